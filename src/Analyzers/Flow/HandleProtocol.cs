using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Flow;

/// <summary>A place, and the body that is looked at when it is reached.</summary>
internal sealed record BodySite(BodyFacts Body, Site Site);

/// <summary>What the members of a type together do to one handle that the type keeps, or that its members are given.</summary>
internal sealed class HandleProtocol(ISymbol symbol, HandleOrigin origin)
{
    readonly List<BodySite> _writes = [];
    readonly List<BodySite> _drains = [];

    public ISymbol Symbol { get; } = symbol;

    /// <summary>The type's own, or its caller's.</summary>
    public HandleOrigin Origin { get; } = origin;

    /// <summary>Writes that some member leaves unsynced.</summary>
    public IReadOnlyList<BodySite> Writes => _writes;

    /// <summary>Drains that stand after the last write of a member.</summary>
    public IReadOnlyList<BodySite> Drains => _drains;
    public bool IsSynced { get; private set; }

    /// <summary>A member syncs without having written, or syncs what cannot be told: for the others, as a commit does. Closing does not count.</summary>
    public bool SyncsForOthers { get; private set; }

    /// <summary>Members that sync it.</summary>
    public List<BodyFacts> Syncers { get; } = [];

    /// <summary>Members that write and sync by themselves.</summary>
    public List<BodyFacts> WritersThatSync { get; } = [];
    public bool IsFile { get; private set; }

    /// <summary>Its declared type, such as <c>Stream</c>.</summary>
    public ITypeSymbol? Type { get; private set; }

    /// <summary>Somebody beyond the type gets it as the result of a member.</summary>
    public bool IsLeft { get; private set; }

    /// <summary>How the type opened it, where it did.</summary>
    public HandleInfo? Opened { get; private set; }

    public static IReadOnlyList<HandleProtocol> Of(IReadOnlyList<BodyFacts> bodies, HandleOrigin origin)
    {
        var protocols = new Dictionary<ISymbol, HandleProtocol>(SymbolEqualityComparer.Default);
        foreach (var body in bodies)
            AddHandles(body, origin, protocols);
        foreach (var body in bodies)
            AddWrappers(body, origin, protocols);
        foreach (var body in origin == HandleOrigin.Field ? bodies : [])
        {
            AddHeaders(body, protocols);
            AddFiles(body, protocols);
        }

        // Only now is every handle known: the member that syncs may stand before the one that writes.
        var syncsUnknown = false;
        foreach (var body in bodies)
            syncsUnknown |= AddSyncs(body, origin, protocols);

        foreach (var protocol in protocols.Values)
        {
            protocol.IsSynced |= syncsUnknown;
            protocol.SyncsForOthers |= syncsUnknown;
        }

        return [.. protocols.Values];
    }

    static void AddHandles(BodyFacts body, HandleOrigin origin, Dictionary<ISymbol, HandleProtocol> protocols)
    {
        foreach (var pair in body.Exit.Handles)
        {
            if (pair.Key is not { Inner: null, Symbol: { } kept } || pair.Key.Origin != origin)
                continue;
            if (!protocols.TryGetValue(kept, out var protocol))
                protocols.Add(kept, protocol = new HandleProtocol(kept, origin));
            protocol.Add(body, pair.Key, pair.Value);
        }
    }

    /// <summary>What a constructor writes, a header perhaps, to the file that it opens and keeps: the members that sync what they write do not sync that.</summary>
    static void AddHeaders(BodyFacts body, Dictionary<ISymbol, HandleProtocol> protocols)
    {
        if (body.Member is not IMethodSymbol { MethodKind: MethodKind.Constructor })
            return;
        foreach (var kept in body.Events.Where(e => e is { Kind: FlowEventKind.AssignMember, Handle: { Origin: HandleOrigin.Local, Inner: null, WriteThrough: false } }))
        {
            if (body.Exit.Handles.TryGetValue(kept.Handle!, out var state) && state.Synced.IsEmpty && !state.Drains.Normal.IsEmpty && protocols.TryGetValue(kept.Member!, out var protocol))
                protocol.AddPlaces(body, state);
        }
    }

    /// <summary>What the type keeps as a <c>Stream</c> is a file's where one of its members opens a file for it.</summary>
    static void AddFiles(BodyFacts body, Dictionary<ISymbol, HandleProtocol> protocols)
    {
        foreach (var kept in body.Events.Where(e => e is { Kind: FlowEventKind.AssignMember, Handle: { Inner: null, IsFile: true, DeleteOnClose: false, Path.IsTemporary: not true, Mode: not Catalog.OpenMode.ReadOnly } }))
        {
            if (protocols.TryGetValue(kept.Member!, out var protocol))
                protocol.IsFile = true;
        }
    }

