using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Durability.Analyzers.CodeFixes.Handles;
using Durability.Analyzers.CodeFixes.Publication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Durability.Analyzers.CodeFixes.Sync;

/// <summary>DUR101, DUR104: syncs the file behind the last write, before it is closed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnsyncedWriteFix)), Shared]
public sealed class UnsyncedWriteFix : DurabilityFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR101", "DUR104"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site) =>
        FileCall.At(site) is { } call ? ByPath(site, call) : new SyncInsertion(site, "SyncWrite").Candidates();

    /// <summary><c>File.AppendAllText</c> and <c>File.Copy</c> hold no handle that could be synced: the library's own, or a sync through a second handle.</summary>
    static IEnumerable<FixCandidate> ByPath(FixSite site, FileCall call)
    {
        if (site.HasLibrary && call.ByLibrary() is { } edit)
            yield return edit.As($"Write '{Paths.NameOf(call.Target!)}' durably with DurableFile.{call.Name}", "SyncWrite.Library");
        if (call.Target is { } path && Paths.IsStable(path, site))
        {
            var reopened = site.Edit();
            reopened.InsertAfterCall(call.Node, Paths.SyncByName(path, site));
            yield return reopened.As($"Sync '{Paths.NameOf(path)}' to disk after the write, with Flush(true)", "SyncWrite.Framework");
        }
    }
}
