using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Durability.Analyzers.Configuration;

/// <summary>Which code the rules of missing syncs look at.</summary>
internal enum DurabilityScope : byte
{
    /// <summary>Where the code itself gives evidence that its files must survive a power cut.</summary>
    Inferred,

    /// <summary>Every file write.</summary>
    All,

    /// <summary>Only what is marked <c>[Durable]</c>.</summary>
    Marked,
}

/// <summary>A configuration key whose value is not allowed.</summary>
internal sealed record WrongOption(string Key, string Value, string Allowed);

/// <summary>The options of one compilation, from a global configuration file or <c>.editorconfig</c>.</summary>
internal sealed class DurabilityOptions
{
    public const string ScopeKey = "durability_scope";
    public const string StateNamesKey = "durability_state_names";
    public const string ScratchNamesKey = "durability_scratch_names";
    public const string SyncMethodsKey = "durability_sync_methods";
    public const string AcknowledgeMethodsKey = "durability_acknowledge_methods";
    public const string BaselineKey = "durability_baseline";

    static readonly string[] Keys = [ScopeKey, StateNamesKey, ScratchNamesKey, SyncMethodsKey, AcknowledgeMethodsKey, BaselineKey];

    readonly ImmutableHashSet<string> _syncMethods;
    readonly ImmutableHashSet<string> _syncNames;

    DurabilityOptions(Func<string, string?> read)
    {
        var wrong = ImmutableArray.CreateBuilder<WrongOption>();
        TargetFramework = read("build_property.TargetFramework") ?? "";
        Scope = ReadScope(read(ScopeKey), wrong);
        StateNames = ReadWords(StateNamesKey, read(StateNamesKey), wrong);
        ScratchNames = ReadWords(ScratchNamesKey, read(ScratchNamesKey), wrong);
        _syncMethods = ReadMethods(SyncMethodsKey, read(SyncMethodsKey), wrong);
        AcknowledgeMethods = ReadMethods(AcknowledgeMethodsKey, read(AcknowledgeMethodsKey), wrong);
        AppliesBaseline = ReadBaseline(read(BaselineKey), wrong);
        _syncNames = [.. _syncMethods.Select(NameIn)];
        Wrong = wrong.ToImmutable();
    }

    public DurabilityScope Scope { get; }

    /// <summary>What the project is built for, as the build says; empty where it does not.</summary>
    public string TargetFramework { get; }

    /// <summary><c>net48</c>: there <c>FileStream.FlushAsync</c> calls <c>FlushFileBuffers</c>, which .NET Core no longer does (dotnet/coreclr#24902).</summary>
    public bool IsForNetFramework => TargetFramework.StartsWith("net4", StringComparison.Ordinal);

    /// <summary><c>net10.0-windows</c>: what other systems do is none of its business.</summary>
    public bool IsForWindowsAlone => TargetFramework.IndexOf("-windows", StringComparison.Ordinal) >= 0;
    public ImmutableHashSet<string> StateNames { get; }
    public ImmutableHashSet<string> ScratchNames { get; }
    public ImmutableHashSet<string> AcknowledgeMethods { get; }

    /// <summary>Whether what the baseline holds is left out; a tool that writes the baseline wants to see it.</summary>
    public bool AppliesBaseline { get; }
    public ImmutableArray<WrongOption> Wrong { get; }

    /// <summary>Reads the options of a compilation: those of its first tree, which are the global ones where <c>.editorconfig</c> is silent.</summary>
    public static DurabilityOptions Read(AnalyzerConfigOptionsProvider provider, IEnumerable<SyntaxTree> trees)
    {
        var firstTree = trees.FirstOrDefault();
        var ofTree = firstTree is null ? null : provider.GetOptions(firstTree);
        return new DurabilityOptions(key => ofTree is not null && ofTree.TryGetValue(key, out var value) ? value : provider.GlobalOptions.TryGetValue(key, out value) ? value : null);
    }

