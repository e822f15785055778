using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Flow;

internal enum FlowEventKind : byte
{
    Open,
    Write,
    WriteFile,
    AppendFile,
    CopyFile,
    Drain,
    Sync,

    /// <summary>The bytes reach the device, and whoever called need not have wanted that: no other rule asks how often it is done, or what became of it.</summary>
    ReachDevice,
    Publish,
    Delete,
    SyncDirectory,
    FlushView,
    Acknowledge,
    Reply,
    AssignMember,

    /// <summary>A variable is set anew: the paths that it is part of name other files from here on.</summary>
    SetAnew,
}

/// <summary>Something that happens to a file at one place, with what was known of the file there.</summary>
internal sealed record FlowEvent(FlowEventKind Kind, Site Site)
{
    public HandleInfo? Handle { get; init; }
    public SymbolicValue? Path { get; init; }

    /// <summary>Destination of a publish or copy.</summary>
    public SymbolicValue? To { get; init; }

    /// <summary>Writes that had not reached the device when this happened.</summary>
    public SiteSet Dirty { get; init; }

    /// <summary>Drains after the last write, when this happened.</summary>
    public SiteSet Drains { get; init; }

    /// <summary>The handle or wrapper whose drain was called.</summary>
    public HandleInfo? Through { get; init; }

    /// <summary>Deletes of the destination that came before a publish.</summary>
    public SiteSet Deleted { get; init; }

    /// <summary>Syncs of the handle that came before this.</summary>
    public SiteSet Synced { get; init; }

    /// <summary>Closes of the handle that came before this.</summary>
    public SiteSet Closed { get; init; }

    /// <summary>The log for recovery whose deletion says that all it held is where it belongs.</summary>
    public SymbolicValue? Log { get; init; }

    /// <summary>What is deleted was read whole before, and <see cref="To"/> written.</summary>
    public bool WasRead { get; init; }

    /// <summary>Where the file that is published, or takes the place of the one that is deleted, was opened.</summary>
    public SiteSet Opened { get; init; }

    /// <summary>Wrappers that still held bytes, or owed a trailer, above the handle that was synced.</summary>
    public IReadOnlyList<HandleInfo> Above { get; init; } = [];

    /// <summary>The handle that was written is still open.</summary>
    public bool StillOpen { get; init; }

    /// <summary>The member that a handle was stored in, or the variable that is set anew.</summary>
    public ISymbol? Member { get; init; }
}

/// <summary>What one body does to files: its events, and what is left at its end.</summary>
internal sealed record BodyFacts(ISymbol Member, SyntaxNode Body, IReadOnlyList<FlowEvent> Events, FlowState Exit)
{
    public Value? This { get; init; }

    /// <summary>Whether the file of a path is renamed behind an event, and not what the same variable names by then.</summary>
    public bool IsRenamedBehind(FlowEvent happened, SymbolicValue path)
    {
        var (reached, anew) = (false, false);
        foreach (var other in Events)
        {
            if (ReferenceEquals(other, happened))
                reached = true;
            else if (reached && other.Kind == FlowEventKind.SetAnew)
                anew |= path.IsMadeOf(other.Member!);
            else if (reached && other.Kind == FlowEventKind.Publish && path.Equals(other.Path) && (!anew || other.Dirty.Sites.Any(s => s.Node == happened.Site.Node) || other.Opened.Sites.Any(s => s.Node == happened.Site.Node)))
                return true;
        }

        return false;
    }

    /// <summary>Whether the file that had the name of a path was renamed before an event.</summary>
    public bool IsRenamedBefore(FlowEvent happened, SymbolicValue path)
    {
        var renamed = false;
        foreach (var other in Events)
        {
            if (ReferenceEquals(other, happened))
                return renamed;
            if (other.Kind == FlowEventKind.Publish && path.Equals(other.Path))
                renamed = true;
            else if (other.Kind == FlowEventKind.SetAnew && path.IsMadeOf(other.Member!))
                renamed = false;
        }

        return false;
    }
}
