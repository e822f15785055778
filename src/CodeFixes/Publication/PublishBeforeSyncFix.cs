using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.CodeFixes.Handles;
using Durability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Durability.Analyzers.CodeFixes.Publication;

/// <summary>DUR203: folds write and rename into one durable call, or syncs the new content before its rename.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PublishBeforeSyncFix)), Shared]
public sealed class PublishBeforeSyncFix : DurabilityFix
{
    const string Library = "SyncBeforePublish.Library", Framework = "SyncBeforePublish.Framework", Batch = "SyncBeforePublish.Batch";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR203"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        var publish = Publish.At(site);
        var open = site.Diagnostic.Properties.ContainsKey(FixProperties.StillOpen);
        if (site.HasLibrary)
        {
            foreach (var candidate in ByLibrary(site, publish, open))
                yield return candidate;
        }

        foreach (var candidate in SyncOpenFile(site, Means.Framework))
            yield return candidate with { Key = Framework };
        if (!open && publish?.Call is { } call && new BatchedWrites(site).Fold(call) is { } batched)
            yield return batched.As("Write the files beside it too, with one SyncBatch", Batch);
        if (publish?.Source is not { } source || open)
            yield break;
        foreach (var edit in SyncByName(site, publish))
            yield return edit.As($"Sync '{source}' to disk before it becomes '{publish.Target}', with Flush(true)", Framework);
    }

    static IEnumerable<SourceEdit> SyncByName(FixSite site, Publish publish)
    {
        var lines = Paths.SyncByName(publish.Source, site);
        if (publish.Choice is { } choice)
        {
            var once = site.Edit();
            once.InsertBefore(choice, lines);
            yield return once;
        }

        var edit = site.Edit();
        edit.SurroundCall(site.Node, lines, []);
        if (publish.Call is { Statement: { } statement, Target: { } target, Name: "Move" } call && Neighbours.DeleteBefore(statement, target, site) is { } deleted)
        {
            if (!site.HasOverwritingMove)
                yield break;
            edit.Remove(deleted);
            call.Overwrite(edit);
        }

        yield return edit;
    }

    static IEnumerable<FixCandidate> ByLibrary(FixSite site, Publish? publish, bool open)
    {
        if (publish is not null && !open)
        {
            if (publish.Call is { } call && DurableWrite.Fold(site, call) is { } folded)
                yield return folded.As($"Write '{publish.Target}' with one durable call", Library);
            if (publish.ByLibrary(site) is { } edit)
                yield return edit.As($"Sync '{publish.Source}' and publish it with DurableFile.{publish.LibraryName}", Library);
        }

        foreach (var candidate in SyncOpenFile(site, Means.Library))
            yield return candidate with { Key = Library };
    }

    /// <summary>The stream that wrote the new content stands in the same function: it is synced before it is closed.</summary>
    static IEnumerable<FixCandidate> SyncOpenFile(FixSite site, Means means)
    {
        var writes = site.OtherNodes.Where(n => FixSite.EnclosingFunction(n) == site.Function).OrderByDescending(n => n.SpanStart);
        return writes.SelectMany(write => new SyncInsertion(site, "SyncBeforePublish").Behind(write, means, ownOnly: true));
    }
}
