using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Durability.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Cost;

/// <summary>
/// DUR501: one sync behind the loop. Every way out of the loop has to come by one: <c>break</c> and <c>continue</c> come by there, a
/// <c>return</c> gets a sync of its own. An exception leaves unsynced only what nobody was told of.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SyncPerRecordFix)), Shared]
public sealed class SyncPerRecordFix : DurabilityFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR501"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        if (SourceEdit.StatementOf(site.Node) is not ExpressionStatementSyntax { Parent: BlockSyntax { Parent: StatementSyntax loop } } sync || !site.OtherNodes.Contains(loop) || LeavesElsewhere(loop))
            yield break;
        var edit = site.Edit();
        edit.Move(sync, loop);
        foreach (var leave in Within(loop).OfType<ReturnStatementSyntax>())
            edit.InsertBefore(leave, sync.ToString());
        yield return edit.As("Sync once after the loop", "SyncAfterLoop");
    }

    static IEnumerable<SyntaxNode> Within(StatementSyntax loop) => loop.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    static bool LeavesElsewhere(StatementSyntax loop) =>
        Within(loop).Any(n => n is GotoStatementSyntax or YieldStatementSyntax || (n is TryStatementSyntax guarded && guarded.Catches.Count > 0));
}