    static void AddWrappers(BodyFacts body, HandleOrigin origin, Dictionary<ISymbol, HandleProtocol> protocols)
    {
        foreach (var pair in body.Exit.Handles)
        {
            if (pair.Key is not { Inner: not null, Origin: HandleOrigin.Field, Bottom: { Symbol: { } bottom } file } || file.Origin != origin)
                continue;
            if (protocols.TryGetValue(bottom, out var held))
                held._writes.AddRange(pair.Value.Held.Union(pair.Value.TrailerOwed).Normal.Sites.Select(s => new BodySite(body, s)));
            else if (!pair.Value.Held.Normal.IsEmpty)
                protocols.Add(bottom, Holding(bottom, body, file, pair.Value));
        }
    }

    /// <summary>Tells each handle of its syncs; says whether one cannot be told, and may be of any.</summary>
    static bool AddSyncs(BodyFacts body, HandleOrigin origin, Dictionary<ISymbol, HandleProtocol> protocols)
    {
        var syncsUnknown = false;
        foreach (var sync in body.Events.Where(e => e.Kind is FlowEventKind.Sync or FlowEventKind.ReachDevice))
        {
            // A static member has no object whose handle it could have come by.
            // What a member has written itself it syncs for itself.
            syncsUnknown |= sync.Handle is null || ComesFromElsewhere(sync.Handle.Symbol) || (sync.Handle.Origin == HandleOrigin.Unknown && (body.This is not null || origin == HandleOrigin.Parameter) && !WritesTo(body, sync.Handle));
            if (sync.Handle?.Symbol is { } symbol && protocols.TryGetValue(symbol, out var synced))
                synced.AddSync(body, sync);
            else if (sync.Handle?.Path is { } path)
                AddSyncOf(path, body, sync, protocols);
        }

        return syncsUnknown;
    }

    /// <summary>Another handle of the same file is synced: the kernel keeps one set of pages for both.</summary>
    static void AddSyncOf(SymbolicValue path, BodyFacts body, FlowEvent sync, Dictionary<ISymbol, HandleProtocol> protocols)
    {
        foreach (var protocol in protocols.Values)
        {
            if (path.Equals(protocol.Opened?.Path))
                protocol.AddSync(body, sync);
        }
    }

    /// <summary>Given to a lambda, or by a member of the framework: one of those that the type keeps, perhaps.</summary>
    static bool ComesFromElsewhere(ISymbol? symbol) => symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } } or IPropertySymbol { DeclaringSyntaxReferences.IsEmpty: true };

    static HandleProtocol Holding(ISymbol symbol, BodyFacts body, HandleInfo file, HandleState wrapper)
    {
        var protocol = new HandleProtocol(symbol, file.Origin);
        protocol.Add(body, file, HandleState.Fresh with { Dirty = wrapper.Held });
        return protocol;
    }

    void AddSync(BodyFacts body, FlowEvent sync)
    {
        var writes = WritesTo(body, sync.Handle!);
        if (!writes && IsCopying(body))
            return;
        IsSynced = true;
        // What one call both writes and syncs is that member's doing.
        if (writes && !sync.Site.IsInRoot && body.Events.All(e => e.Kind != FlowEventKind.Write || e.Handle != sync.Handle || e.Site.Root == sync.Site.Root))
            return;
        Syncers.Add(body);
        if (writes)
        {
            if (!WritersThatSync.Contains(body))
                WritersThatSync.Add(body);
        }
        else if (body.Member.Name is not ("Dispose" or "DisposeAsync" or "Close" or "CloseAsync" or "Finalize"))
        {
            SyncsForOthers = true;
        }
    }

    static bool IsCopying(BodyFacts body) => Evidence.EvidenceWords.CopyingVerbs.Contains(Evidence.EvidenceWords.Split(body.Member.Name).FirstOrDefault() ?? "");

    static bool WritesTo(BodyFacts body, HandleInfo handle) => body.Events.Any(e => e.Kind == FlowEventKind.Write && e.Handle == handle);

    void Add(BodyFacts body, HandleInfo handle, HandleState state)
    {
        IsFile |= handle.IsFile;
        Type ??= handle.Type;
        IsSynced |= (!state.Synced.IsEmpty && !IsCopying(body)) || handle.WriteThrough;
        SyncsForOthers |= handle.WriteThrough;
        IsLeft |= state.Returned && body.Member is not IMethodSymbol { DeclaredAccessibility: Accessibility.Private, ExplicitInterfaceImplementations.IsEmpty: true };
        if (handle.Path is not null || handle.Mode != Catalog.OpenMode.Unknown)
            Opened = handle;
        AddPlaces(body, state);
    }

    void AddPlaces(BodyFacts body, HandleState state)
    {
        _writes.AddRange(state.Dirty.Normal.Sites.Select(s => new BodySite(body, s)));
        _drains.AddRange(state.Drains.Normal.Sites.Select(s => new BodySite(body, s)));
    }
}
