using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Durability.Analyzers.Benchmarks;

/// <summary>What any analyzer costs that asks for nothing: the line to compare with.</summary>
#pragma warning disable RS1001, RS1041, RS2008 // It is run by hand, and never shipped.
internal sealed class EmptyAnalyzer : DiagnosticAnalyzer
{
    static readonly DiagnosticDescriptor Nothing = new("EMPTY", "Nothing", "Nothing", "Benchmark", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Nothing];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(static _ => { });
    }
}
