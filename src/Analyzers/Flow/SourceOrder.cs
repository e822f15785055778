using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Flow;

/// <summary>
/// The order in which a type's code is taken: by the name of the file, then by the place in it. A compiler may be given the same files in
/// any order, and says the same of them.
/// </summary>
internal static class SourceOrder
{
    /// <summary>The declarations of a type: several where it is partial.</summary>
    public static IReadOnlyList<SyntaxReference> Parts(INamedTypeSymbol type)
    {
        var parts = type.DeclaringSyntaxReferences;
        return parts.Length < 2 ? parts : [.. parts.OrderBy(part => part.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(part => part.Span.Start)];
    }

    public static List<Root> Sorted(IEnumerable<Root> roots) =>
        [.. roots.OrderBy(root => root.Node.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(root => root.Node.SpanStart)];
}
