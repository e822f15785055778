using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Durability.Analyzers.CodeFixes.Publication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes.Failure;

/// <summary>
/// DUR302: what the loop would try again is done once, and its first failure reaches the caller. Only for a loop that does nothing
/// else, whose success is its only way on.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetriedSyncFix)), Shared]
public sealed class RetriedSyncFix : DurabilityFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR302"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        if (site.Node.FirstAncestorOrSelf<TryStatementSyntax>() is not { Finally: null, Parent: BlockSyntax { Statements.Count: 1, Parent: StatementSyntax loop } } guarded
            || !Editing.SourceEdit.StandsInList(loop) || loop is WhileStatementSyntax { Condition.RawKind: not (int)SyntaxKind.TrueLiteralExpression } || guarded.Block.Statements.Count < 2 || loop.DescendantTrivia().Any(t => t.IsDirective || IsComment(t))
            || !LeavesAtItsEnd(guarded, loop) || UsesCounter(guarded.Block, loop, site))
            yield break;
        var done = guarded.Block.Statements.RemoveAt(guarded.Block.Statements.Count - 1);
        var edit = site.Edit();
        foreach (var token in new[] { guarded.Block.OpenBraceToken, guarded.Block.CloseBraceToken })
        {
            if (!site.Layout.IsFirstInLine(token.SpanStart))
                yield break;
        }

        var (inner, outer) = (site.Layout.IndentAt(guarded.Block.Statements[0].SpanStart), site.Layout.IndentAt(loop.SpanStart));
        if (!inner.StartsWith(outer, System.StringComparison.Ordinal) || !site.Layout.IsFirstInLine(loop.SpanStart))
            yield break;
        var kept = site.Text.ToString(TextSpan.FromBounds(guarded.Block.Statements[0].SpanStart, guarded.Block.Statements[done.Count - 1].Span.End));
        edit.Replace(loop, kept.Replace(site.Layout.NewLine + inner, site.Layout.NewLine + outer));
        yield return edit.As("Sync once, and let the failure through", "SyncOnce");
    }

    static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;

    /// <summary>The last statement of the <c>try</c> leaves the loop for the statement behind it, and nothing else jumps.</summary>
    static bool LeavesAtItsEnd(TryStatementSyntax guarded, StatementSyntax loop)
    {
        var jumps = guarded.Block.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Where(n => n is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax or YieldStatementSyntax).ToArray();
        if (jumps is not [var only] || only != guarded.Block.Statements.Last())
            return false;
        var endsFunction = Neighbours.After(loop) is null && loop.Parent is BlockSyntax { Parent: BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax };
        return only is BreakStatementSyntax || (only is ReturnStatementSyntax { Expression: null } && endsFunction);
    }

    /// <summary>What the loop counts is gone with it.</summary>
    static bool UsesCounter(BlockSyntax block, StatementSyntax loop, FixSite site)
    {
        var counters = (loop as ForStatementSyntax)?.Declaration?.Variables.Select(v => site.Model.GetDeclaredSymbol(v, site.Cancellation)).ToArray() ?? [];
        return block.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => counters.Contains(site.SymbolOf(n), SymbolEqualityComparer.Default));
    }
}
