using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Durability.Analyzers.Tests.Engine;

/// <summary>
/// A compilation and what the analyzer says about it, where a test needs more than markup: programs that do not compile, other
/// orders of trees, one document at a time. An exception of the analyzer fails the test.
/// </summary>
internal sealed class AnalyzedProgram
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Latest);

    private readonly CSharpCompilation _compilation;

    private AnalyzedProgram(CSharpCompilation compilation) => _compilation = compilation;

    public CSharpCompilation Compilation => _compilation;

    public IReadOnlyList<SyntaxTree> Trees => _compilation.SyntaxTrees;

    /// <param name="sources">Sources, which are called <c>/0/Test0.cs</c>, <c>/0/Test1.cs</c>, ...</param>
    public static AnalyzedProgram Of(params IEnumerable<string> sources) => Of(sources, TestedFramework.Net100.References);

    public static AnalyzedProgram Of(IEnumerable<string> sources, IEnumerable<MetadataReference> references)
        => new(CSharpCompilation.Create(
            "Program",
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, s_parse, $"/0/Test{i}.cs")),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)));

    public AnalyzedProgram WithTrees(IEnumerable<SyntaxTree> trees) => new(_compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees));

    /// <summary>What a whole compile reports, a line each, in the order of their places.</summary>
    public async Task<string> ReportAsync(bool concurrent = true, CancellationToken cancellation = default)
        => Lines(await Start(concurrent).GetAnalyzerDiagnosticsAsync(cancellation));

    /// <summary>What an editor reports that asks for one document after the other, each time from nothing.</summary>
    public async Task<string> ReportByDocumentAsync()
    {
        var found = new List<Diagnostic>();
        foreach (var tree in _compilation.SyntaxTrees)
            found.AddRange(await Start(concurrent: true).GetAnalyzerSemanticDiagnosticsAsync(_compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None));
        return Lines(found);
    }

    private CompilationWithAnalyzers Start(bool concurrent) => _compilation.WithAnalyzers(
        [new DurabilityAnalyzer()],
        new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: null,
            concurrentAnalysis: concurrent,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false,
            analyzerExceptionFilter: null));

    /// <summary>An analyzer's exception arrives as AD0001 and stands first in the text of the failing test.</summary>
    private static string Lines(IEnumerable<Diagnostic> diagnostics)
    {
        var all = diagnostics.ToList();
        if (all.Find(diagnostic => diagnostic.Id == "AD0001") is { } broken)
            throw new InvalidOperationException(broken.GetMessage(null) + broken.Descriptor.Description);
        return string.Join('\n', all
            .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .Select(Line));
    }

    private static string Line(Diagnostic diagnostic)
    {
        var also = string.Concat(diagnostic.AdditionalLocations.Select(place => $" +{place.SourceTree?.FilePath}{place.SourceSpan}").Order(StringComparer.Ordinal));
        return $"{diagnostic.Location.SourceTree?.FilePath}{diagnostic.Location.SourceSpan} {diagnostic.Id} {diagnostic.GetMessage(null)}{also}";
    }
}
