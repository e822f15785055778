using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes;

/// <summary>
/// Tries a change out: the compiler must accept it, the diagnostic must be gone, and no warning of the rules that a wrong
/// fix could break may come in its place.
/// </summary>
internal sealed class FixProof(DocumentState before, ImmutableArray<string> uncovers, CancellationToken cancellation)
{
    /// <summary>What a careless fix would trade one problem for. Other rules may speak afterwards: they name the next step.</summary>
    static readonly ImmutableHashSet<string> MustNotAppear =
        ["DUR101", "DUR102", "DUR103", "DUR106", "DUR107", "DUR203", "DUR204", "DUR206", "DUR301", "DUR302", "DUR305", "DUR401", "DUR402"];

    public async Task<(FixCandidate Candidate, DocumentState After)?> FirstThatHoldsAsync(Diagnostic diagnostic, IEnumerable<FixCandidate> variants)
    {
        foreach (var candidate in variants)
        {
            if (!candidate.Changes.IsEmpty && await HoldsAsync([diagnostic], candidate.Changes).ConfigureAwait(false) is { } after)
                return (candidate, after);
        }

        return null;
    }

    /// <summary>The document after changes that together make some diagnostics go away; null where they do not, or break something.</summary>
    public async Task<DocumentState?> HoldsAsync(ImmutableArray<Diagnostic> gone, ImmutableArray<TextChange> changes)
    {
        var text = await before.Document.GetTextAsync(cancellation).ConfigureAwait(false);
        var changed = before.Document.WithText(text.WithChanges(changes));
        if (await changed.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return null;
        var errors = DocumentState.ErrorsOf(model, cancellation);
        if (errors.Length > before.Errors.Length || errors.Any(e => Count(errors, e.Id) > Count(before.Errors, e.Id)))
            return null;
        var after = await DiagnosticsOfAsync(changed, cancellation).ConfigureAwait(false);
        var holds = gone.GroupBy(d => d.Id).All(g => Count(after, g.Key) <= Count(before.Diagnostics, g.Key) - g.Count())
            && !gone.Any(d => IsStillThere(d, changes, after))
            && after.Where(d => MustNotAppear.Contains(d.Id) && !uncovers.Contains(d.Id)).All(d => Count(after, d.Id) <= Count(before.Diagnostics, d.Id))
            && (gone.Length == 1 || !MovedIn(after, changes));
        return holds ? new DocumentState(changed, model, after, errors) : null;
    }

    /// <summary>A change that removes another place's diagnostic and leaves this one is not this one's fix.</summary>
    static bool IsStillThere(Diagnostic diagnostic, ImmutableArray<TextChange> changes, ImmutableArray<Diagnostic> after)
    {
        var place = SpanMap.Map(diagnostic.Location.SourceSpan, changes);
        return after.Any(d => d.Id == diagnostic.Id && d.Location.SourceSpan == place);
    }

    /// <summary>Among several fixes one may bring in what another one happens to take away: the numbers alone would not tell.</summary>
    bool MovedIn(ImmutableArray<Diagnostic> after, ImmutableArray<TextChange> changes)
    {
        var known = new HashSet<(string, TextSpan)>(before.Diagnostics.Select(d => (d.Id, SpanMap.Map(d.Location.SourceSpan, changes))));
        return after.Any(d => MustNotAppear.Contains(d.Id) && !uncovers.Contains(d.Id) && !known.Contains((d.Id, d.Location.SourceSpan)));
    }

    static int Count(ImmutableArray<Diagnostic> diagnostics, string id) => diagnostics.Count(d => d.Id == id);

    /// <summary>What the analyzer says of one document.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsOfAsync(Document document, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (model is null)
            return [];
        var options = new CompilationWithAnalyzersOptions(document.Project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var compilation = model.Compilation.WithAnalyzers([new DurabilityAnalyzer()], options);
        return await compilation.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellation).ConfigureAwait(false);
    }
}

/// <summary>Where a span lies after changes of the text.</summary>
internal static class SpanMap
{
    public static TextSpan Map(TextSpan span, ImmutableArray<TextChange> changes)
    {
        var (start, end) = (span.Start, span.End);
        foreach (var change in changes)
        {
            var delta = (change.NewText?.Length ?? 0) - change.Span.Length;
            if (change.Span.End <= span.Start && (change.Span.Length > 0 || change.Span.Start <= span.Start))
                (start, end) = (start + delta, end + delta);
            else if (change.Span.Start < span.End)
                end += delta;
        }

        return TextSpan.FromBounds(start, end < start ? start : end);
    }
}
