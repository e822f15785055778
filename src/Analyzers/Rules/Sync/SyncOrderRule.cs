using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Rules.Sync;

/// <summary>DUR103: a sync while a wrapper above still holds bytes or owes its trailer, or after it has closed the handle.</summary>
internal sealed class SyncOrderRule : Rule
{
    public static readonly DiagnosticDescriptor BytesAbove = Describe("DUR103", "Sync leaves bytes above it",
        "'{0}' is synced {1}; {2}",
        RuleFamily.Sync, "A sync forces the page cache to the device. Bytes that a StreamWriter, BufferedStream, GZipStream or CryptoStream above the handle still holds are not there yet; a wrapper that was disposed has closed the handle.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [BytesAbove];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var sync in body.Events)
        {
            if (sync is not { Kind: FlowEventKind.Sync, Handle: not null, Site.Faulted: false })
                continue;
            var file = sync.Handle!;
            var finding = !sync.Closed.IsEmpty && file.Origin == HandleOrigin.Local
                ? Report(sync, file, $"after {Naming.Closer(sync.Closed.Sites[0].Root)} closed it", "the call throws, and what was written is lost at a power cut", sync.Closed)
                : sync.Above.FirstOrDefault() is { } wrapper && IsStillWritten(body, wrapper) && !IsSyncedAgain(body, sync, wrapper) && (sync.Site.IsInRoot || wrapper.Site.IsInRoot || wrapper.Origin == HandleOrigin.Field)
                ? Report(sync, file, Owes(wrapper), "what it writes afterwards is lost at a power cut", SiteSet.Empty)
                : null;
            if (finding is not null && context.Evidence.Of(body.Member, FinalPath(body, file), sync.Site.Root).Level != EvidenceLevel.Counter)
                found.Add(finding);
        }
    }

    /// <summary>The temporary half of a rename is worth what it becomes.</summary>
    static SymbolicValue? FinalPath(BodyFacts body, HandleInfo file) =>
        file.Path is { } path && body.Events.FirstOrDefault(e => e.Kind == FlowEventKind.Publish && path.Equals(e.Path)) is { To: { } target } ? target : file.Path;

    /// <summary>One member writes to a wrapper that the type keeps, another syncs the handle below it, and none drains the wrapper.</summary>
    public override void InType(TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var body in type.Bodies)
        {
            foreach (var sync in body.Events.Where(e => e is { Kind: FlowEventKind.Sync, Handle.Origin: HandleOrigin.Field, Site: { Faulted: false, IsInRoot: true }, Above.Count: 0 }))
            {
                if (HeldAbove(type, sync.Handle!) is { } wrapper && context.Evidence.Of(body.Member, sync.Handle!.Path, sync.Site.Root).Level != EvidenceLevel.Counter)
                    found.Add(Report(sync, sync.Handle, Owes(wrapper), "what it writes afterwards is lost at a power cut", SiteSet.Empty));
            }
        }
    }

    static HandleInfo? HeldAbove(TypeFlow type, HandleInfo file)
    {
        HandleInfo? wrapper = null;
        foreach (var body in type.Bodies)
        {
            foreach (var pair in body.Exit.Handles)
            {
                if (pair.Value.AutoFlush)
                    return null;
                if (wrapper is null && pair.Key is { Origin: HandleOrigin.Field, Buffering: Buffering.Bytes, Symbol: not null } && pair.Key.Bottom == file && pair.Key != file && !pair.Value.Held.Normal.IsEmpty)
                    wrapper = pair.Key;
            }
        }

        return wrapper is not null && !HandedOut.By(type.Type, wrapper.Symbol!) && !type.Bodies.Any(b => b.Events.Any(e => e.Kind == FlowEventKind.Drain && e.Through is not null && e.Through != file && e.Through.Bottom == file))
            ? wrapper : null;
    }

    /// <summary>The bytes that were above the sync do come down later, or are left; a wrapper that is never written again and synced below twice is right.</summary>
    static bool IsStillWritten(BodyFacts body, HandleInfo wrapper) => wrapper.Origin != HandleOrigin.Parameter || !body.Exit.Of(wrapper).Held.IsEmpty;

    /// <summary>What was above comes down later, and a second sync behind it leaves nothing.</summary>
    static bool IsSyncedAgain(BodyFacts body, FlowEvent sync, HandleInfo wrapper) =>
        body.Exit.Of(sync.Handle!).Dirty.Normal.IsEmpty && body.Exit.Of(wrapper) is { Held.Normal.IsEmpty: true, TrailerOwed.Normal.IsEmpty: true }
        && body.Events.SkipWhile(e => !ReferenceEquals(e, sync)).Skip(1).Any(e => e is { Kind: FlowEventKind.Sync, Above.Count: 0, Site.Faulted: false } && e.Handle == sync.Handle);

    static string Owes(HandleInfo wrapper) =>
        $"while {Naming.Variable(wrapper)} above it {(wrapper.Buffering == Buffering.BytesAndTrailer ? "owes its last block" : "still holds bytes")}";

    static Finding Report(FlowEvent sync, HandleInfo file, string when, string lost, SiteSet others) => new(BytesAbove, sync.Site.Root, Naming.Of(file), when, lost)
    {
        Covers = [sync.Site.Node, sync.Site.Root, file.Site.Node, .. sync.Dirty.Sites.Select(s => s.Node)],
        Others = [.. others.Sites.Select(s => s.Root)],
        Cause = sync.Site.Node,
    };
}
