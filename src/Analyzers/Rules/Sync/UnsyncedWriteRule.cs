using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Rules.Sync;

/// <summary>
/// DUR101, DUR102, DUR104: a file is written and closed, or left, with bytes that no sync follows; a drain stands where
/// the sync should.
/// </summary>
internal sealed class UnsyncedWriteRule : Rule
{
    public static readonly DiagnosticDescriptor NeverSynced = Describe("DUR101", "Write never synced",
        "What is written to '{0}' is never synced to disk; a power cut after '{1}' loses it although every call succeeded (evidence: {2})",
        RuleFamily.Sync, "A write reaches the kernel's page cache and returns. Only a sync (Flush(flushToDisk: true), RandomAccess.FlushToDisk) moves it to the device; without one a power cut within about 30 seconds loses it.");

    public static readonly DiagnosticDescriptor DrainForSync = Describe("DUR102", "Drain taken for a sync",
        "'{0}' only moves the bytes of '{1}' into the page cache; a power cut after it loses them (evidence: {2})",
        RuleFamily.Sync, "Flush() and FlushAsync() empty the application's buffer into the kernel's page cache. Only Flush(flushToDisk: true) also forces the page cache to the device.");

    public static readonly DiagnosticDescriptor NoEvidence = Describe("DUR104", "Write never synced, no evidence that it matters",
        "What is written to '{0}' is never synced to disk; a power cut after '{1}' loses it",
        RuleFamily.Sync, "As DUR101, where nothing in the code says that the file must survive a power cut.", DiagnosticSeverity.Info);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [NeverSynced, DrainForSync, NoEvidence];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var pair in body.Exit.Handles)
        {
            if (pair.Key.Inner is null && Owns(pair.Key, pair.Value) && FindHandle(body, type, pair.Key, pair.Value, context) is { } finding)
                found.Add(finding);
        }

        foreach (var append in body.Events)
        {
            if (!(append.Kind is FlowEventKind.AppendFile or FlowEventKind.WriteFile || (append.Kind == FlowEventKind.CopyFile && append.To is not null)))
                continue;
            if (FindByPath(body, append, context) is { } finding)
                found.Add(finding);
        }
    }

    static bool Owns(HandleInfo handle, HandleState state) =>
        handle is { Origin: HandleOrigin.Local, IsFile: true, DeleteOnClose: false } && !state.Escaped && !state.Dirty.Normal.IsEmpty && handle.Path?.IsTemporary != true;

    static Finding? FindHandle(BodyFacts body, TypeFlow type, HandleInfo handle, HandleState state, RuleContext context)
    {
        var dirty = state.Dirty.Normal;
        if (IsPublished(body, handle.Path) || SyncChoice.IsOptional(body, handle, dirty, context.Bodies))
            return null;
        var last = dirty.Sites[dirty.Sites.Length - 1];
        var evidence = context.Evidence.Of(body.Member, handle.Path, last.Root, [EvidenceFinder.PathVariable(handle.Site.Node) ?? "", Naming.Of(handle)]);
        if (!state.Synced.IsEmpty && (evidence.Level == EvidenceLevel.None || evidence.ByName))
            evidence = new EvidenceFound(EvidenceLevel.Strong, $"'{Naming.Call(state.Synced.Sites[0].Root)}' syncs what was written before");
        if (evidence.Level == EvidenceLevel.None && handle.Mode == OpenMode.Append)
            evidence = new EvidenceFound(EvidenceLevel.Medium, "append mode");
        if (evidence.Level == EvidenceLevel.None && type.Bodies.Any(b => b != body && b.Events.Any(e => e is { Kind: FlowEventKind.Sync, Site.IsInRoot: true })))
            evidence = new EvidenceFound(EvidenceLevel.Medium, $"'{type.Type.Name}' syncs elsewhere");
        if (evidence.Level == EvidenceLevel.Counter)
            return null;
        return Report(Naming.Of(handle), dirty, state.Drains.Normal, handle.Site, evidence);
    }

    static Finding? FindByPath(BodyFacts body, FlowEvent write, RuleContext context)
    {
        var path = write.Kind == FlowEventKind.CopyFile ? write.To! : write.Path!;
        if (write.Site.Faulted || path.IsTemporary || IsPublished(body, path) || body.Exit.Of(path).Dirty.Normal.IsEmpty)
            return null;
        var evidence = context.Evidence.Of(body.Member, path, write.Site.Root);
        if (write.Kind == FlowEventKind.WriteFile && !(evidence.PromisesDurability && path is { Kind: SymbolicKind.Variable, Symbol: IParameterSymbol }))
            return null;
        if (evidence.Level == EvidenceLevel.Counter || (write.Kind == FlowEventKind.CopyFile && evidence.Level != EvidenceLevel.Strong))
            return null;
        return Report(Naming.Of(path), SiteSet.Empty.Add(write.Site), default, write.Site, evidence);
    }

    static bool IsPublished(BodyFacts body, SymbolicValue? path) =>
        path is not null && body.Events.Any(e => e.Kind == FlowEventKind.Publish && path.Equals(e.Path));

    static Finding Report(string name, SiteSet dirty, SiteSet drains, Site opened, EvidenceFound evidence)
    {
        var sites = dirty.Sites.Concat(drains.Sites).Append(opened).ToArray();
        var covers = sites.Select(s => s.Node).Concat(sites.Select(s => s.Root)).Distinct().ToImmutableArray();
        var at = drains.IsEmpty || !evidence.Warns ? dirty.Sites[dirty.Sites.Length - 1] : drains.Sites[drains.Sites.Length - 1];
        var others = sites.Select(s => s.Root).Where(n => n != at.Root).Distinct().ToImmutableArray();
        var finding = !evidence.Warns ? new Finding(NoEvidence, at.Root, name, Naming.Call(at.Root))
            : drains.IsEmpty ? new Finding(NeverSynced, at.Root, name, Naming.Call(at.Root), evidence.Because)
            : new Finding(DrainForSync, at.Root, Naming.Call(at.Root), name, evidence.Because);
        return finding with { Covers = covers, Others = others, Cause = at.Node, Way = at.Way };
    }

    public override void InType(TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var protocol in HandleProtocol.Of(type.BodiesWithBases, HandleOrigin.Field).Concat(HandleProtocol.Of(type.Bodies, HandleOrigin.Parameter)))
        {
            if (IsOwn(type, protocol) && !HandedOut.By(type.Type, protocol.Symbol) && FindProtocol(type, protocol, context) is { } finding)
                found.Add(finding);
        }
    }

    /// <summary>Every member that calls this one leaves the handle as it got it back: drained, not synced.</summary>
    static bool IsLeftByCallers(TypeFlow type, Site drain)
    {
        var called = type.Bodies.SelectMany(b => b.Events.Where(e => e.Kind == FlowEventKind.Drain && e.Site.Node == drain.Node && e.Site.Frame.Depth > 0).Select(e => (Body: b, e.Handle))).ToArray();
        return called.Length > 0 && called.All(c => !c.Body.Events.Any(e => e.Kind == FlowEventKind.Sync && (e.Handle is null || e.Handle == c.Handle)));
    }

    /// <summary>Every member that writes syncs what it wrote, and one does not: no member syncs for the others.</summary>
    static Finding? FindException(HandleProtocol protocol, RuleContext context)
    {
        var left = protocol.Writes.Select(w => w.Body).Distinct().ToArray();
        if (protocol.SyncsForOthers || left is not [var body] || body.Member is not IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: not Accessibility.Private } || protocol.WritersThatSync.Count < 2 || protocol.WritersThatSync.Contains(body))
            return null;
        var site = protocol.Writes[protocol.Writes.Count - 1].Site;
        if (context.Evidence.Of(body.Member, protocol.Opened?.Path, site.Root, [protocol.Symbol.Name]) is { Level: EvidenceLevel.Counter, ByName: false })
            return null;
        var evidence = new EvidenceFound(EvidenceLevel.Strong, $"'{protocol.WritersThatSync[0].Member.Name}' syncs what it writes");
        return Report(protocol.Symbol.Name, new SiteSet([.. protocol.Writes.Select(w => w.Site).Distinct()]), new SiteSet([.. protocol.Drains.Where(d => d.Body == body).Select(d => d.Site).Distinct()]), site, evidence);
    }

    /// <summary>The type leaves the sync of what it is given to its overrides.</summary>
    static bool IsSyncedByOverrides(INamedTypeSymbol type) => type.GetMembers().Any(m => m is IMethodSymbol { IsAbstract: true } && (m.Name is "Sync" or "SyncAsync" || DroppedSyncRule.PromisesSync(m.Name)));

    /// <summary>A handle of the base class is judged there, unless only this class writes to it.</summary>
    static bool IsOwn(TypeFlow type, HandleProtocol protocol) => protocol.Writes.Any(w => type.Bodies.Contains(w.Body));

    static Finding? FindProtocol(TypeFlow type, HandleProtocol protocol, RuleContext context)
    {
        if (protocol.Writes.Count == 0 || type.SyncsByName || protocol.IsLeft || protocol.Opened is { Mode: OpenMode.ReadOnly } or { DeleteOnClose: true } or { Path.IsTemporary: true })
            return null;
        var isParameter = protocol.Symbol is IParameterSymbol;
        var (writes, drains) = (protocol.Writes, protocol.Drains);
        if (protocol.IsSynced)
            return isParameter ? null : FindException(protocol, context);
        if (isParameter && (drains.Count == 0 || IsSyncedByOverrides(type.Type) || (type.Bodies.Any(b => b.Events.Any(e => e.Kind == FlowEventKind.Sync)) && !IsLeftByCallers(type, drains[drains.Count - 1].Site))))
            return null;
        var (body, site) = drains.Count > 0 ? drains[drains.Count - 1] : writes.LastOrDefault(w => !EvidenceFinder.IsTestCode(w.Body.Member, w.Site.Root));
        if (body is null)
            return null;
        var evidence = context.Evidence.Of(body.Member, protocol.Opened?.Path, site.Root, [protocol.Symbol.Name]);
        if (evidence.Level == EvidenceLevel.None && protocol.Opened?.Mode == OpenMode.Append)
            evidence = new EvidenceFound(EvidenceLevel.Medium, "append mode");
        var known = protocol.IsFile || evidence.Level == EvidenceLevel.Strong || (evidence.Level == EvidenceLevel.Medium && drains.Count > 0 && !isParameter);
        if (!known || evidence.Level == EvidenceLevel.Counter || (isParameter && !evidence.Warns))
            return null;
        var all = new SiteSet([.. writes.Select(w => w.Site).Distinct()]);
        return Report(protocol.Symbol.Name, all, new SiteSet([.. drains.Select(d => d.Site).Distinct()]), site, evidence);
    }
}
