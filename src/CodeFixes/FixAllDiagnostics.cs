using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes;

/// <summary>
/// "Fix all" for a document, a project or a solution gives what fixing the diagnostics of a document one after the other gives, each
/// against the text that the ones before it left. So no edit is dropped where two meet in one statement. Those that cannot meet are
/// tried out together.
/// </summary>
internal sealed class FixAllDiagnostics(DurabilityFix fix, FixAllContext context)
{
    public static FixAllProvider For(DurabilityFix fix) =>
        FixAllProvider.Create(async (context, document, diagnostics) => await new FixAllDiagnostics(fix, context).FixAsync(document, diagnostics).ConfigureAwait(false));

    async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var waiting = diagnostics.Where(d => d.Location.IsInSource && !d.IsSuppressed)
            .OrderBy(d => d.Location.SourceSpan.Start).Select(d => (d.Id, d.Location.SourceSpan)).ToImmutableArray();
        if (waiting.IsEmpty || await DocumentState.OfAsync(document, context.CancellationToken).ConfigureAwait(false) is not { } state)
            return document;

        // Where many fail together, few are tried together, until they hold again.
        var most = waiting.Length;
        while (!waiting.IsEmpty)
        {
            var (taken, after) = await TakeAsync(state, waiting, most).ConfigureAwait(false);
            if (after is null && taken.Count > 1)
            {
                most = taken.Count / 2;
                continue;
            }

            most = Math.Max(1, Math.Min(most * 2, waiting.Length));
            waiting = [.. waiting.Where(w => !taken.Holds(w)).Select(w => (w.Id, after is null ? w.SourceSpan : SpanMap.Map(w.SourceSpan, taken.Changes)))];
            state = after ?? state;
        }

        return state.Document;
    }

    /// <summary>Fixes the first that waits, and with it those that have nothing to do with each other.</summary>
    async Task<(FixBatch Taken, DocumentState? After)> TakeAsync(DocumentState state, ImmutableArray<(string Id, TextSpan SourceSpan)> waiting, int most)
    {
        var batch = new FixBatch(state.Model, new MemberReach(state.Model.SyntaxTree.GetRoot(context.CancellationToken)), context.CancellationToken);
        foreach (var place in waiting)
        {
            if (batch.Count == most)
                break;
            var diagnostic = Find(state.Diagnostics, place.Id, place.SourceSpan);
            if (diagnostic is not null && !batch.HasRoomFor(diagnostic))
                continue;
            var variants = diagnostic is null ? [] : await VariantsAsync(state.Document, diagnostic).ConfigureAwait(false);
            if (variants.Length > 0)
                batch.Add(place, diagnostic!, variants);
            else if (batch.Count == 0)
                batch.Drop(place);
        }

        var proof = new FixProof(state, fix.Uncovers, context.CancellationToken);
        return (batch, batch.Count switch
        {
            0 => null,
            1 => await batch.AloneAsync(proof).ConfigureAwait(false),
            _ => await proof.HoldsAsync(batch.Diagnostics, batch.Changes).ConfigureAwait(false),
        });
    }

    /// <summary>Without a key, which is what 'dotnet format' gives where its first diagnostic was another rule's, the best one that holds.</summary>
    async Task<FixCandidate[]> VariantsAsync(Document document, Diagnostic diagnostic) =>
        await FixSite.CreateAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } site
            ? [.. fix.Propose(site).Where(c => !c.Changes.IsEmpty && (context.CodeActionEquivalenceKey is not { } key || c.Key == key))] : [];

    /// <summary>The diagnostic at a place; after a fix nearby it may have moved within the same statement.</summary>
    static Diagnostic? Find(ImmutableArray<Diagnostic> current, string id, TextSpan span) =>
        current.FirstOrDefault(d => d.Id == id && d.Location.SourceSpan == span)
        ?? current.FirstOrDefault(d => d.Id == id && d.Location.SourceSpan.OverlapsWith(span));
}
