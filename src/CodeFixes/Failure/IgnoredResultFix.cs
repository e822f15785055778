using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.CodeFixes.Handles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
        var (nl, inner) = (site.Layout.NewLine, site.Layout.IndentAt(statement.SpanStart) + site.Layout.Unit);
        var edit = site.Edit();
        edit.Replace(statement, $"if{site.Layout.KeywordGap}({failed}){nl}{inner}throw new {Name("System.IO.IOException")}($\"{method.Name} failed with error {{{Name("System.Runtime.InteropServices.Marshal")}.GetLastWin32Error()}}.\");");
        yield return edit.As($"Throw where '{method.Name}' fails", "CheckResult");
    }

    static IEnumerable<FixCandidate> Await(FixSite site, ExpressionStatementSyntax statement, InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (!site.IsAsync)
            yield break;
        var edit = site.Edit();
        edit.Replace(statement.Expression, $"await {call}{new SyncCode(site).Configured}");
        yield return edit.As($"Await '{method.Name}'", "AwaitWrite");
    }
}
