using System.Collections.Immutable;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Durability.Analyzers.Suppressors;

/// <summary>
/// DURSPR001: CA1849 tells an async method to replace <c>Flush(true)</c> by <c>FlushAsync()</c>, which drains but does not sync:
/// whoever follows it loses the data at a power cut.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SyncFlushSuppressor : DiagnosticSuppressor
{
    static readonly SuppressionDescriptor FlushIsASync = new("DURSPR001", "CA1849",
        "FileStream.Flush(flushToDisk: true) syncs the file; FlushAsync() only drains the buffer, and no asynchronous call syncs");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [FlushIsASync];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree && CallAt(tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)) is { } call
                && Syncs(call, context.GetSemanticModel(tree), context))
            {
                context.ReportSuppression(Suppression.Create(FlushIsASync, diagnostic));
            }
        }
    }

    static InvocationExpressionSyntax? CallAt(SyntaxNode node) => node.FirstAncestorOrSelf<InvocationExpressionSyntax>();

    /// <summary><c>Flush(bool)</c> of a file stream, unless the flag is known to be false.</summary>
    static bool Syncs(InvocationExpressionSyntax call, SemanticModel model, SuppressionAnalysisContext context) =>
        call.ArgumentList.Arguments is [{ Expression: var flag }]
        && model.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol { Name: "Flush", Parameters: [{ Type.SpecialType: SpecialType.System_Boolean }] } method
        && TypeNames.IsOrDerivesFrom(method.ContainingType, "System.IO.FileStream")
        && model.GetConstantValue(flag, context.CancellationToken) is not { HasValue: true, Value: false };
}
