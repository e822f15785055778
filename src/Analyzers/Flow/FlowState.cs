using System.Collections.Immutable;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Durability.Analyzers.Flow;

/// <summary>What may have happened to one handle on some way to this point.</summary>
internal sealed record HandleState
{
    public static readonly HandleState Fresh = new();

    /// <summary>Writes whose bytes a wrapper still keeps back.</summary>
    public SiteSet Held { get; init; }

    /// <summary>The wrapper has been written to and has not yet put its trailer (final block, end tags) into the stream.</summary>
    public SiteSet TrailerOwed { get; init; }

    /// <summary>Writes whose bytes reached no device yet.</summary>
    public SiteSet Dirty { get; init; }

    /// <summary>Writes that are not on the device, wherever they are.</summary>
    public SiteSet Owed => Dirty.Union(Held).Normal;

    /// <summary>Drains that stand after the last write.</summary>
    public SiteSet Drains { get; init; }
    public SiteSet Closed { get; init; }
    public bool MayBeOpen { get; init; } = true;
    public bool AutoFlush { get; init; }
    public SiteSet Synced { get; init; }
    public bool Escaped { get; init; }
    public bool Returned { get; init; }

    /// <summary>A variable in its path was set anew, as a loop does: the path names another file by now.</summary>
    public bool IsOfOtherName { get; init; }

    public HandleState Join(HandleState other) => ReferenceEquals(this, other) ? this : new HandleState
    {
        Held = Held.Union(other.Held),
        TrailerOwed = TrailerOwed.Union(other.TrailerOwed),
        Dirty = Dirty.Union(other.Dirty),
        Drains = Drains.Union(other.Drains),
        Closed = Closed.Union(other.Closed),
        MayBeOpen = MayBeOpen || other.MayBeOpen,
        AutoFlush = AutoFlush && other.AutoFlush,
        Synced = Synced.Union(other.Synced),
        Escaped = Escaped || other.Escaped,
        Returned = Returned || other.Returned,
        IsOfOtherName = IsOfOtherName || other.IsOfOtherName,
    };

    /// <summary>What was written to a handle that was closed before is done; one that is still open may have failed to sync it.</summary>
    public HandleState AsFaulted(HandleState before)
    {
        var (held, trailer, dirty) = (Held.AsFaulted(default), TrailerOwed.AsFaulted(default), Dirty.AsFaulted(before.MayBeOpen ? default : before.Dirty));
        return held.Equals(Held) && trailer.Equals(TrailerOwed) && dirty.Equals(Dirty) ? this : this with { Held = held, TrailerOwed = trailer, Dirty = dirty };
    }
}

/// <summary>What may have happened to the file at one path, through whatever handle.</summary>
internal sealed record PathState
{
    public static readonly PathState Fresh = new();

    public SiteSet Dirty { get; init; }
    public SiteSet Deleted { get; init; }
    public SiteSet Synced { get; init; }
    public SiteSet Published { get; init; }

    /// <summary>The file that its content was copied from, where no write came after that.</summary>
    public SymbolicValue? CopyOf { get; init; }

    /// <summary>The name that its content had before it was moved here.</summary>
    public SymbolicValue? MovedFrom { get; init; }

    public PathState Join(PathState other) => ReferenceEquals(this, other) ? this : new PathState
    {
        Dirty = Dirty.Union(other.Dirty),
        Deleted = Deleted.Union(other.Deleted),
        Synced = Synced.Union(other.Synced),
        Published = Published.Union(other.Published),
        CopyOf = CopyOf ?? other.CopyOf,
        MovedFrom = MovedFrom ?? other.MovedFrom,
    };

    public PathState AsFaulted(PathState before)
    {
        var dirty = Dirty.AsFaulted(before.Dirty);
        return dirty.Equals(Dirty) ? this : this with { Dirty = dirty };
    }
}

/// <summary>A member of an object that is followed.</summary>
internal sealed record MemberKey(Value Owner, Microsoft.CodeAnalysis.ISymbol Member);

/// <summary>A value that the compiler keeps for a later block. It is of one graph: another graph counts its own from the start again.</summary>
internal sealed record CaptureKey(ControlFlowGraph Graph, CaptureId Id);

/// <summary>Everything that is known at one point of a body. Mutable; copied where ways part.</summary>
internal sealed class FlowState
{
    public FlowState()
        : this(new(), new(), new())
    {
    }

