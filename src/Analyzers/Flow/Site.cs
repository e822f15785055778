using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Flow;

/// <summary>One call on the way from the body that is looked at to the code that is being run.</summary>
internal sealed class Frame(Frame? parent, ISymbol member, SyntaxNode callSite)
{
    public Frame? Parent { get; } = parent;
    public ISymbol Member { get; } = member;
    public SyntaxNode CallSite { get; } = callSite;
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>The body that is looked at.</summary>
    public Frame Root => Parent is null ? this : Parent.Root;

    /// <summary>Whether code stands in the body that is looked at: its own, or a lambda's that a callee runs.</summary>
    public bool IsInRoot(SyntaxNode node) =>
        Depth == 0 || (Root.CallSite.SyntaxTree == node.SyntaxTree && Root.CallSite.Span.Contains(node.Span));

    /// <summary>Whether one of the calls on the way enters a member.</summary>
    public bool Enters(ISymbol member) => Parent is not null && (SymbolEqualityComparer.Default.Equals(Member, member) || Parent.Enters(member));

    /// <summary>Where, in the body that is looked at, a node of this frame shows: itself, or the last call that stands there, perhaps in a lambda.</summary>
    public SyntaxNode InRoot(SyntaxNode node)
    {
        for (var frame = this; !IsInRoot(node) && frame.Parent is not null; frame = frame.Parent)
            node = frame.CallSite;
        return node;
    }
}

/// <summary>A place in code where something happens to a file.</summary>
/// <param name="Node">The code itself, perhaps in a callee.</param>
/// <param name="Frame">The calls that lead there.</param>
/// <param name="Faulted">The place is left behind by an exception on the way that is looked at.</param>
internal sealed record Site(SyntaxNode Node, Frame Frame, bool Faulted = false)
{
    Site? _afterFault;

    /// <summary>The same place, left behind by an exception: asked for at each operation of a <c>try</c>, so made once.</summary>
    public Site AfterFault => Faulted ? this : _afterFault ??= this with { Faulted = true, _afterFault = null };

    public bool Equals(Site? other) => other is not null && (ReferenceEquals(this, other) || (Faulted == other.Faulted && ReferenceEquals(Node, other.Node) && ReferenceEquals(Frame, other.Frame)));

    public override int GetHashCode() => (Node.GetHashCode() * 31) + Frame.GetHashCode() + (Faulted ? 1 : 0);

    /// <summary>The node to show in the body that is looked at.</summary>
    public SyntaxNode Root => Frame.InRoot(Node);

    public bool IsInRoot => Frame.IsInRoot(Node);

    /// <summary>The code itself and the calls that lead to it from the member that the looked-at body calls: places of other bodies.</summary>
    public ImmutableArray<SyntaxNode> Way
    {
        get
        {
            var way = ImmutableArray.Create(Node);
            for (var frame = Frame; frame.Parent?.Parent is not null; frame = frame.Parent)
                way = way.Add(frame.CallSite);
            return way;
        }
    }
}

/// <summary>A small set of sites in the order in which they were met.</summary>
internal readonly struct SiteSet(ImmutableArray<Site> sites) : IEquatable<SiteSet>
{
    /// <summary>More places than a message can name; what lies beyond changes no verdict, and a set must stay small.</summary>
    const int Most = 24;

    readonly ImmutableArray<Site> _sites = sites;

    public static SiteSet Empty => default;

    public ImmutableArray<Site> Sites => _sites.IsDefault ? [] : _sites;

    public bool IsEmpty => _sites.IsDefaultOrEmpty;

    /// <summary>No place was left out.</summary>
    public bool IsWhole => Sites.Length < Most;

    public SiteSet Add(Site site) => Sites.Length >= Most || Sites.Contains(site) ? this : new(Sites.Add(site));

    public SiteSet Union(SiteSet other)
    {
        if (other.IsEmpty || Equals(other))
            return this;
        if (IsEmpty)
            return other;
        var result = this;
        foreach (var site in other.Sites)
            result = result.Add(site);
        return result;
    }

    /// <summary>The sites that were reached without an exception.</summary>
    public SiteSet Normal => new(Sites.RemoveAll(static site => site.Faulted));

    /// <summary>What was met since <paramref name="before"/> was met on the way of an exception.</summary>
    public SiteSet AsFaulted(SiteSet before)
    {
        if (IsEmpty || !AnyFaults(before))
            return this;
        if (Sites.Length == 1)
            return new([Sites[0].AfterFault]);
        var result = Empty;
        foreach (var site in Sites)
            result = result.Add(before.Sites.Contains(site) ? site : site.AfterFault);
        return result;
    }

    bool AnyFaults(SiteSet before)
    {
        foreach (var site in Sites)
        {
            if (!site.Faulted && !before.Sites.Contains(site))
                return true;
        }

        return false;
    }

    public bool Equals(SiteSet other)
    {
        if (Sites.Length != other.Sites.Length)
            return false;
        foreach (var site in Sites)
        {
            if (!other.Sites.Contains(site))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is SiteSet other && Equals(other);

    public override int GetHashCode() => Sites.Length;
}

/// <summary>
/// What one thing that the flow interns is known by. A class and not a tuple: dictionaries over tuples are compiled anew
/// in every compiler process, and that takes longer than most bodies do.
/// </summary>
internal sealed class FlowKey(object first, object? second, object? third = null, object? fourth = null, int part = 0) : IEquatable<FlowKey>
{
    readonly object _first = first;
    readonly object? _second = second;
    readonly object? _third = third;
    readonly object? _fourth = fourth;
    readonly int _part = part;

    /// <summary>The variable that it is known by first; null where that is none.</summary>
    public ISymbol? Variable => _first as ISymbol;

    /// <summary>The object that the variable belongs to; null where that is none.</summary>
    public Value? Owner => _second as Value;

    public bool Equals(FlowKey? other) =>
        other is not null && _part == other._part && _first.Equals(other._first) && Equals(_second, other._second) && Equals(_third, other._third) && Equals(_fourth, other._fourth);

    public override bool Equals(object? obj) => Equals(obj as FlowKey);

    public override int GetHashCode() => (((_first.GetHashCode() * 31) + (_second?.GetHashCode() ?? 0)) * 31) + (_fourth?.GetHashCode() ?? 0) + _part;
}
