using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Rules.Publication;

/// <summary>DUR201, DUR202: the bytes are on the device, the name that leads to them is not.</summary>
internal sealed class NameNotSyncedRule : Rule
{
    public static readonly DiagnosticDescriptor NewFile = Describe("DUR201", "New file's directory entry not synced",
        "The new file '{0}' is synced, its directory is not; POSIX lets a power cut after '{1}' lose the name and with it the file",
        RuleFamily.Publication, "Syncing a file forces its bytes to the device, not the name in its directory. ext4, XFS and btrfs happen to keep the name of a new file that was synced; POSIX does not promise it.");

    public static readonly DiagnosticDescriptor Renamed = Describe("DUR202", "Rename, replace or delete not synced",
        "'{0}' becomes '{1}', and the directory is never synced; a power cut after this brings the old content back although the call succeeded",
        RuleFamily.Publication, "A rename changes the directory, which has a sync of its own. Without it a power cut within about 30 seconds undoes the rename on ext4, XFS and btrfs.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [NewFile, Renamed];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        if (body.Events.Any(IsDirectorySync))
            return;
        var publishes = body.Events.Where(e => e is { Kind: FlowEventKind.Publish, Path: not null, Site.Faulted: false } && IsBare(e)).ToArray();
        foreach (var group in publishes.GroupBy(p => p.Path!))
        {
            var publish = group.Last();
            if (WantsDurability(body, publish, type, context) && !IsScratch(body, publish.To, publish.Site, context))
                found.Add(new Finding(Renamed, publish.Site.Root, Naming.Of(publish.Path), Naming.Of(publish.To)) { Covers = [publish.Site.Node], Cause = publish.Site.Node });
        }

        foreach (var pair in body.Exit.Handles.Where(h => h.Key is { Mode: OpenMode.CreateNew, Origin: HandleOrigin.Local, Inner: null, Path: not null } && !h.Value.Escaped))
        {
            var (file, state) = (pair.Key, pair.Value);
            if (state.Synced.IsEmpty || !state.Dirty.Normal.IsEmpty || !PromisesNames(body, file.Path, file.Site, type, context) || publishes.Any(p => file.Path!.Equals(p.Path)) || IsScratch(body, file.Path, file.Site, context))
                continue;
            found.Add(new Finding(NewFile, file.Site.Root, Naming.Of(file.Path), Naming.Call(state.Synced.Sites[0].Root)) { Covers = [file.Site.Node], Cause = file.Site.Node });
        }
    }

    /// <summary>Not a publish of the library, which syncs the directory itself.</summary>
    static bool IsBare(FlowEvent publish) => Naming.Receiver(publish.Site.Node) != "DurableFile";

    static bool IsDirectorySync(FlowEvent e) => e.Kind == FlowEventKind.SyncDirectory || (e is { Kind: FlowEventKind.Sync, Handle: null });

    /// <summary>The file is on the device when it is published: otherwise DUR203 speaks.</summary>
    static bool WantsDurability(BodyFacts body, FlowEvent publish, TypeFlow type, RuleContext context) =>
        publish.Dirty.Normal.IsEmpty && IsWritten(body, publish, type) && PromisesNames(body, publish.To, publish.Site, type, context);

    /// <summary>A file that this code wrote, and not one of the user's that is renamed.</summary>
    static bool IsWritten(BodyFacts body, FlowEvent publish, TypeFlow type) =>
        !body.Exit.Of(publish.Path!).Synced.IsEmpty || body.Events.Any(e => e is { Kind: FlowEventKind.Sync or FlowEventKind.Write, Site.Faulted: false }) || SyncsDirectories(body, type);

    /// <summary>
    /// Many programs want the old content or the new after a power cut, and don't mind which: those need no sync of the
    /// directory. The code must say that it wants the new one.
    /// </summary>
    static bool PromisesNames(BodyFacts body, SymbolicValue? path, Site site, TypeFlow type, RuleContext context) =>
        SyncsDirectories(body, type)
        || (context.Evidence.Of(body.Member, path, site.Root) is { Level: EvidenceLevel.Strong, Because: var because } && because.IndexOf("atomic", System.StringComparison.OrdinalIgnoreCase) < 0);

    static bool SyncsDirectories(BodyFacts body, TypeFlow type) => type.Bodies.Any(b => b != body && b.Events.Any(IsDirectorySync));

    static bool IsScratch(BodyFacts body, SymbolicValue? path, Site site, RuleContext context) =>
        path?.IsTemporary == true || context.Evidence.Of(body.Member, path, site.Root).Level == EvidenceLevel.Counter;
}
