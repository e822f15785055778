using System.Collections.Generic;
using System.Collections.Immutable;
using Durability.Analyzers.Configuration;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Durability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Durability.Analyzers;

/// <summary>Finds code that loses data at a power cut. One pass for all rules: the facts are gathered once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DurabilityAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. AllRules.Descriptors, OptionRule.WrongValue];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    static void Start(CompilationStartAnalysisContext context)
    {
        var options = DurabilityOptions.Read(context.Options.AnalyzerConfigOptionsProvider, context.Compilation.SyntaxTrees);
        if (!options.Wrong.IsEmpty)
            context.RegisterCompilationEndAction(end => OptionRule.Report(options, end));
        if (context.Compilation.GetTypeByMetadataName("System.IO.FileStream") is null)
            return;
        var bodies = new SourceBodies(context.Compilation, options);
        var findings = new TypeFindings(new RuleContext(bodies, new EvidenceFinder(options)));
        context.RegisterSemanticModelAction(model => Analyze(model, bodies, findings));
    }

    static void Analyze(SemanticModelAnalysisContext context, SourceBodies bodies, TypeFindings findings)
    {
        var (tree, cancellation) = (context.SemanticModel.SyntaxTree, context.CancellationToken);
        bodies.Offer(context.SemanticModel);
        var types = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var body in bodies.Index.Roots(tree, n => TypeFlow.TypeAround(n, context.SemanticModel, cancellation), cancellation))
        {
            if (TypeFlow.TypeAround(body, context.SemanticModel, cancellation) is { } type)
                types.Add(type);
        }

        foreach (var type in types)
            Report(findings.Of(type, cancellation), context);
        Report(findings.InTree(context.SemanticModel, cancellation), context);
    }

    static void Report(IReadOnlyList<Finding> findings, SemanticModelAnalysisContext context)
    {
        foreach (var finding in findings)
        {
            if (finding.At.SyntaxTree == context.SemanticModel.SyntaxTree)
                context.ReportDiagnostic(finding.ToDiagnostic());
        }
    }
}
