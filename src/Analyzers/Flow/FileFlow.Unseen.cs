using System;
using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Flow;

/// <summary>Calls into code that cannot be seen: what their names, and what they are handed, tell.</summary>
internal sealed partial class FileFlow
{
    /// <summary>A constructor that cannot be seen: a reader, or a wrapper that writes to the stream it was given.</summary>
    Value? CreateUnseen(INamedTypeSymbol type, Call call)
    {
        RunDelegateArguments(call);
        if (type.Name == "FileStreamOptions")
            return new ObjectValue(call.Operation, type);
        if (TypeNames.IsPathObject(type))
            return call.Arguments.Select(a => a.Value).FirstOrDefault(v => v is SymbolicValue);
        if (TypeNames.IsInMemoryOrRemote(type))
            return ElsewhereValue.Instance;
        if (call.Arguments.IsEmpty && TemporaryFile(type.Name, call.Operation) is { } temporary)
            return temporary;
        var inner = call.Arguments.Select(a => HandleOf(a.Value)).FirstOrDefault(h => h is not null);
        if (inner is null || type.Name.IndexOf("Reader", StringComparison.Ordinal) >= 0 || TypeNames.IsTask(type) || TypeNames.IsOrDerivesFrom(type, "System.Net.Http.HttpContent"))
            return null;
        return new HandleValue(WrapperOver(inner, type, Buffering.None, LeavesOpen(call, false), call.Operation));
    }

