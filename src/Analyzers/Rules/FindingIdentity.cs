using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Durability.Analyzers.Configuration;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules;

/// <summary>
/// What makes a finding the same one after an edit elsewhere: its rule, the member that it stands in, what is called or made there,
/// and its number among those that share all three.
/// </summary>
internal static class FindingIdentity
{
    const int LongestSymbol = 80;

    public static IReadOnlyList<Finding> Identify(IReadOnlyList<Finding> findings, SourceBodies bodies, CancellationToken cancellation)
    {
        if (findings.Count == 0)
            return findings;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var keys = new Dictionary<Finding, string>(ByReference.Instance);
        foreach (var finding in findings.OrderBy(f => f.At.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(f => f.At.SpanStart))
        {
            var (id, member, name) = (finding.Descriptor.Id, MemberAround(finding.At, bodies, cancellation), NameOf(finding.At));
            var same = $"{id} {member} {name}";
            seen.TryGetValue(same, out var before);
            seen[same] = before + 1;
            keys[finding] = Baseline.Entry(id, member, name, before + 1);
        }

        return [.. findings.Select(f => f with { BaselineKey = keys[f] })];
    }

    static string MemberAround(SyntaxNode at, SourceBodies bodies, CancellationToken cancellation)
    {
        var symbol = bodies.ModelOf(at.SyntaxTree).GetEnclosingSymbol(at.SpanStart, cancellation);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.LocalFunction })
            symbol = symbol.ContainingSymbol;
        return ((symbol as IMethodSymbol)?.AssociatedSymbol ?? symbol)?.GetDocumentationCommentId() ?? "";
    }

    static string NameOf(SyntaxNode at)
    {
        var name = at switch
        {
            InvocationExpressionSyntax call => call.Expression.ToString(),
            ObjectCreationExpressionSyntax made => made.Type.ToString(),
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            AwaitExpressionSyntax waited => NameOf(waited.Expression),
            ExpressionStatementSyntax statement => NameOf(statement.Expression),
            ExpressionSyntax expression => expression.ToString(),
            _ => at.GetFirstToken().ValueText,
        };
        return name.Length <= LongestSymbol ? name : name.Substring(0, LongestSymbol);
    }

    /// <summary>Two findings of equal content are two findings.</summary>
    sealed class ByReference : IEqualityComparer<Finding>
    {
        public static readonly ByReference Instance = new();

        public bool Equals(Finding x, Finding y) => ReferenceEquals(x, y);

        public int GetHashCode(Finding finding) => finding.At.SpanStart;
    }
}