    /// <summary>Whether an option names methods that sync.</summary>
    public bool NamesSyncs => _syncNames.Count > 0;

    /// <summary>Whether a method syncs what it is called on or given, by option or attribute.</summary>
    public bool SyncsToDisk(IMethodSymbol method)
    {
        if (_syncNames.Contains(method.Name) && _syncMethods.Contains((method.ReducedFrom ?? method).OriginalDefinition.GetDocumentationCommentId() ?? ""))
            return true;
        return Attributes.Has(method, Attributes.SyncsToDisk);
    }

    /// <summary>Whether a call of this method tells someone that the data is saved, by option, attribute or name.</summary>
    public bool Acknowledges(IMethodSymbol method) =>
        AcknowledgeNames.Contains(method.Name)
        || (!AcknowledgeMethods.IsEmpty && AcknowledgeMethods.Contains((method.ReducedFrom ?? method).OriginalDefinition.GetDocumentationCommentId() ?? ""))
        || Attributes.Has(method, Attributes.Acknowledges);

    /// <summary>What the clients of message queues call it.</summary>
    static readonly ImmutableHashSet<string> AcknowledgeNames = ["BasicAck", "BasicAckAsync", "Ack", "AckAsync", "Acknowledge", "AcknowledgeAsync", "CompleteMessageAsync", "StoreOffset", "DeleteMessageAsync", "UpdateCheckpointAsync"];

    static DurabilityScope ReadScope(string? value, ImmutableArray<WrongOption>.Builder wrong)
    {
        switch (value?.Trim().ToLowerInvariant())
        {
            case null or "" or "inferred":
                return DurabilityScope.Inferred;
            case "all":
                return DurabilityScope.All;
            case "marked":
                return DurabilityScope.Marked;
            default:
                wrong.Add(new WrongOption(ScopeKey, value!, "inferred, all or marked"));
                return DurabilityScope.Inferred;
        }
    }

    static bool ReadBaseline(string? value, ImmutableArray<WrongOption>.Builder wrong)
    {
        switch (value?.Trim().ToLowerInvariant())
        {
            case null or "" or "apply":
                return true;
            case "ignore":
                return false;
            default:
                wrong.Add(new WrongOption(BaselineKey, value!, "apply or ignore"));
                return true;
        }
    }

    static ImmutableHashSet<string> ReadWords(string key, string? value, ImmutableArray<WrongOption>.Builder wrong)
    {
        var words = ImmutableHashSet.CreateBuilder<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in Split(value))
        {
            if (word.All(char.IsLetterOrDigit))
                words.Add(word.ToLowerInvariant());
            else
                wrong.Add(new WrongOption(key, word, "single words of letters and digits, separated by '|'"));
        }

        return words.ToImmutable();
    }

    static ImmutableHashSet<string> ReadMethods(string key, string? value, ImmutableArray<WrongOption>.Builder wrong)
    {
        var methods = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var id in Split(value))
        {
            if (id.StartsWith("M:", StringComparison.Ordinal) && id.IndexOf('.') > 2)
                methods.Add(id);
            else
                wrong.Add(new WrongOption(key, id, "documentation ids of methods such as 'M:Company.Files.Fsync(System.IO.FileStream)', separated by '|'"));
        }

        return methods.ToImmutable();
    }

    static IEnumerable<string> Split(string? value) =>
        (value ?? "").Split(['|'], StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim()).Where(part => part.Length > 0);

    static string NameIn(string id)
    {
        var end = id.IndexOf('(') is var open and >= 0 ? open : id.Length;
        var name = id.Substring(0, end);
        name = name.Substring(name.LastIndexOf('.') + 1);
        return name.IndexOf('`') is var tick and >= 0 ? name.Substring(0, tick) : name;
    }

    /// <summary>Keys that this package reads, for the pages' test.</summary>
    public static IReadOnlyList<string> AllKeys => Keys;
}
