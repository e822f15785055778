using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Durability.Fuzz.Tests;

/// <summary>What the SDK's CA1849 says of a sync, and of much else: it gives the suppressor something to look at in every program.</summary>
#pragma warning disable RS1001, RS1029, RS1036, RS1038, RS1041, RS2008 // Never shipped, and called what the SDK's is called.
internal sealed class FlushAnalyzer : DiagnosticAnalyzer
{
    public const string Id = "CA1849";

    private static readonly DiagnosticDescriptor s_descriptor = new(Id, "Call async methods when in an async method", "'{0}' has an async form", "Performance", DiagnosticSeverity.Info, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            static node =>
            {
                if (node.Node is InvocationExpressionSyntax call && call.Expression.ToString() is var name && name.EndsWith("Flush", System.StringComparison.Ordinal))
                    node.ReportDiagnostic(Diagnostic.Create(s_descriptor, call.GetLocation(), name));
            },
            SyntaxKind.InvocationExpression);
    }
}
