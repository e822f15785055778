using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Durability.Analyzers.Flow;

/// <summary>Calls: into code of the same compilation, into the catalog, and into code that cannot be seen.</summary>
internal sealed partial class FileFlow
{
    Value? EvaluateInvocation(IInvocationOperation invocation)
    {
        var receiver = Evaluate(invocation.Instance);
        var arguments = EvaluateArguments(invocation.Arguments);
        var method = invocation.TargetMethod;
        var call = new Call(method, receiver, arguments, invocation);

        if (method.MethodKind == MethodKind.DelegateInvoke)
            return InvokeDelegate(receiver as DelegateValue, call);
        if (method.MethodKind == MethodKind.Constructor)
            return ConstructBase(call);
        if (_bodies.Options.SyncsToDisk(method))
        {
            SyncWhatever(call);
            return null;
        }

        if (_bodies.Options.Acknowledges(method))
            Acknowledge(SiteOf(invocation));
        if (Evidence.EvidenceWords.IsForDirectorySync(method.Name) || (!call.Arguments.IsEmpty && method.IsStatic && Evidence.EvidenceWords.IsForDirectorySync(method.ContainingType.Name)))
            Record(new FlowEvent(FlowEventKind.SyncDirectory, SiteOf(invocation)) { Path = call.Select("*") as SymbolicValue });

        if (Inline(method, receiver, call.Arguments, invocation) is { } result)
        {
            // Whoever calls a method that is named for a sync has done his part; DUR102 and DUR106 blame the method.
            if (IsNamedForSync(method) && (HandleOf(call.Select("*")) ?? HandleOf(receiver)) is not null)
                SyncWhatever(call);
            else if (_catalog.Find(method) is { WhenTrue: true } flush && HandleOf(receiver) is not null)
                Apply(flush, call);
            return result.Value is null or SymbolicValue { Kind: SymbolicKind.Variable, Symbol: ILocalSymbol } ? TemporaryOf(method, call) ?? result.Value : result.Value;
        }

        if (_catalog.Find(method) is { } row)
            return Apply(row, call);
        return CallUnseen(method, call);
    }

    ImmutableArray<Argument> EvaluateArguments(ImmutableArray<IArgumentOperation> operations)
    {
        if (operations.IsEmpty)
            return [];
        var arguments = ImmutableArray.CreateBuilder<Argument>(operations.Length);
        foreach (var argument in operations)
            arguments.Add(new Argument(argument.Parameter, Evaluate(argument.Value), argument.Value));
        return arguments.MoveToImmutable();
    }

    Value? EvaluateCreation(IObjectCreationOperation creation)
    {
        var arguments = EvaluateArguments(creation.Arguments);
        if (creation.Constructor is not { } constructor || creation.Type is not INamedTypeSymbol type)
            return null;
        var call = new Call(constructor, null, arguments, creation);
        if (type.DeclaringSyntaxReferences.IsEmpty)
            return _catalog.Find(constructor) is { } row ? Apply(row, call) : CreateUnseen(type, call);

        var created = new ObjectValue(creation, type);
        foreach (var (parameter, value, _) in call.Arguments)
        {
            if (parameter is not null && value is not null)
                Assign(new MemberKey(created, parameter), value);
        }

        if (TypeNames.IsHandle(type) || call.Arguments.Any(a => a.Value is HandleValue or EitherValue or ObjectValue or DelegateValue))
            Inline(constructor, created, call.Arguments, creation);
        return created;
    }

    /// <summary><c>base(...)</c> of a class that derives from a stream or writer: the handle that the object is.</summary>
    Value? ConstructBase(Call call)
    {
        if (call.Target is IMethodSymbol constructor && _this is not null)
        {
            // this(...) of a class that derives from one that the catalog knows goes on to base(...) itself.
            if (constructor.DeclaringSyntaxReferences.IsEmpty && _catalog.Find(constructor) is { } row)
                Assign(new MemberKey(_this, BaseOf(_this)), Apply(row, new Call(constructor, null, call.Arguments, call.Operation)));
            else
                Inline(constructor, _this, call.Arguments, call.Operation);
        }

        return null;
    }

    static ISymbol BaseOf(Value owner) => ((ObjectValue)owner).Type!;

    /// <summary>The handle that a value is, or that an object derived from a stream is by inheritance.</summary>
    HandleInfo? HandleOf(Value? value)
    {
        switch (value)
        {
            case HandleValue handle:
                return handle.Info;
            case ObjectValue { Type: { } type } instance when TypeNames.IsHandle(type):
                return ((Read(new MemberKey(instance, type)) ?? FromOutside(type, type, HandleOrigin.Field, instance)) as HandleValue)?.Info;
            default:
                return null;
        }
    }

    /// <summary>The result of a call that was followed; its value is null where it is unknown.</summary>
    sealed record Followed(Value? Value);