    FlowState(SharedMap<object, Value> values, SharedMap<HandleInfo, HandleState> handles, SharedMap<SymbolicValue, PathState> paths) =>
        (Values, Handles, Paths) = (values, handles, paths);

    public SharedMap<object, Value> Values { get; }
    public SharedMap<HandleInfo, HandleState> Handles { get; }
    public SharedMap<SymbolicValue, PathState> Paths { get; }

    public FlowState Copy() => new(Values.Copy(), Handles.Copy(), Paths.Copy());

    public HandleState Of(HandleInfo handle) => Handles.TryGetValue(handle, out var state) ? state : HandleState.Fresh;

    public PathState Of(SymbolicValue path) => Paths.TryGetValue(path, out var state) ? state : PathState.Fresh;

    /// <summary>Takes over what may be true on another way to the same point; says whether anything was new.</summary>
    public bool Join(FlowState other)
    {
        var changed = JoinHandles(other);
        changed |= JoinPaths(other);
        return JoinValues(other) || changed;
    }

    bool JoinHandles(FlowState other)
    {
        if (Handles.Shares(other.Handles))
            return false;
        var changed = false;
        foreach (var pair in other.Handles)
        {
            var joined = Handles.TryGetValue(pair.Key, out var mine) ? mine.Join(pair.Value) : pair.Value;
            if (!joined.Equals(mine))
            {
                Handles[pair.Key] = joined;
                changed = true;
            }
        }

        return changed;
    }

    bool JoinPaths(FlowState other)
    {
        if (Paths.Shares(other.Paths))
            return false;
        var changed = false;
        foreach (var pair in other.Paths)
        {
            var joined = Paths.TryGetValue(pair.Key, out var mine) ? mine.Join(pair.Value) : pair.Value;
            if (!joined.Equals(mine))
            {
                Paths[pair.Key] = joined;
                changed = true;
            }
        }

        return changed;
    }

    bool JoinValues(FlowState other)
    {
        if (Values.Shares(other.Values))
            return false;
        var changed = false;
        foreach (var pair in other.Values)
        {
            if (!Values.TryGetValue(pair.Key, out var mine))
            {
                // Not assigned on the other way: a definite assignment elsewhere makes the value that is there the one that is used.
                Values[pair.Key] = pair.Value;
                changed = true;
            }
            else if (!mine.Equals(pair.Value) && Either(mine, pair.Value) is var either && !either.Equals(mine))
            {
                Values[pair.Key] = either;
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>A value that is known to be none that can be told.</summary>
    public static readonly ConstantValue Mixed = new(typeof(FlowState));

    /// <summary>One of two values; a third different one makes it unknown, which keeps every state finite.</summary>
    public static Value Either(Value a, Value b)
    {
        if (a is ConstantValue { Constant: null } or ElsewhereValue)
            return b;
        if (b is ConstantValue { Constant: null } or ElsewhereValue)
            return a;
        if (a is SymbolicValue path && b is SymbolicValue otherPath)
            return SymbolicValue.OfChoice(path, otherPath) ?? (Value)Mixed;
        if (a is EitherValue pair)
            return b.Equals(pair.First) || b.Equals(pair.Second) ? a : Mixed;
        if (b is EitherValue other)
            return a.Equals(other.First) || a.Equals(other.Second) ? b : Mixed;
        return a is ConstantValue != b is ConstantValue || a.Equals(Mixed) || b.Equals(Mixed) ? Mixed : new EitherValue(a, b);
    }

    /// <summary>Drops what no code after these regions can name.</summary>
    public void Forget(ImmutableArray<ControlFlowRegion> regions, ControlFlowGraph graph)
    {
        foreach (var region in regions)
        {
            foreach (var local in region.Locals)
                Values.Remove(local);
            foreach (var capture in region.CaptureIds)
                Values.Remove(new CaptureKey(graph, capture));
        }
    }

    /// <summary>An exception leaves behind what was done since <paramref name="before"/>; what was done by then was done whole.</summary>
    public void Fault(FlowState before)
    {
        Handles.Change(before, static (handle, state, before) => state.AsFaulted(before.Of(handle)));
        Paths.Change(before, static (path, state, before) => state.AsFaulted(before.Of(path)));
    }
}
