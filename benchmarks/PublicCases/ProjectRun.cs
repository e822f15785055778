using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Durability.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Durability.PublicCases;

/// <summary>The analyzer's findings in one project folder at one commit. The files are parsed and bound together; nothing of them is built or run.</summary>
internal sealed record ProjectRun(ImmutableArray<Diagnostic> Findings, ImmutableHashSet<string> Files, int Lines, ImmutableArray<string> Crashes)
{
    private static readonly CSharpParseOptions s_parse = CSharpParseOptions.Default
        .WithLanguageVersion(LanguageVersion.Preview)
        .WithPreprocessorSymbols((string[])[
            "NET", "NETCOREAPP", "NETCOREAPP3_1_OR_GREATER", "NETSTANDARD2_0_OR_GREATER",
            .. Enumerable.Range(5, Environment.Version.Major - 4).Select(static major => $"NET{major}_0_OR_GREATER")]);

    /// <summary>What the SDK imports where a project asks for implicit usings; where one does not, it is without effect.</summary>
    private static readonly SyntaxTree s_usings = CSharpSyntaxTree.ParseText(
        string.Concat(new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks" }
            .Select(static name => $"global using {name};\n")),
        s_parse,
        "GlobalUsings.g.cs");

    private static readonly ImmutableArray<MetadataReference> s_framework = Framework();

    public ImmutableArray<Diagnostic> Warnings { get; } = [.. Findings.Where(static finding => finding.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>Analyzes the files with default settings.</summary>
    public static async Task<ProjectRun> AnalyzeAsync(IReadOnlyCollection<(string Path, SourceText Text)> sources)
    {
        var compilation = CSharpCompilation.Create(
            "PublicCode",
            [s_usings, .. sources.Select(static source => CSharpSyntaxTree.ParseText(source.Text, s_parse, source.Path))],
            s_framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        var crashes = ImmutableArray<string>.Empty;
        var analysis = new CompilationWithAnalyzers(compilation, [new DurabilityAnalyzer()], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (failure, _, _) => ImmutableInterlocked.Update(ref crashes, static (all, one) => all.Add(one), $"{failure.GetType().Name}: {failure.Message}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));
        var findings = await analysis.GetAnalyzerDiagnosticsAsync(CancellationToken.None).ConfigureAwait(false);
        return new(
            [.. findings.Where(static finding => finding.Id.StartsWith("DUR", StringComparison.Ordinal) && finding.Severity > DiagnosticSeverity.Hidden)],
            [.. sources.Select(static source => source.Path)],
            sources.Sum(static source => source.Text.Lines.Count),
            crashes);
    }

    private static ImmutableArray<MetadataReference> Framework()
    {
        // The host's list has the shared frameworks and this program's own files; the latter must not lend types to the code.
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return [.. platform
            .Where(static file => !file.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal))
            .Select(static file => MetadataReference.CreateFromFile(file))];
    }
}