    Followed? Inline(IMethodSymbol method, Value? receiver, ImmutableArray<Argument> arguments, IOperation operation)
    {
        if (_steps > MostSteps || _frame.Depth >= MostDepth || _calls >= MostCalls)
            return null;
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        ControlFlowGraph? graph;
        if (definition.MethodKind == MethodKind.LocalFunction)
        {
            graph = LocalFunctionGraph(definition, _graph);
        }
        else
        {
            if (operation is not IInvocationOperation { Instance: IInstanceReferenceOperation { Syntax: BaseExpressionSyntax } })
                definition = Dispatch(definition, receiver);
            if (!WorthFollowing(definition, receiver, arguments))
                return null;
            graph = _bodies.GraphOf(definition, _cancellation);
        }

        return graph is null ? null : Enter(definition, graph, receiver ?? (definition.IsStatic ? null : _this), arguments, operation);
    }

    ControlFlowGraph? LocalFunctionGraph(IMethodSymbol function, ControlFlowGraph? from)
    {
        for (var graph = from; graph is not null; graph = graph.Parent)
        {
            if (graph.LocalFunctions.Contains(function))
                return graph.GetLocalFunctionControlFlowGraph(function, _cancellation);
        }

        return null;
    }

    /// <summary>The member that really runs, where the receiver's type tells.</summary>
    IMethodSymbol Dispatch(IMethodSymbol method, Value? receiver)
    {
        if (IsFileOfFramework(receiver))
            return method;
        var type = receiver switch { ObjectValue value => value.Type, HandleValue handle => handle.Info.Type as INamedTypeSymbol, _ => null };
        if (type is null || SymbolEqualityComparer.Default.Equals(type, method.ContainingType) || !(method.IsVirtual || method.IsAbstract || method.IsOverride))
            return method.IsAbstract ? _bodies.OnlyImplementation(method) ?? method : method;
        if (method.ContainingType.TypeKind == TypeKind.Interface)
            return type.TypeKind == TypeKind.Interface ? _bodies.OnlyImplementation(method) ?? method : SourceBodies.Implementation(type, method) ?? method;
        for (var t = type; t is not null && !SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, method.ContainingType); t = t.BaseType)
        {
            foreach (var member in t.GetMembers(method.Name))
            {
                if (member is IMethodSymbol candidate && Overrides(candidate, method))
                    return candidate.OriginalDefinition;
            }
        }

