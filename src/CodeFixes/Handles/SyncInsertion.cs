using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Handles;

/// <summary>Puts a sync behind the last write to a file that the function, or its object, holds open.</summary>
internal sealed class SyncInsertion(FixSite site, string name)
{
    readonly LayerMap _map = new(site);
    readonly SyncCode _code = new(site);

    public IEnumerable<FixCandidate> Candidates() => _code.Available.SelectMany(means => Behind(site.Node, means, ownOnly: false));

    /// <summary>Syncs what a place writes to.</summary>
    /// <param name="write">The place.</param>
    /// <param name="means">With what.</param>
    /// <param name="ownOnly">Only a file that the function itself opened.</param>
    public IEnumerable<FixCandidate> Behind(SyntaxNode write, Means means, bool ownOnly) =>
        IsUnderNullCheck(write) ? [] : _map.HandlesIn(write).Where(h => !ownOnly || h.LowestNamed?.Symbol is ILocalSymbol).SelectMany(h => InsertFor(h, write, means));

    /// <summary>Behind <c>x?.Write()</c> there may be nothing to sync.</summary>
    static bool IsUnderNullCheck(SyntaxNode write) => write.Ancestors().TakeWhile(a => a is ExpressionSyntax).Any(a => a is ConditionalAccessExpressionSyntax);

    IEnumerable<FixCandidate> InsertFor(Layer handle, SyntaxNode last, Means means)
    {
        var own = handle.LowestNamed?.Symbol is ILocalSymbol;
        var title = own ? $"Sync '{SyncCode.NameOf(handle)}' to disk before it is closed, with {SyncCode.Named(means, handle.Bottom)}"
            : $"Sync '{SyncCode.NameOf(handle)}' to disk after the write, with {SyncCode.Named(means, handle.Bottom)}";
        var key = $"{name}.{means}";
        foreach (var wait in site.IsAsync ? new[] { true, false } : [false])
        {
            if (own)
            {
                foreach (var edit in Once(handle, last, means, wait))
                    yield return edit.As(title, key);
                continue;
            }

            var writes = LastWrites(handle).ToArray();
            if (writes.Length > 1 && InEach(handle, writes, means, wait) is { } all)
                yield return all.As(title, key);
            foreach (var edit in Once(handle, last, means, wait))
                yield return edit.As(title, key);
        }

        if (own)
        {
            foreach (var edit in new TrailerFirst(site, _map).AroundWrites(handle, means))
                yield return edit.As(title, key);
        }
    }

    IEnumerable<SourceEdit> Once(Layer handle, SyntaxNode write, Means means, bool wait)
    {
        if (SourceEdit.ExpressionBodyOf(write) is not null)
        {
            var edit = site.Edit();
            if (AddAfterCall(edit, handle, write, means, wait))
                yield return edit;
            yield break;
        }

        foreach (var place in new SyncPlacement(site, _map).Places(handle, write))
        {
            var edit = site.Edit();
            if (Add(edit, place, handle, means, wait))
                yield return edit;
        }

        if (BeforeEachReturn(handle, write, means, wait) is { } covered)
            yield return covered;
    }

    /// <summary>Where the function is left early after a write, each way out gets its sync.</summary>
    SourceEdit? BeforeEachReturn(Layer handle, SyntaxNode write, Means means, bool wait)
    {
        var first = site.OtherNodes.Append(site.Node).Where(n => FixSite.EnclosingFunction(n) == FixSite.EnclosingFunction(write) && _map.HandlesIn(n).Any(h => h.IsOver(handle.Bottom)))
            .Select(n => n.Span.End).DefaultIfEmpty(write.Span.End).Min();
        var placement = new SyncPlacement(site, _map);
        var edit = site.Edit();
        var places = new SyncPlacement(site, _map).Places(handle, write).Take(1).Concat(placement.BeforeReturns(handle, first)).GroupBy(p => (p.Anchor, p.Before)).Select(g => g.First()).ToArray();
        return places.Length > 1 && places.All(p => Add(edit, p, handle, means, wait)) ? edit : null;
    }

    /// <summary>One sync in each member that writes: each of them returns with its bytes on the device.</summary>
    SourceEdit? InEach(Layer handle, IEnumerable<SyntaxNode> writes, Means means, bool wait)
    {
        var edit = site.Edit();
        foreach (var write in writes)
        {
            var added = SourceEdit.ExpressionBodyOf(write) is not null ? AddAfterCall(edit, handle, write, means, wait)
                : new SyncPlacement(site, _map).Places(handle, write).FirstOrDefault() is { } place && Add(edit, place, handle, means, wait);
            if (!added)
                return null;
        }

        return edit;
    }

    /// <summary>The last write in each function of this file that the diagnostic speaks of.</summary>
    IEnumerable<SyntaxNode> LastWrites(Layer handle) => site.OtherNodes.Append(site.Node)
        .Where(n => n is InvocationExpressionSyntax && _map.HandlesIn(n).Any(h => h.IsOver(handle.Bottom)) && FixSite.EnclosingFunction(n) is not ConstructorDeclarationSyntax)
        .GroupBy(FixSite.EnclosingFunction).Select(g => g.OrderBy(n => n.SpanStart).Last());

    bool AddAfterCall(SourceEdit edit, Layer handle, SyntaxNode write, Means means, bool wait)
    {
        var above = _map.Above(handle.Bottom).Where(l => l.Symbol is not ILocalSymbol).OrderByDescending(Depth).ToArray();
        if (_code.Lines(above, handle.Bottom, means, wait) is not { } lines)
            return false;
        edit.InsertAfterCall(write, lines);
        return Import(edit, means);
    }

    static int Depth(Layer layer) => layer.Inner is { } inner ? Depth(inner) + 1 : 0;

    bool Add(SourceEdit edit, SyncPlace place, Layer handle, Means means, bool wait)
    {
        if (_code.Lines(place.Alive, handle.Bottom, means, wait) is not { } lines)
            return false;
        if (!place.Before && lines.Length > 1 && place.Anchor.ToString() == lines[0])
            lines = [.. lines.Skip(1)];
        if (place.Before)
            edit.InsertBefore(place.Anchor, lines);
        else
            edit.InsertAfter(place.Anchor, lines);
        return Import(edit, means);
    }

    static bool Import(SourceEdit edit, Means means)
    {
        if (means == Means.Library)
            edit.Import(SyncCode.Namespace);
        return true;
    }
}
