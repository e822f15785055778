using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Durability.Analyzers.CodeFixes.Handles;
using Durability.Analyzers.CodeFixes.Publication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Durability.Analyzers.CodeFixes.Order;

/// <summary>DUR402: the new copy is synced before the old one goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OldCopyFix)), Shared]
public sealed class OldCopyFix : DurabilityFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR402"];

    /// <summary>A new copy that is written over the live file is overwritten in place all the same.</summary>
    internal override ImmutableArray<string> Uncovers => ["DUR204"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site) => new SyncCode(site).Available.SelectMany(means => With(site, means));

    static IEnumerable<FixCandidate> With(FixSite site, Means means)
    {
        var key = $"SyncBeforeDelete.{means}";
        foreach (var write in site.OtherNodes.Where(n => FixSite.EnclosingFunction(n) == site.Function).OrderByDescending(n => n.SpanStart))
        {
            if (FileCall.Of(write, site) is { Target: { } path } call && call.Name != "Delete")
            {
                if (means == Means.Library && call.ByLibrary() is { } edit)
                    yield return edit.As($"Write '{Paths.NameOf(path)}' durably before the old copy goes, with DurableFile.{call.Name}", key);
                else if (means == Means.Framework && Paths.IsStable(path, site))
                {
                    var synced = site.Edit();
                    synced.InsertAfterCall(call.Node, Paths.SyncByName(path, site));
                    yield return synced.As($"Sync '{Paths.NameOf(path)}' to disk before the old copy goes, with Flush(true)", key);
                }
            }

            foreach (var candidate in new SyncInsertion(site, "SyncBeforeDelete").Behind(write, means, ownOnly: true))
                yield return candidate with { Key = key };
        }
    }
}