    Value? CallUnseen(IMethodSymbol method, Call call)
    {
        RunDelegateArguments(call);
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref && Place(argument.Operation) is { } set)
                EvaluateAssignment(set, null, call.Operation);
        }

        if (TakeKept(method, call) is { } kept)
            return kept;
        var handle = HandleOf(call.Receiver);
        if (IsNamedForSync(method))
        {
            SyncWhatever(call);
            return null;
        }

        // An abstraction over the framework's helpers, whose code is elsewhere, is known by the names that it keeps.
        if (_catalog.FindFileHelper(method.Name) is { } helper && !IsCareful(method.ContainingType.Name) && call.Arguments.FirstOrDefault()?.Value is SymbolicValue)
            return Apply(helper with { On = "*0" }, call);

        if (PublishedBy(method.Name, method.ContainingType.Name, call.Receiver, call.Arguments.Select(a => a.Value)) is { } renamed && !TypeNames.IsPathLike(method.ReturnType))
        {
            Publish(MoveTo, renamed.From, renamed.To, SiteOf(call.Operation));
            return null;
        }

        if (handle is { IsWrapper: true } && method.DeclaringSyntaxReferences.IsEmpty)
            CallUnseenWrapper(method, handle, call);
        HandleInfo? passed = null;
        foreach (var (parameter, value, _) in call.Arguments)
        {
            if (HandleOf(value) is { } argument)
            {
                passed ??= argument;
                if (IsHolder(call.Receiver))
                    Keep(value, call.Receiver);
                else
                    PassUnseen(argument, parameter, method, call);
            }
            else if (value is ObjectValue or EitherValue)
            {
                Escape(value);
            }
            else if (value is SymbolicValue { Kind: not SymbolicKind.Text } path && TypeNames.IsPathLike(parameter?.Type) && method.DeclaringSyntaxReferences.IsEmpty && SavesByName(method.Name) && !IsPrinting(method))
            {
                WritePath(path, SiteOf(call.Operation));
            }
        }

        return ResultOfUnseen(method, call, passed ?? handle);
    }

    static readonly HashSet<string> SyncNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "FlushToDisk", "FlushToDiskAsync", "Fsync", "FsyncAsync", "FDataSync", "HardFlush", "ForceFlush", "ForceFlushToDisk", "ForceToDisk", "SyncToDisk", "FlushFileBuffers", "FlushDataToDisk",
    };

    /// <summary>Whoever calls a member of such a name believes that the data is on the device afterwards.</summary>
    public static bool PromisesSync(string name) => SyncNames.Contains(name);

    /// <summary>A helper of one of these names, or one called just <c>Sync</c> that takes a file's handle.</summary>
    static bool IsNamedForSync(IMethodSymbol method) =>
        PromisesSync(method.Name) || (method.Name is "Sync" or "SyncAsync" or "Synch" && method.Parameters.Any(p => TypeNames.IsFileHandle(p.Type)));

    static bool SavesByName(string name) => Evidence.EvidenceWords.Split(name).FirstOrDefault() is { } verb && (verb is "export" or "dump" || Evidence.EvidenceWords.SavingVerbs.Contains(verb));

    /// <summary><c>Console.WriteLine(path)</c>, <c>Debug.Write(path)</c>: what is printed is a name, and no file.</summary>
    static bool IsPrinting(IMethodSymbol method) => method.ContainingNamespace?.ToDisplayString() is "System" or "System.Diagnostics";

    /// <summary><c>AtomicFile.WriteAllText(path, text)</c>: whoever calls it has done his part.</summary>
    static bool IsCareful(string name) => Evidence.EvidenceWords.Split(name).Any(Evidence.EvidenceWords.Careful.Contains);

    /// <summary><c>fileSystem.ReplaceFile(temporary, path)</c>: the file of the first name, which is still dirty and named for taking another one's place, gets the second.</summary>
    Renamed? PublishedBy(string name, string owner, Value? receiver, IEnumerable<Value?> arguments)
    {
        var words = Evidence.EvidenceWords.Split(name).ToArray();
        if (receiver is SymbolicValue || !words.Take(2).Any(RenamingVerbs.Contains) || !(words.Length == 1 || words.Contains("file")) || IsCareful(name) || IsCareful(owner))
            return null;
        return arguments.OfType<SymbolicValue>().Take(2).ToArray() is [var from, var to] && from.Names().Any(n => Evidence.EvidenceWords.Split(n).Any(Evidence.EvidenceWords.Successors.Contains)) && !OwedBy(from).Normal.IsEmpty ? new Renamed(from, to) : null;
    }

    sealed record Renamed(SymbolicValue From, SymbolicValue To);

    static readonly HashSet<string> RenamingVerbs = new(StringComparer.Ordinal) { "move", "rename", "replace", "swap" };

    void CallUnseenWrapper(IMethodSymbol method, HandleInfo wrapper, Call call)
    {
        var site = SiteOf(call.Operation);
        if (method.Name is "Dispose" or "DisposeAsync" or "Close" or "CloseAsync")
            Close(wrapper, site);
        else if (method.Name is "Flush" or "FlushAsync")
            Drain(wrapper, site);
        else if (!IsReading(method.Name))
            Write(wrapper, site);
    }

    /// <summary>Whether a member is named for reading, or for what touches no content.</summary>
    public static bool IsReading(string name) =>
        name.StartsWith("Read", StringComparison.Ordinal) || name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("Deserialize", StringComparison.Ordinal)
        || name.StartsWith("Seek", StringComparison.Ordinal) || name.StartsWith("Lock", StringComparison.Ordinal) || name is "ToString" or "Equals" or "GetHashCode" or "ConfigureAwait";

    /// <summary>A callee that cannot be seen writes to what it is given; to a file that must be there already only where it is named for changing it.</summary>
    void WriteByCallee(HandleInfo handle, string callee, Site site)
    {
        if (handle.Bottom.Mode != OpenMode.Open || Evidence.EvidenceWords.WritingVerbs.Contains(Evidence.EvidenceWords.Split(callee).FirstOrDefault() ?? ""))
            Write(handle, site);
    }

    /// <summary>Whether a callee that is given a stream only takes from it.</summary>
    static bool TakesToRead(string name) =>
        IsReading(name) || name.IndexOf("Read", StringComparison.Ordinal) >= 0 || name.StartsWith("Load", StringComparison.Ordinal) || name.StartsWith("ComputeHash", StringComparison.Ordinal) || name is "Hash" or "HashData" or "HashDataAsync";

    void PassUnseen(HandleInfo handle, IParameterSymbol? parameter, IMethodSymbol method, Call call)
    {
        if (TakesToRead(method.Name) || (method.Name == "Create" && method.ContainingType.Name.EndsWith("Reader", StringComparison.Ordinal)) || method.Name is "ThrowIfNull" or "ReferenceEquals")
            return;
        // Monitor.Enter of a lock, GC.KeepAlive, string.Format: the framework takes any object there, and writes to none.
        if (parameter?.Type.SpecialType == SpecialType.System_Object && method.ContainingNamespace?.ToDisplayString() is "System" or "System.Threading" or "System.Diagnostics")
            return;
        WriteByCallee(handle, method.Name, SiteOf(call.Operation));

        // A callee that asks for a file's own handle may sync it; one that takes any stream cannot.
        if (TypeNames.IsFileHandle(parameter?.Type) || parameter?.Type.SpecialType == SpecialType.System_Object)
            Escape(new HandleValue(handle));
    }

    Value? ResultOfUnseen(IMethodSymbol method, Call call, HandleInfo? handle)
    {
        var type = Unwrapped(method.ReturnType);
        if (TypeNames.IsHandle(type))
        {
            if (handle is not null)
                return new HandleValue(WrapperOver(handle, type, Buffering.None, leavesOpen: false, call.Operation));
            return new HandleValue(OpenUnseen(type!, call));
        }

        if (method.Name is "ConfigureAwait" or "GetAwaiter" or "GetResult" or "ToInt32" or "ToInt64")
            return call.Receiver;
        if (!TypeNames.IsPathLike(type))
            return null;
        var parts = call.Arguments.Select(a => a.Value).Where(v => v is SymbolicValue).ToArray();
        if (method is { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String })
            return call.Arguments.Select(a => a.Value).Aggregate(Join);
        // What a number or a GUID is printed as is named by what it is, not by the printing.
        if (method.Name == "ToString" && call.Receiver is null && call.Operation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax printed })
            return method.ContainingType is { IsValueType: true } ? SymbolicValue.OfText("{" + printed.Expression + "}") : new SymbolicValue(SymbolicKind.Variable, null, printed.Expression.ToString(), null, null);
        return new SymbolicValue(SymbolicKind.Call, method, method.Name, parts.FirstOrDefault() ?? call.Receiver as SymbolicValue, OtherParts(parts, call));
    }

    static Value? OtherParts(Value?[] parts, Call call)
    {
        var written = WrittenAs(call);
        if (parts.Length < 2)
            return written;
        var others = parts.Skip(2).Append(written).Where(part => part is not null).ToArray();
        return others.Length == 0 ? parts[1] : others.Aggregate(parts[1], Join);
    }

    /// <summary>The arguments of which no path is known, as they are written: <c>PathOf(i)</c> and <c>PathOf(i + 1)</c> are two files.</summary>
    static Value? WrittenAs(Call call)
    {
        var texts = call.Arguments.Where(a => a.Value is not SymbolicValue).Select(a => a.Value is ConstantValue { Constant: { } constant } ? constant.ToString() : a.Operation.Syntax.ToString()).ToArray();
        return texts.Length == 0 ? null : new ConstantValue(string.Join(",", texts));
    }

    /// <summary>What a helper of the program's own, named for a temporary file, gives: another one each time.</summary>
    static SymbolicValue? TemporaryOf(IMethodSymbol method, Call call) =>
        TypeNames.IsPathLike(Unwrapped(method.ReturnType)) && IsNamedForTemporary(method.Name) ? new SymbolicValue(SymbolicKind.Call, method, method.Name, null, new ConstantValue(call.Operation.Syntax.SpanStart)) : null;

    static bool IsNamedForTemporary(string name) => Evidence.EvidenceWords.Split(name).Any(word => word is "temp" or "tmp" or "temporary");

    /// <summary><c>new TempFile()</c>: an object that stands for a temporary file, wherever it makes that.</summary>
    static SymbolicValue? TemporaryFile(string type, IOperation made) =>
        IsNamedForTemporary(type) && Evidence.EvidenceWords.Split(type).LastOrDefault() is "file" or "path" ? new SymbolicValue(SymbolicKind.Call, null, type, null, new ConstantValue(made.Syntax.SpanStart)) : null;

    static ITypeSymbol? Unwrapped(ITypeSymbol type) =>
        TypeNames.IsTask(type) && type is INamedTypeSymbol { TypeArguments: [var result] } ? result : type;

    void RunDelegateArguments(Call call)
    {
        foreach (var (_, value, _) in call.Arguments)
        {
            if (value is DelegateValue target)
                RunDelegate(target, [], call.Operation);
        }
    }
}
