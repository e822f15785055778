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
internal sealed class FixProof(FixSite site, ImmutableArray<string> uncovers)
{
    /// <summary>What a careless fix would trade one problem for. Other rules may speak afterwards: they name the next step.</summary>
    static readonly ImmutableHashSet<string> MustNotAppear =
        ["DUR101", "DUR102", "DUR103", "DUR106", "DUR107", "DUR203", "DUR204", "DUR206", "DUR301", "DUR302", "DUR305", "DUR401", "DUR402"];

    ImmutableArray<Diagnostic> _before;
    ImmutableArray<Diagnostic> _errorsBefore;

    public async Task<(FixCandidate Candidate, Document Changed)?> FirstThatHoldsAsync(IEnumerable<FixCandidate> variants)
    {
        foreach (var candidate in variants)
        {
            if (candidate.Changes.IsEmpty)
                continue;
            var changed = site.Document.WithText(site.Text.WithChanges(candidate.Changes));
            if (await HoldsAsync(candidate, changed).ConfigureAwait(false))
                return (candidate, changed);
        }

        return null;
    }

    async Task<bool> HoldsAsync(FixCandidate candidate, Document changed)
    {
        if (_before.IsDefault)
        {
            _before = await DiagnosticsOfAsync(site.Document, site.Cancellation).ConfigureAwait(false);
            _errorsBefore = ErrorsOf(site.Model, site.Cancellation);
        }

        if (await changed.GetSemanticModelAsync(site.Cancellation).ConfigureAwait(false) is not { } model)
            return false;
        var errors = ErrorsOf(model, site.Cancellation);
        if (errors.Length > _errorsBefore.Length || errors.Any(e => Count(errors, e.Id) > Count(_errorsBefore, e.Id)))
            return false;
        var after = await DiagnosticsOfAsync(changed, site.Cancellation).ConfigureAwait(false);
        return Count(after, site.Diagnostic.Id) < Count(_before, site.Diagnostic.Id)
            && !IsStillThere(candidate, after)
            && after.Where(d => MustNotAppear.Contains(d.Id) && !uncovers.Contains(d.Id)).All(d => Count(after, d.Id) <= Count(_before, d.Id));
    }

    /// <summary>A change that removes another place's diagnostic and leaves this one is not this one's fix.</summary>
    bool IsStillThere(FixCandidate candidate, ImmutableArray<Diagnostic> after)
    {
        var place = SpanMap.Map(site.Diagnostic.Location.SourceSpan, candidate.Changes);
        return after.Any(d => d.Id == site.Diagnostic.Id && d.Location.SourceSpan == place);
    }

    static int Count(ImmutableArray<Diagnostic> diagnostics, string id) => diagnostics.Count(d => d.Id == id);

    static ImmutableArray<Diagnostic> ErrorsOf(SemanticModel model, CancellationToken cancellation) =>
        [.. model.GetDiagnostics(cancellationToken: cancellation).Where(d => d.Severity == DiagnosticSeverity.Error)];

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
