using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Evidence;

/// <summary>What the code around a write is there for, where that outweighs what its file is called: a build's manifest and an exported key can be made again.</summary>
internal static class Purpose
{
    /// <summary>
    /// A build makes its outputs anew whenever they are missing, and so does a generator of code or an installer. Their names (manifest, config,
    /// project) are those of the things that it builds and say nothing of the files' worth.
    /// </summary>
    public static bool IsMadeByTool(ISymbol member)
    {
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            if (IsBuildTask(type))
                return true;
        }

        return member.ContainingNamespace is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: true } product && (IsOfTool(product.Name) || IsNamedForAct(product.Name))
            || PartOfNamespace(member, part => part is "Build" or "MSBuild" || IsOfTool(part) || IsNamedTool(part) || IsNamedForAct(part)) is not null;
    }

    /// <summary>A part of a program that is a tool beside it: <c>RecoveryTool</c>, <c>BuildTools</c>. <c>Tools</c> alone is where odd ends of the program itself lie.</summary>
    static bool IsNamedTool(string part) => EvidenceWords.Split(part).ToArray() is [_, .., "tool" or "tools"];

    static bool IsNamedForAct(string part) => EvidenceWords.Split(part).ToArray() is [var verb, _, ..] && EvidenceWords.ToolVerbs.Contains(verb);

    static bool IsOfTool(string part) => EvidenceWords.Split(part).Any(EvidenceWords.ToolNamespaces.Contains);

    /// <summary>A task of MSBuild; where its base class did not bind, by the shape that all of them have.</summary>
    static bool IsBuildTask(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is { SpecialType: SpecialType.None }; ancestor = ancestor.BaseType)
        {
            if (ancestor.ContainingNamespace?.ToString().StartsWith("Microsoft.Build.", StringComparison.Ordinal) == true
                || (ancestor.Name.EndsWith("Task", StringComparison.Ordinal) && type.GetMembers("Execute").Any(m => m is IMethodSymbol { IsOverride: true, Parameters.IsEmpty: true, ReturnType.SpecialType: SpecialType.System_Boolean })))
                return true;
        }

        return type.AllInterfaces.Any(i => i is { Name: "ITask", ContainingNamespace: { Name: "Framework", ContainingNamespace.Name: "Build" } });
    }

    /// <summary>The method or type whose name says that what it writes is a copy, or can be made again: <c>ExportKey</c>, <c>WriteDefaultConfig</c>, <c>IconCache</c>.</summary>
    public static string? MakesAgain(ISymbol member, bool irreplaceable)
    {
        for (var symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            var words = EvidenceWords.Split(symbol.Name).ToArray();
            if (words.Length > 0 && (symbol is IMethodSymbol ? IsOfCopy(words, irreplaceable) : (words[0] == "export" && !irreplaceable) || IsOfScratchType(words, irreplaceable)))
                return symbol.Name;
        }

        return null;
    }

    /// <summary>The key of a cache is no key that anybody would miss.</summary>
    static bool IsOfScratchType(string[] words, bool irreplaceable) =>
        EvidenceWords.Caches.Contains(words[words.Length - 1]) || (words.Any(EvidenceWords.Caches.Contains) && !words.Any(EvidenceWords.KeptThoughCached.Contains))
        || (!irreplaceable && (EvidenceWords.ScratchTypes.Contains(words[words.Length - 1]) || words.Any(EvidenceWords.Measurements.Contains) || IsOfPlacement(words)));

    /// <summary><c>BandwidthHistory</c>: the type whose files are a curve, that goes on from now where its past is lost.</summary>
    public static string? Measures(ISymbol member)
    {
        for (var type = member as INamedTypeSymbol ?? member.ContainingType; type is not null; type = type.ContainingType)
        {
            var words = EvidenceWords.Split(type.Name).ToArray();
            if (words.Where((word, i) => i > 0 && (word is "history" or "log") && EvidenceWords.Measured.Contains(words[i - 1])).Any())
                return type.Name;
        }

        return null;
    }

    /// <summary>Where windows stood: <c>WindowPositionList</c>, <c>windowState</c>.</summary>
    public static bool IsOfPlacement(string[] words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i - 1] is "window" or "windows" or "dialog" or "pane" && EvidenceWords.Placements.Contains(words[i]))
                return true;
        }

        return false;
    }

    static bool IsOfCopy(string[] words, bool irreplaceable) =>
        EvidenceWords.CopyVerbs.Contains(words[0] is "execute" or "on" or "do" && words.Length > 1 ? words[1] : words[0]) || words.Skip(1).Any(word => EvidenceWords.Caches.Contains(word) ? words[0] is not ("flush" or "commit" or "sync") : !irreplaceable && EvidenceWords.Defaults.Contains(word));

    /// <summary>A part of the namespace whose files nobody misses: those of telemetry, of code generation, of downloads.</summary>
    public static string? ScratchNamespace(ISymbol member) => PartOfNamespace(member, part => EvidenceWords.Split(part).Any(EvidenceWords.ScratchNamespaces.Contains));

    /// <summary>The first of several parts is the product's name, which speaks of no file.</summary>
    static string? PartOfNamespace(ISymbol member, Func<string, bool> isMeant)
    {
        for (var space = member.ContainingNamespace; space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (isMeant(space.Name))
                return space.Name;
        }

        return null;
    }
}
