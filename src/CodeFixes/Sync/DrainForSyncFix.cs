using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Durability.Analyzers.CodeFixes.Handles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Sync;

/// <summary>DUR102: a drain becomes a sync, or is followed by one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DrainForSyncFix)), Shared]
public sealed class DrainForSyncFix : DurabilityFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR102"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        var map = new LayerMap(site);
        var drains = Drains(site, map);
        if (drains.Count == 0 || drains[drains.Count - 1].Call != site.Node && drains.All(d => d.Call != site.Node))
            return new SyncInsertion(site, "DrainToSync").Candidates();
        return new SyncCode(site).Available.SelectMany(means => Replace(site, drains, means));
    }

    static IEnumerable<FixCandidate> Replace(FixSite site, IReadOnlyList<Drain> drains, Means means)
    {
        var here = drains.First(d => d.Call == site.Node);
        var title = $"Sync '{SyncCode.NameOf(here.Layer)}' to disk with {SyncCode.Named(means, here.Layer.Bottom)}";
        foreach (var chosen in drains.Count > 1 ? new[] { drains, [here] } : [drains])
        {
            var edit = site.Edit();
            if (chosen.All(d => d.ToSync(edit, site, means)))
                yield return edit.As(title, $"DrainToSync.{means}");
        }
    }

    /// <summary>The drains that the diagnostic speaks of, in this file.</summary>
    static IReadOnlyList<Drain> Drains(FixSite site, LayerMap map) =>
        [.. site.Diagnostic.AdditionalLocations.Append(site.Diagnostic.Location).Where(l => l.SourceTree == site.Root.SyntaxTree)
            .Select(l => site.Root.FindNode(l.SourceSpan, getInnermostNodeForTie: true)).OfType<InvocationExpressionSyntax>().Distinct()
            .Select(call => Drain.Of(call, site, map)).OfType<Drain>().OrderBy(d => d.Call.SpanStart)];
}
