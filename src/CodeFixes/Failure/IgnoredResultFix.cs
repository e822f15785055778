using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.CodeFixes.Handles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes.Failure;

/// <summary>DUR303, DUR304: a native sync's result is checked, a write's task is awaited.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IgnoredResultFix)), Shared]
public sealed class IgnoredResultFix : DurabilityFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR303", "DUR304"];

    /// <summary>A write that is awaited is still not synced.</summary>
    internal override ImmutableArray<string> Uncovers => ["DUR101", "DUR102", "DUR203", "DUR204"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        if (site.Node is not InvocationExpressionSyntax call || SourceEdit.StatementOf(call) is not ExpressionStatementSyntax statement || site.SymbolOf(call) is not IMethodSymbol method)
            return [];
        return site.Diagnostic.Id == "DUR303" ? Check(site, statement, call, method) : Await(site, statement, call, method);
    }

    static IEnumerable<FixCandidate> Check(FixSite site, ExpressionStatementSyntax statement, InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var failed = method.ReturnType.SpecialType switch
        {
            SpecialType.System_Boolean => $"!{call}",
            SpecialType.System_Int32 => $"{call} != 0",
            _ => null,
        };
        if (failed is null || !site.Layout.IsFirstInLine(statement.SpanStart))
            yield break;
        string Name(string type) => site.NameOf(type, statement.SpanStart);
        var (nl, outer) = (site.Layout.NewLine, site.Layout.IndentAt(statement.SpanStart));
        string[] lines =
        [
            $"if{site.Layout.KeywordGap}({failed})",
            $"{site.Layout.Unit}throw new {Name("System.IO.IOException")}($\"{method.Name} failed with error {{{Name("System.Runtime.InteropServices.Marshal")}.GetLastWin32Error()}}.\");",
        ];
        var edit = site.Edit();
        // An 'else' that follows would belong to the new 'if'.
        var apart = statement.GetLastToken().GetNextToken().IsKind(SyntaxKind.ElseKeyword);
        if (apart)
            edit.Replace(TextSpan.FromBounds(statement.SpanStart - outer.Length, statement.Span.End), string.Concat(OuterOf(site, statement), string.Join(nl + OuterOf(site, statement), ["{", .. lines.Select(l => site.Layout.Unit + l), "}"])));
        else
            edit.Replace(statement, string.Join(nl + outer, lines));
        yield return edit.As($"Throw where '{method.Name}' fails", "CheckResult");
    }

    /// <summary>Where the braces of a block stand that takes a statement's place under an <c>if</c>.</summary>
    static string OuterOf(FixSite site, StatementSyntax statement) => site.Layout.IndentAt(statement.Parent!.SpanStart);

    static IEnumerable<FixCandidate> Await(FixSite site, ExpressionStatementSyntax statement, InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (!site.IsAsync)
            yield break;
        var edit = site.Edit();
        edit.Replace(statement.Expression, $"await {call}{new SyncCode(site).Configured}");
        yield return edit.As($"Await '{method.Name}'", "AwaitWrite");
    }
}