        return method.IsAbstract ? _bodies.OnlyImplementation(method) ?? method : method;
    }

    /// <summary>A file that was opened, or one of two: what is called on it is the framework's own, and not that of the one class of the program that derives from Stream too.</summary>
    static bool IsFileOfFramework(Value? value) => value switch
    {
        HandleValue { Info: { IsFile: true, Type: var type } } => type?.DeclaringSyntaxReferences.IsEmpty != false,
        EitherValue either => IsFileOfFramework(either.First) || IsFileOfFramework(either.Second),
        _ => false,
    };

    static bool Overrides(IMethodSymbol candidate, IMethodSymbol method)
    {
        for (var m = candidate.OverriddenMethod; m is not null; m = m.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method))
                return true;
        }

        return false;
    }

    bool WorthFollowing(IMethodSymbol method, Value? receiver, ImmutableArray<Argument> arguments)
    {
        if (method.DeclaringSyntaxReferences.IsEmpty || method.IsAbstract || method.IsExtern)
            return false;
        return receiver is HandleValue || (method.MethodKind == MethodKind.PropertyGet && TypeNames.IsHandle(method.ReturnType)) || arguments.Any(a => a.Value is HandleValue or DelegateValue || HandleOf(a.Value) is not null)
            || _bodies.Index.TouchesFiles(method) || CallersInType.DropsFile(method.Name) || CallersInType.IsStep(method) || (arguments.All(a => a.Value is SymbolicValue or ConstantValue) && JoinedPath.Is(method, _cancellation));
    }

    Followed? Enter(IMethodSymbol method, ControlFlowGraph graph, Value? receiver, ImmutableArray<Argument> arguments, IOperation operation)
    {
        for (var frame = _frame; frame is not null; frame = frame.Parent)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Member, method))
                return null;
        }

        _calls++;
        _entered.Add(method);
        var (outerFrame, outerThis, state) = (_frame, _this, _state);
        _frame = FrameFor(method, operation.Syntax);
        if (method.MethodKind is not (MethodKind.LocalFunction or MethodKind.AnonymousFunction))
            _this = receiver;
        _state = state.Copy();
        foreach (var parameter in method.Parameters)
            _state.Values.Remove(parameter);
        foreach (var (parameter, value, _) in arguments)
        {
            if (parameter is null || value is null)
                continue;
            var bound = parameter.ContainingSymbol is IMethodSymbol { ReducedFrom: not null } ? parameter.Ordinal + 1 : parameter.Ordinal;
            if (bound < method.Parameters.Length)
                _state.Values[method.Parameters[bound]] = value;
        }

        if (method.IsExtensionMethod && receiver is not null && !method.Parameters.IsEmpty && !_state.Values.ContainsKey(method.Parameters[0]))
            _state.Values[method.Parameters[0]] = receiver;
        var exit = RunGraph(graph, out var returned);
        (_frame, _this) = (outerFrame, outerThis);
        _state = exit ?? state;
        foreach (var (parameter, _, argument) in arguments)
        {
            if (parameter is { RefKind: RefKind.Out or RefKind.Ref } && exit is not null && Place(argument) is { } place)
                EvaluateAssignment(place, Read(method.Parameters[parameter.Ordinal]), operation);
        }

        _changes++;
        return new Followed(returned);
    }

    /// <summary>The variable that an <c>out</c> or <c>ref</c> argument names.</summary>
    static ILocalReferenceOperation? Place(IOperation argument) =>
        argument as ILocalReferenceOperation ?? (argument as IDeclarationExpressionOperation)?.Expression as ILocalReferenceOperation;

    Frame FrameFor(ISymbol member, SyntaxNode callSite)
    {
        var key = new FlowKey(_frame, callSite, member);
        if (!_frames.TryGetValue(key, out var frame))
            _frames.Add(key, frame = new Frame(_frame, member, callSite));
        return frame;
    }

    Value? InvokeDelegate(DelegateValue? target, Call call)
    {
        if (target is not null && RunDelegate(target, call.Arguments, call.Operation) is { } result)
            return result.Value;

        if (call.Operation is IInvocationOperation { Instance: IMemberReferenceOperation or IParameterReferenceOperation } invoked && IsNamedForSync(invoked.Instance.Syntax.ToString()))
        {
            SyncWhatever(call);
            return null;
        }

        // Whoever is handed a file, or its path, by code that owns it, is there to fill it; but one that gives a path back makes another one of it.
        // A file that must be there already, handed to one that gives something back, is read.
        var given = (call.Target as IMethodSymbol)?.ReturnType;
        var (givesPath, givesValue) = (TypeNames.IsPathLike(given), given is { SpecialType: not SpecialType.System_Void } && !TypeNames.IsTask(given));
        foreach (var (_, value, _) in call.Arguments)
        {
            if (HandleOf(value) is { } handle)
            {
                if (!givesValue || handle.Bottom.Mode != OpenMode.Open)
                    Write(handle, SiteOf(call.Operation));
                if (SyncsInLambda(_frame.Member))
                    Escape(value);
            }
            else if (value is SymbolicValue { Kind: not SymbolicKind.Text } path && !givesPath)
                WritePath(path, SiteOf(call.Operation));
        }

        return null;
    }

    /// <summary>Whether one of the lambdas that a member is handed in its own type syncs: each caller decides for itself, and is looked at by itself.</summary>
    bool SyncsInLambda(ISymbol member)
    {
        if (!_syncsInLambda.TryGetValue(member, out var syncs))
            _syncsInLambda.Add(member, syncs = member.ContainingType?.DeclaringSyntaxReferences.Any(part => IsHandedSync(part.GetSyntax(_cancellation), member.Name)) == true);
        return syncs;
    }

    readonly Dictionary<ISymbol, bool> _syncsInLambda = new(SymbolEqualityComparer.Default);

    static bool IsHandedSync(SyntaxNode type, string member) => type.DescendantNodes().Any(node =>
        node is InvocationExpressionSyntax call && Rules.Naming.Called(call) == member
        && call.ArgumentList.Arguments.Any(a => a.Expression is LambdaExpressionSyntax lambda && lambda.DescendantNodes().Any(IsSync)));

    static bool IsNamedForSync(string name) => Evidence.EvidenceWords.Split(name).Any(word => word is "sync" or "fsync" or "flush");

    Followed? RunDelegate(DelegateValue target, ImmutableArray<Argument> arguments, IOperation operation)
    {
        if (_steps > MostSteps || _frame.Depth >= MostDepth || target.Target is not IMethodSymbol method)
            return null;
        if (target.Lambda is { } lambda)
        {
            var graph = target.Graph.GetAnonymousFunctionControlFlowGraph(lambda, _cancellation);
            return Enter(method, graph, target.Receiver, Rebind(arguments, method), operation);
        }

        if (method.MethodKind == MethodKind.LocalFunction)
            return LocalFunctionGraph(method, target.Graph) is { } local ? Enter(method, local, target.Receiver, Rebind(arguments, method), operation) : null;
        return Inline(method, target.Receiver, Rebind(arguments, method), operation)
            ?? (_catalog.Find(method) is { } row ? new Followed(Apply(row, new Call(method, target.Receiver, Rebind(arguments, method), operation))) : null);
    }

    /// <summary>The arguments of a delegate's <c>Invoke</c>, under the parameters of the method that runs.</summary>
    static ImmutableArray<Argument> Rebind(ImmutableArray<Argument> arguments, IMethodSymbol method)
    {
        var rebound = ImmutableArray.CreateBuilder<Argument>();
        for (var i = 0; i < arguments.Length && i < method.Parameters.Length; i++)
            rebound.Add(new Argument(method.Parameters[i], arguments[i].Value, arguments[i].Operation));
        return rebound.ToImmutable();
    }
}
