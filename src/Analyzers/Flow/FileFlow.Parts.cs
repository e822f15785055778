using System.Linq;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Durability.Analyzers.Flow;

/// <summary>Values that are made of others: tuples, and the framework's types that keep handles.</summary>
internal sealed partial class FileFlow
{
    /// <summary>A tuple is an object whose members are its elements.</summary>
    ObjectValue EvaluateTuple(ITupleOperation tuple)
    {
        var made = new ObjectValue(tuple, tuple.Type as INamedTypeSymbol);
        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            if (Evaluate(tuple.Elements[i]) is { } value && ElementOf(made, i) is { } element)
                Assign(element, value);
        }

        return made;
    }

    static MemberKey? ElementOf(Value? tuple, int at) =>
        tuple is ObjectValue { Type: { IsTupleType: true, TupleElements: var elements } } && at < elements.Length ? new MemberKey(tuple, KeyOf(elements[at])) : null;

    /// <summary>An element of a tuple is the same by its own name and as <c>Item1</c>.</summary>
    static ISymbol KeyOf(ISymbol member) => (member is IFieldSymbol { CorrespondingTupleField: { } item } ? item : member).OriginalDefinition;

    Value? EvaluateDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        var target = deconstruction.Target is IDeclarationExpressionOperation { Expression: ITupleOperation declared } ? declared : deconstruction.Target as ITupleOperation;
        if (deconstruction.Value is not ITupleOperation values)
        {
            var source = Evaluate(deconstruction.Value);
            for (var i = 0; i < target?.Elements.Length; i++)
                BindElement(source, i, Declared(target.Elements[i]), deconstruction);
            return null;
        }

        // All of them are read before the first is assigned: (a, b) = (b, a).
        var evaluated = new Value?[values.Elements.Length];
        for (var i = 0; i < evaluated.Length; i++)
            evaluated[i] = Evaluate(values.Elements[i]);
        for (var i = 0; i < evaluated.Length && i < target?.Elements.Length; i++)
            EvaluateAssignment(Declared(target.Elements[i]), evaluated[i], deconstruction);
        return null;
    }

    static IOperation Declared(IOperation element) => element is IDeclarationExpressionOperation { Expression: var declared } ? declared : element;

    /// <summary>The parts of a tuple or record from outside are known by their names.</summary>
    void BindElement(Value? source, int at, IOperation element, IOperation deconstruction)
    {
        if (ElementOf(source, at) is { } key && Read(key) is { } known)
            EvaluateAssignment(element, known, deconstruction);
        else if (element is ILocalReferenceOperation local && FromOutside(local.Local, local.Type, HandleOrigin.Unknown, source) is { } value)
            Assign(local.Local, value);
        else
            EvaluateAssignment(element, null, deconstruction);
    }

    static bool IsConstructor(ISymbol called) => called is IMethodSymbol { MethodKind: MethodKind.Constructor };

    /// <summary>A class of this compilation whose override of <c>Flush()</c> says itself that it syncs.</summary>
    static bool SyncsWhenFlushed(INamedTypeSymbol? type)
    {
        for (; type is { DeclaringSyntaxReferences.IsEmpty: false }; type = type.BaseType)
        {
            foreach (var reference in type.GetMembers("Flush").Where(m => m is IMethodSymbol { IsOverride: true, Parameters.IsEmpty: true }).SelectMany(m => m.DeclaringSyntaxReferences))
            {
                if (reference.GetSyntax().DescendantNodes().Any(IsSync))
                    return true;
            }
        }

        return false;
    }

    /// <summary>What a class of this compilation that derives from a stream does when it is closed.</summary>
    void RunDispose(Call call)
    {
        for (var type = (call.Receiver as ObjectValue)?.Type; type is { DeclaringSyntaxReferences.IsEmpty: false }; type = type.BaseType)
        {
            if (type.GetMembers("Dispose").FirstOrDefault(m => m is IMethodSymbol { IsOverride: true, Parameters.Length: 1 }) is IMethodSymbol dispose)
            {
                Inline(dispose, call.Receiver, [new Argument(dispose.Parameters[0], new ConstantValue(true), call.Operation)], call.Operation);
                return;
            }
        }
    }

    /// <summary>Whether a node calls a sync by its own name, or <c>Flush(true)</c>.</summary>
    public static bool IsSync(SyntaxNode node) => node is InvocationExpressionSyntax call && Rules.Naming.Called(call) is var name
        && (PromisesSync(name) || (name == "Flush" && call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.ValueText: "true" } }]));

    /// <summary>The handle that an object of the framework keeps: each one in a collection stands for all of them.</summary>
    Value? KeptIn(Value? holder, ITypeSymbol? type) =>
        holder is ObjectValue { Identity: FlowKey { Variable: { } keeper } key, Type: { } holding } && TypeNames.IsHolderOfHandle(holding) && TypeNames.IsHandle(type)
            ? FromOutside(keeper, type, OriginOf(keeper), key.Owner)
            : null;

    /// <summary>What stands for a collection on the way to its handles: its values, their enumerator, one of its pairs.</summary>
    Value? KeptThrough(Value? holder, IPropertySymbol property) =>
        KeptIn(holder, property.Type) ?? (property.Name is "Values" or "Current" && IsHolder(holder) ? holder : null);

    static bool IsHolder(Value? value) => value is ObjectValue { Identity: FlowKey { Variable: not null }, Type: { } type } && TypeNames.IsHolderOfHandle(type);

    /// <summary>Puts a handle into a collection, or whatever else takes it: to the code that follows it is one of those that are kept there.</summary>
    void Keep(Value? value, Value? holder)
    {
        Escape(value);
        if (value is not HandleValue { Info: { Origin: HandleOrigin.Local, Type: var type, Site: var opened } } || opened.Node.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()?.UsingKeyword.RawKind > 0 || KeptIn(holder, type) is not { } kept)
            return;
        foreach (var variable in _state.Values.Keys.Where(k => value.Equals(_state.Values[k])).ToArray())
            _state.Values[variable] = kept;
    }

    /// <summary>A call on a collection that gives one of its handles, as its result or through an <c>out</c> argument.</summary>
    Value? TakeKept(IMethodSymbol method, Call call)
    {
        var isQuery = method.ContainingType.Name == "Enumerable" && !call.Arguments.IsEmpty;
        var holder = isQuery ? call.Arguments[0].Value : call.Receiver;
        if (!IsHolder(holder))
            return null;
        foreach (var (parameter, _, argument) in call.Arguments)
        {
            if (parameter is { RefKind: RefKind.Out } && Place(argument) is { } place && KeptIn(holder, place.Type) is { } taken)
                EvaluateAssignment(place, taken, call.Operation);
        }

        return KeptIn(holder, method.ReturnType) ?? (isQuery || method.Name == "GetEnumerator" ? holder : null);
    }
}
