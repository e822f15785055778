using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.CodeFixes.Handles;
using Durability.Analyzers.CodeFixes.Publication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Order;

/// <summary>DUR401: nobody is told before the sync.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AcknowledgeOrderFix)), Shared]
public sealed class AcknowledgeOrderFix : DurabilityFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR401"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        if (SourceEdit.StatementOf(site.Node) is not ExpressionStatementSyntax told)
            yield break;
        var map = new LayerMap(site);
        var files = site.OtherNodes.SelectMany(map.HandlesIn).GroupBy(h => h.LowestNamed?.Symbol, SymbolEqualityComparer.Default).Select(g => g.First()).ToArray();
        var code = new SyncCode(site);
        foreach (var means in code.Available)
        {
            foreach (var file in files)
            {
                if (SyncBehind(site, map, told, file) is { } sync)
                {
                    var moved = site.Edit();
                    moved.Move(told, sync);
                    yield return moved.As($"Tell it behind the sync of '{SyncCode.NameOf(file)}'", $"SyncBeforeTelling.{means}");
                }

                foreach (var wait in site.IsAsync ? new[] { true, false } : [false])
                {
                    if (new SyncPlacement(site, map).AliveBefore(told, file.Bottom) is not { } above || code.Lines(above, file.Bottom, means, wait) is not { } lines)
                        continue;
                    var edit = site.Edit();
                    edit.InsertBefore(told, lines);
                    if (means == Means.Library)
                        edit.Import(SyncCode.Namespace);
                    yield return edit.As($"Sync '{SyncCode.NameOf(file)}' before it is told, with {SyncCode.Named(means, file.Bottom)}", $"SyncBeforeTelling.{means}");
                }
            }
        }
    }

    /// <summary>A sync of the file that stands behind already, in the same list of statements.</summary>
    static StatementSyntax? SyncBehind(FixSite site, LayerMap map, StatementSyntax told, Layer file)
    {
        for (var next = Neighbours.After(told); next is not null; next = Neighbours.After(next))
        {
            if (next is ExpressionStatementSyntax && next.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(c => Calls.IsSync(c) && map.HandlesIn(c).Any(h => h.IsOver(file.Bottom))))
                return next;
            if (next is not (ExpressionStatementSyntax or LocalDeclarationStatementSyntax))
                return null;
        }

        return null;
    }
}
