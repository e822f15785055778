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
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. AllRules.Descriptors, OptionRule.WrongValue, OptionRule.BrokenBaseline];

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
        var baseline = Baseline.Read(context.Options.AdditionalFiles, context.CancellationToken);
        if (!options.Wrong.IsEmpty || baseline.Broken.Count > 0)
            context.RegisterCompilationEndAction(end => OptionRule.Report(options, baseline, end));
        var bodies = new SourceBodies(context.Compilation, options);
        var findings = new TypeFindings(new RuleContext(bodies, new EvidenceFinder(options)));
        // Read while the compiler is still binding, so that less is left to do when it waits for the rules.
        context.RegisterSyntaxTreeAction(tree => bodies.Index.Marks(tree.Tree, tree.CancellationToken));
        context.RegisterSemanticModelAction(model => Analyze(model, bodies, findings, options.AppliesBaseline ? baseline : null));
    }

    static void Analyze(SemanticModelAnalysisContext context, SourceBodies bodies, TypeFindings findings, Baseline? baseline)
    {
        var (tree, cancellation) = (context.SemanticModel.SyntaxTree, context.CancellationToken);
        if (!bodies.LooksAt(tree, cancellation))
            return;
        bodies.Offer(context.SemanticModel);
        var types = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var root in bodies.RootsIn(tree, cancellation))
        {
            if (types.Add(root.Type))
                Report(findings.Of(root.Type, cancellation), baseline, context);
        }

        Report(findings.InTree(context.SemanticModel, cancellation), baseline, context);
    }

    static void Report(IReadOnlyList<Finding> findings, Baseline? baseline, SemanticModelAnalysisContext context)
    {
        foreach (var finding in findings)
        {
            if (finding.At.SyntaxTree == context.SemanticModel.SyntaxTree && baseline?.Holds(finding.BaselineKey) != true)
                context.ReportDiagnostic(finding.ToDiagnostic());
        }
    }
}
