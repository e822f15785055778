using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.CodeFixes;

/// <summary>A document and what the compiler and the analyzer say of it.</summary>
internal sealed record DocumentState(Document Document, SemanticModel Model, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<Diagnostic> Errors)
{
    public static async Task<DocumentState?> OfAsync(Document document, CancellationToken cancellation) =>
        await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? new DocumentState(document, model, await FixProof.DiagnosticsOfAsync(document, cancellation).ConfigureAwait(false), ErrorsOf(model, cancellation)) : null;

    public static ImmutableArray<Diagnostic> ErrorsOf(SemanticModel model, CancellationToken cancellation) =>
        [.. model.GetDiagnostics(cancellationToken: cancellation).Where(d => d.Severity == DiagnosticSeverity.Error)];
}
