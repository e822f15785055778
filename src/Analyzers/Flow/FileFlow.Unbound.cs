using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Flow;

/// <summary>
/// Calls that did not bind: a missing reference, half-typed code. What they are handed and how they are called is all
/// that is known, and enough to keep a file's state from being taken for clean.
/// </summary>
internal sealed partial class FileFlow
{
    Value? EvaluateUnbound(IOperation operation)
    {
        var values = operation.ChildOperations.Select(Evaluate).ToArray();
        var site = SiteOf(operation);
        switch (operation.Syntax)
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Path" }, Name.Identifier.ValueText: "Combine" or "Join" } } joined:
                return JoinedUnbound(operation, joined);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "File" } } } call when CandidateFor(call, call.ArgumentList, operation) is { } candidate:
                return Apply(_catalog.Find(candidate.Target)!, candidate);
            case InvocationExpressionSyntax call:
                return CallUnbound(operation, call, ReceiverOf(operation, call), values, site);
            case BaseObjectCreationExpressionSyntax creation when values.Select(HandleOf).FirstOrDefault(h => h is not null) is { } inner:
                return new HandleValue(WrapperOver(inner, operation.Type, Buffering.None, leavesOpen: creation.ToString().Contains("leaveOpen: true"), operation));
            case BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation when CandidateFor(creation, arguments, operation) is { } candidate:
                return Apply(_catalog.Find(candidate.Target)!, candidate);
            case ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0, Type: var type } when TemporaryFile(Rules.Naming.Last(type), operation) is { } temporary:
                return temporary;
            case MemberAccessExpressionSyntax when values is [SymbolicValue { Kind: SymbolicKind.Call, Symbol: null } file, ..]:
                return file;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FullName" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" }:
                return values.FirstOrDefault();
            default:
                return null;
        }
    }

    /// <summary>
    /// A call of a known member that did not bind since the type of an argument is missing: as the first of its overloads that takes
    /// a path, and as many arguments. What may be a stream as well is a path only where it is named for one.
    /// </summary>
    Call? CandidateFor(SyntaxNode call, ArgumentListSyntax list, IOperation operation)
    {
        var given = list.Arguments;
        if (given.Count == 0 || given.Any(a => a.NameColon is not null))
            return null;
        foreach (var candidate in _bodies.ModelOf(call.SyntaxTree).GetSymbolInfo(call, _cancellation).CandidateSymbols)
        {
            if (candidate is not IMethodSymbol method || method.Parameters.Length < given.Count || method.Parameters.Skip(given.Count).Any(p => !p.IsOptional) || method.Parameters[0].Type.SpecialType != SpecialType.System_String)
                continue;
            var arguments = given.Select((argument, i) => new Argument(method.Parameters[i], ValueOf(argument.Expression, operation), OperationOf(argument.Expression, operation))).ToImmutableArray();
            if (_catalog.Find(method) is { } row && (row.Effect != Effect.Wrap || arguments[0].Value is SymbolicValue || IsNamedForPath(given[0].Expression)))
                return new Call(method, null, arguments, operation);
        }

        return null;
    }

    static bool IsNamedForPath(ExpressionSyntax expression) =>
        Evidence.EvidenceWords.Split(expression.ToString()).LastOrDefault() is "path" or "file" or "filename" or "name";

    /// <summary>What a call that did not bind hands out (<c>out var fileStream</c>) tells by its name that it is a file's stream.</summary>
    static bool IsHandedOutAsFile(ISymbol symbol) =>
        symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declared] } && (symbol.Name == "fs" || (symbol.Name.EndsWith("Stream", System.StringComparison.Ordinal) && Evidence.EvidenceWords.Split(symbol.Name).Contains("file")))
        && declared.GetSyntax() is SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax } };

    /// <summary>One part of the path did not bind; the others are known all the same.</summary>
    Value? JoinedUnbound(IOperation operation, InvocationExpressionSyntax call)
    {
        var parts = call.ArgumentList.Arguments.Select(a => ValueOf(a.Expression, operation) as SymbolicValue ?? new SymbolicValue(SymbolicKind.Variable, null, a.Expression.ToString(), null, null)).ToArray();
        return parts.Length == 0 ? null : parts.Skip(1).Aggregate(parts[0], SymbolicValue.OfFolder);
    }

    /// <summary>What stands before the dot: it is below the call's first child, which did not bind either.</summary>
    Value? ReceiverOf(IOperation operation, InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax access ? ValueOf(access.Expression, operation) : null;

    Value? FirstArgument(IOperation operation, InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.FirstOrDefault()?.Expression is { } first ? ValueOf(first, operation) : null;

    Value? ValueOf(ExpressionSyntax part, IOperation operation) => OperationOf(part, operation) is { } found && found != operation ? Evaluate(found) : null;

    /// <summary>The operation of a part of a call; the call's own where it has none.</summary>
    static IOperation OperationOf(ExpressionSyntax part, IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            for (var inner = child; inner is not null; inner = inner.ChildOperations.FirstOrDefault())
            {
                if (inner.Syntax == part)
                    return inner;
            }
        }

        return operation;
    }

    Value? CallUnbound(IOperation operation, InvocationExpressionSyntax call, Value? receiver, Value?[] values, Site site)
    {
        var name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        foreach (var value in values)
        {
            if (value is DelegateValue target)
                RunDelegate(target, [], operation);
        }

        if (HandleOf(receiver) is { } handle)
            return CallUnboundHandle(name, handle, call, site);
        if (call.ArgumentList.Arguments.FirstOrDefault(a => IsOf("FileMode", a.Expression)) is { } mode && !MakesItsOwn(call, name))
            return IsElsewhere(call.Expression) ? ElsewhereValue.Instance : OpenUnbound(operation, call, OpenArguments.OfFileMode(ValueOf(mode.Expression, operation)), site);
        var path = values.OfType<SymbolicValue>().LastOrDefault(v => v.Kind != SymbolicKind.Text);
        if (PromisesSync(name))
        {
            foreach (var value in values)
                ForEachHandle(value, h => Sync(h, site, drainsFirst: true));
            if (values.All(v => HandleOf(v) is null))
                SyncEverything(site);
            return null;
        }

        if (name == "MoveTo" && receiver is SymbolicValue from)
            Publish(MoveTo, from, path, site);
        else if (PublishedBy(name, call.Expression.ToString(), receiver, values) is { } renamed)
            Publish(MoveTo, renamed.From, renamed.To, site);
        else if (_catalog.FindFileHelper(name) is { } helper && !IsCareful(call.Expression.ToString()))
        {
            // What is written may be a path's content too: only the first argument says where.
            if (FirstArgument(operation, call) is SymbolicValue target)
                RecordWrite(helper, target, null, site);
        }
        else if (path is not null && SavesByName(name))
            WritePath(path, site);
        if (!TakesToRead(name))
        {
            foreach (var value in values)
                ForEachHandle(value, h => WriteByCallee(h, name, site));
        }

        return name == "ConfigureAwait" ? receiver : null;
    }

    /// <summary><c>files.OpenFile(path, FileMode.Create)</c>: whatever opens a file in such a mode gives its stream.</summary>
    HandleValue OpenUnbound(IOperation operation, InvocationExpressionSyntax call, OpenMode mode, Site site)
    {
        var path = FirstArgument(operation, call) as SymbolicValue;
        var access = call.ArgumentList.Arguments.FirstOrDefault(a => IsOf("FileAccess", a.Expression));
        var reads = access is not null && ValueOf(access.Expression, operation) is ConstantValue { Constant: (int)System.IO.FileAccess.Read };
        var opened = Intern(operation, null, path, 0, () => new HandleInfo { Origin = HandleOrigin.Local, Site = site, Type = operation.Type, Path = path, Mode = reads ? OpenMode.ReadOnly : mode, IsFile = true });
        _state.Handles[opened] = HandleState.Fresh;
        Record(new FlowEvent(FlowEventKind.Open, site) { Handle = opened, Path = path, Deleted = path is null ? default : _state.Of(path).Deleted });
        return new HandleValue(opened);
    }

    /// <summary><c>NativeFile.Create(path, FileMode.Create)</c>, or what is declared as a type of its own: no stream, and its <c>Flush</c> may well sync.</summary>
    static bool MakesItsOwn(InvocationExpressionSyntax call, string name) =>
        name == "Create" || (call.FirstAncestorOrSelf<VariableDeclarationSyntax>() is { Type: { IsVar: false } declared, Variables: [{ Initializer.Value: var value }, ..] } && value == call && declared.ToString() is not ("Stream" or "FileStream" or "System.IO.Stream"));

    /// <summary><c>client.Open(path, FileMode.Create)</c> opens a file of another machine.</summary>
    static bool IsElsewhere(ExpressionSyntax called) => Evidence.EvidenceWords.Split(called.ToString()).Any(word => word is "ftp" or "sftp" or "ssh" || Evidence.EvidenceWords.Peers.Contains(word));

    bool IsOf(string type, ExpressionSyntax argument) => _bodies.ModelOf(argument.SyntaxTree).GetTypeInfo(argument, _cancellation).Type?.Name == type;

    static readonly ApiRow MoveTo = new("", "MoveTo", Effect.Publish);

    Value? CallUnboundHandle(string name, HandleInfo handle, InvocationExpressionSyntax call, Site site)
    {
        if (PromisesSync(name) || (name == "Flush" && call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.ValueText: "true" } }]))
            Sync(handle, site, drainsFirst: true);
        else if (name is "Flush" or "FlushAsync")
            Drain(handle, site);
        else if (name is "Dispose" or "Close" or "DisposeAsync")
            Close(handle, site);
        else if (name.StartsWith("Write", System.StringComparison.Ordinal) || name == "SetLength")
            Write(handle, site);
        return name is "ConfigureAwait" ? new HandleValue(handle) : null;
    }
}
