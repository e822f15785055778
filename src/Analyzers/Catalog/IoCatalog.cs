using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Catalog;

/// <summary>
/// What each API does to a file, looked up by symbol. One instance a compilation; the rows are shared and immutable.
/// </summary>
internal sealed class IoCatalog
{
    static readonly Dictionary<string, List<ApiRow>> RowsByMember = Build();

    readonly ConcurrentDictionary<ISymbol, ApiRow?> _found = new(SymbolEqualityComparer.Default);

    static Dictionary<string, List<ApiRow>> Build()
    {
        var rows = new List<ApiRow>();
        FrameworkFiles.AddTo(rows);
        // Before the streams that some of them are.
        Replies.AddTo(rows);
        FrameworkStreams.AddTo(rows);
        LibraryFiles.AddTo(rows);
        NativeCalls.AddTo(rows);
        var byMember = new Dictionary<string, List<ApiRow>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!byMember.TryGetValue(row.Member, out var same))
                byMember.Add(row.Member, same = []);
            same.Add(row);
        }

        return byMember;
    }

    /// <summary>Every row, for the test that proves each still names a real member.</summary>
    public static IEnumerable<ApiRow> AllRows => RowsByMember.Values.SelectMany(rows => rows);

    /// <summary>The row of a method or property; null where the catalog does not know it.</summary>
    public ApiRow? Find(ISymbol member) =>
        member.Kind is SymbolKind.Method or SymbolKind.Property ? _found.GetOrAdd(member.OriginalDefinition, Look) : null;

    /// <summary>The row of <c>System.IO.File</c>'s helper of that name, for an abstraction that keeps its name.</summary>
    public ApiRow? FindFileHelper(string name) =>
        name.Length > 8 && RowsByMember.TryGetValue(name, out var rows) ? rows.FirstOrDefault(r => r is { Type: "System.IO.File", Effect: Effect.WriteFile or Effect.AppendFile }) : null;

    static ApiRow? Look(ISymbol member)
    {
        if (member is IMethodSymbol { ReducedFrom: { } unreduced })
            member = unreduced.OriginalDefinition;
        if (member is IMethodSymbol method && NativeCalls.Find(method) is { } native)
            return native;
        if (RowsByMember.TryGetValue(member.Name, out var rows))
        {
            if (IsFlushWithSwitch(member))
                return FlushWithSwitch;
            foreach (var row in rows)
            {
                if (!row.WhenTrue && DeclaredIn(member.ContainingType, row.Type) && TakesTarget(member, row))
                    return row;
            }
        }

        return null;
    }

    static readonly ApiRow FlushWithSwitch = new("", "Flush", Effect.Sync) { WhenTrue = true };

    /// <summary>Any <c>Flush(bool flushToDisk)</c>, whoever declares it: an abstraction over a file stream.</summary>
    static bool IsFlushWithSwitch(ISymbol member) =>
        member is IMethodSymbol { Name: "Flush", Parameters: [{ Type.SpecialType: SpecialType.System_Boolean } parameter] }
        && (parameter.Name.IndexOf("disk", StringComparison.OrdinalIgnoreCase) >= 0 || TypeNames.IsFileHandle(((IMethodSymbol)member).ContainingType));

    static bool TakesTarget(ISymbol member, ApiRow row) =>
        row.On is "" or "*" || member is not IMethodSymbol method || method.Parameters.Any(p => Names(row.On, p.Name));

    /// <summary>Whether <paramref name="name"/> is one of the names in <paramref name="list"/>, which <c>|</c> separates.</summary>
    public static bool Names(string list, string name)
    {
        for (var at = list.IndexOf(name, StringComparison.Ordinal); at >= 0; at = list.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || list[at - 1] == '|') && (end == list.Length || list[end] == '|'))
                return true;
        }

        return false;
    }

    static bool DeclaredIn(INamedTypeSymbol? type, string fullName)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (TypeNames.Is(t, fullName))
                return true;
        }

        return type is not null && type.AllInterfaces.Any(i => TypeNames.Is(i, fullName));
    }
}
