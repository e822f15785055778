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
        _map.HandlesIn(write).Where(h => !ownOnly || h.LowestNamed?.Symbol is ILocalSymbol).SelectMany(h => InsertFor(h, write, means));

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
    IEnumerable<SyntaxNode> LastWrites(Layer handle) => site.Diagnostic.AdditionalLocations.Append(site.Diagnostic.Location)
        .Where(l => l.SourceTree == site.Root.SyntaxTree).Select(l => site.Root.FindNode(l.SourceSpan, getInnermostNodeForTie: true))
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
