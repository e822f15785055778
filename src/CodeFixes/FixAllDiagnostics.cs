using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes;

/// <summary>
/// "Fix all" for a document, a project or a solution: the diagnostics of a document are fixed one after the other, each
/// against the text that the ones before it left. So no edit is dropped where two meet in one statement, and the result is
/// what fixing them one by one gives.
/// </summary>
internal static class FixAllDiagnostics
{
    public static FixAllProvider For(DurabilityFix fix) =>
        FixAllProvider.Create(async (context, document, diagnostics) => await FixAsync(fix, context, document, diagnostics).ConfigureAwait(false));

    static async Task<Document?> FixAsync(DurabilityFix fix, FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var waiting = diagnostics.Where(d => d.Location.IsInSource && !d.IsSuppressed)
            .OrderBy(d => d.Location.SourceSpan.Start).Select(d => (d.Id, d.Location.SourceSpan)).ToImmutableArray();
        var current = await FixProof.DiagnosticsOfAsync(document, context.CancellationToken).ConfigureAwait(false);
        while (!waiting.IsEmpty)
        {
            var (id, span) = waiting[0];
            waiting = waiting.RemoveAt(0);
            if (Find(current, id, span) is not { } diagnostic
                || await FixSite.CreateAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } site)
                continue;

            // Without a key, which is what 'dotnet format' gives where its first diagnostic was another rule's, the best one that holds.
            var variants = fix.Propose(site).Where(c => context.CodeActionEquivalenceKey is not { } key || c.Key == key);
            if (await new FixProof(site, fix.Uncovers).FirstThatHoldsAsync(variants).ConfigureAwait(false) is not { } held)
                continue;
            document = held.Changed;
            waiting = [.. waiting.Select(w => (w.Id, SpanMap.Map(w.SourceSpan, held.Candidate.Changes)))];
            current = await FixProof.DiagnosticsOfAsync(document, context.CancellationToken).ConfigureAwait(false);
        }

        return document;
    }

    /// <summary>The diagnostic at a place; after a fix nearby it may have moved within the same statement.</summary>
    static Diagnostic? Find(ImmutableArray<Diagnostic> current, string id, TextSpan span) =>
        current.FirstOrDefault(d => d.Id == id && d.Location.SourceSpan == span)
        ?? current.FirstOrDefault(d => d.Id == id && d.Location.SourceSpan.OverlapsWith(span));
}
