using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Durability.Analyzers.Rules.Sync;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Rules.Publication;

/// <summary>DUR203, DUR206: new content reaches its final name before it is on the device, or from another volume.</summary>
internal sealed class PublishBeforeSyncRule : Rule
{
    public static readonly DiagnosticDescriptor BeforeSync = Describe("DUR203", "Published before its data is synced",
        "'{0}' becomes '{1}' before its data is on disk{2}; a power cut after the rename leaves an empty or partial file under the final name",
        RuleFamily.Publication, "A rename can reach the device before the data of the file that it renames. After a power cut XFS then has neither the old nor the new content, and ext4 an empty file where the name is new.");

    public static readonly DiagnosticDescriptor OtherVolume = Describe("DUR206", "Moved from another volume",
        "'{0}' lies in the system's temporary folder; moving it to '{1}' can be a copy and a delete, neither atomic nor synced: a power cut leaves a partial file, or none",
        RuleFamily.Publication, "The temporary folder is often another volume. A move across volumes copies and deletes: readers see a partial file, and the source is deleted before the copy is on disk.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [BeforeSync, OtherVolume];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var group in body.Events.Where(e => e is { Kind: FlowEventKind.Publish, Path: not null }).GroupBy(e => new Published(e.Path!, e.To, e.Dirty.Normal.Sites.FirstOrDefault()?.Node)))
        {
            var first = found.Count;
            foreach (var publish in group)
                InPublish(publish, body, type, context, found);
            JoinAlternatives(found, first);
        }
    }

    /// <summary>One file's way to one name, with the same content.</summary>
    sealed record Published(SymbolicValue Path, SymbolicValue? To, SyntaxNode? Written);

    static void InPublish(FlowEvent publish, BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        var dirty = publish.Dirty.Normal;
        if (publish.To?.IsTemporary == true || SetAside.Is(publish) || IsScratch(body, publish, context) || IsSyncedElsewhere(type, publish.Handle))
            return;
        if (publish.Path!.IsTemporary && (!dirty.IsEmpty || !body.Exit.Of(publish.Path).Synced.IsEmpty))
            found.Add(Report(OtherVolume, publish, dirty, Naming.Of(publish.Path), Naming.Of(publish.To)));
        else if (!dirty.IsEmpty && !(dirty.IsWhole && dirty.Sites.All(s => ProgramContent.IsEmptyFile(s.Node))) && !IsDownload(body, publish, context) && !SyncChoice.IsOptional(body, publish, context.Bodies))
            found.Add(Report(BeforeSync, publish, dirty, Naming.Of(publish.Path), Naming.Of(publish.To), How(publish)));
    }

    /// <summary><c>if (File.Exists(target)) Replace else Move</c> publishes once: the second way is another place of the first one's finding.</summary>
    static void JoinAlternatives(List<Finding> found, int first)
    {
        for (var i = found.Count - 1; i > first; i--)
        {
            if (found[i].At == found[first].At)
                continue;
            found[first] = found[first] with { Covers = found[first].Covers.AddRange(found[i].Covers), Others = [.. found[first].Others, found[i].At] };
            found.RemoveAt(i);
        }
    }

    /// <summary>A handle that the object keeps may be synced by another of its members before this one publishes.</summary>
    static bool IsSyncedElsewhere(TypeFlow type, HandleInfo? handle) =>
        handle is { Origin: HandleOrigin.Field, Symbol: { } symbol } && type.Bodies.Any(b => b.Events.Any(e => e.Kind == FlowEventKind.Sync && SymbolEqualityComparer.Default.Equals(e.Handle?.Symbol, symbol)));

    static string How(FlowEvent publish) => publish.StillOpen ? ", while it is still open"
        : publish.Drains.IsEmpty ? "" : $" ('{Naming.Call(publish.Drains.Sites[0].Root)}' only reached the page cache)";

    /// <summary>
    /// What can be had again is not worth a sync: only where the target's name, or the code around, says so. The log of a
    /// database whose successor is made beside it and takes its place is one of records: a diary is only appended to.
    /// </summary>
    static bool IsScratch(BodyFacts body, FlowEvent publish, RuleContext context) =>
        context.Evidence.Of(body.Member, publish.To, publish.Site.Root, way: publish.Site.Frame) is { Level: EvidenceLevel.Counter } evidence
        && !(evidence.MayBeLoaded && publish is { Path: { Kind: SymbolicKind.Join, Left: SymbolicValue beside }, To: { } target } && beside.Equals(target) && EvidenceFinder.OfNamespace(body.Member).Warns);

    /// <summary>What was downloaded can be had again, unless it is named for what the program keeps.</summary>
    static bool IsDownload(BodyFacts body, FlowEvent publish, RuleContext context) =>
        publish.Handle is { Inner: null } file && NetworkContent.IsAllOf(body, file) && !context.Evidence.Of(body.Member, publish.To, publish.Site.Root, way: publish.Site.Frame).Warns;

    static Finding Report(DiagnosticDescriptor descriptor, FlowEvent publish, SiteSet dirty, params object[] arguments) => new(descriptor, publish.Site.Root, arguments)
    {
        Covers = [publish.Site.Node, publish.Site.Root, .. publish.Opened.Sites.Select(s => s.Node), .. dirty.Sites.Select(s => s.Node), .. publish.Drains.Sites.Select(s => s.Node), .. publish.Deleted.Sites.Select(s => s.Node)],
        Others = [.. dirty.Sites.Select(s => s.Root), .. publish.Drains.Sites.Select(s => s.Root), publish.Site.Node],
        Cause = publish.Site.Node,
        Way = publish.Site.Way,
        Properties = FixProperties.Of(FixProperties.StillOpen, publish.StillOpen),
    };
}
