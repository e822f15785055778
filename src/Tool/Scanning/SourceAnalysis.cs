using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Durability.Tool.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Tool.Scanning;

/// <summary>
/// Runs the rules over sources that no compiler accepts, or that belong to no project. The compiler skips all analyzers where a
/// declaration is wrong; here the rest of the code is still analyzed.
/// </summary>
internal static class SourceAnalysis
{
    static readonly Lazy<ImmutableArray<DiagnosticAnalyzer>> s_analyzers = new(LoadAnalyzers);

    /// <summary>What the SDK imports where a project asks for implicit usings; where one does not, it is without effect.</summary>
    static readonly string s_usings = string.Concat(
        new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks" }
            .Select(static name => $"global using {name};\n"));

    /// <summary>Analyzes the sources together.</summary>
    /// <param name="inputs">What a compiler would get. Without references, those of this tool's own framework are taken.</param>
    /// <param name="root">What paths become relative to.</param>
    /// <param name="project">Whose findings they are.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<SourceFindings> RunAsync(BuildInputs inputs, string root, string project, CancellationToken cancellation)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithPreprocessorSymbols(inputs.Symbols.IsEmpty ? s_symbols : inputs.Symbols.Where(static symbol => symbol.Length > 0));
        var trees = inputs.Sources.Where(File.Exists).Select(file => Parse(file, parse, cancellation)).ToList();
        if (inputs.References.IsEmpty)
            trees.Add(CSharpSyntaxTree.ParseText(s_usings, parse, "GlobalUsings.g.cs", Encoding.UTF8, cancellation));
        var settings = AnalyzerSettings.Read(inputs);
        var compilation = CSharpCompilation.Create(
            project,
            trees,
            inputs.References.IsEmpty ? Framework() : inputs.References.Where(File.Exists).Select(static file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable)
                .WithSyntaxTreeOptionsProvider(settings.Severities));
        var failures = new List<string>();
        var analysis = new CompilationWithAnalyzers(compilation, s_analyzers.Value, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(settings.AdditionalFiles, settings.Options),
            onAnalyzerException: (failure, _, _) => failures.Add($"{failure.GetType().Name}: {failure.Message}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));
        var diagnostics = await analysis.GetAnalyzerDiagnosticsAsync(cancellation).ConfigureAwait(false);
        var ours = diagnostics.Where(static diagnostic => diagnostic.Id.StartsWith("DUR", StringComparison.Ordinal) && diagnostic.Severity > DiagnosticSeverity.Hidden && !diagnostic.IsSuppressed).ToList();
        return new SourceFindings(
            [.. ours.Select(diagnostic => Convert(diagnostic, root, project))],
            ours.Select(static diagnostic => diagnostic.Descriptor).Distinct().ToImmutableDictionary(static rule => rule.Id, Convert, StringComparer.Ordinal),
            trees.Count,
            [.. failures]);
    }

    static readonly ImmutableArray<string> s_symbols =
    [
        "DEBUG", "TRACE", "NET", "NETCOREAPP", "NETCOREAPP3_1_OR_GREATER",
        .. Enumerable.Range(5, Environment.Version.Major - 4).Select(static major => $"NET{major}_0_OR_GREATER"),
    ];

    static SyntaxTree Parse(string file, CSharpParseOptions options, CancellationToken cancellation)
    {
        using var stream = File.OpenRead(file);
        return CSharpSyntaxTree.ParseText(SourceText.From(stream), options, file, cancellation);
    }

    static ImmutableArray<DiagnosticAnalyzer> LoadAnalyzers()
    {
        var assembly = Assembly.LoadFrom(Installed.Analyzer);
        return [.. assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !typeof(DiagnosticSuppressor).IsAssignableFrom(type))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
    }

    static ImmutableArray<MetadataReference> Framework()
    {
        // The host's list has the shared framework and this tool's own files; the latter must not lend types to the code.
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return [.. platform
            .Where(static file => !file.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal))
            .Select(static file => MetadataReference.CreateFromFile(file))];
    }

    static Finding Convert(Diagnostic diagnostic, string root, string project) =>
        new(
            diagnostic.Id,
            diagnostic.Severity switch { DiagnosticSeverity.Error => FindingLevel.Error, DiagnosticSeverity.Warning => FindingLevel.Warning, _ => FindingLevel.Note },
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            project,
            Convert(diagnostic.Location, root),
            [.. diagnostic.AdditionalLocations.Select(location => Convert(location, root))])
        {
            BaselineKey = diagnostic.Properties.GetValueOrDefault("BaselineKey") ?? "",
        };

    static SourceSpan Convert(Location location, string root)
    {
        if (!location.IsInSource)
            return SourceLocations.Nowhere;
        var span = location.GetLineSpan();
        return new SourceSpan(
            SourceLocations.RelativeTo(root, span.Path), span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, span.EndLinePosition.Line + 1, span.EndLinePosition.Character + 1);
    }

    static RuleInfo Convert(DiagnosticDescriptor rule) =>
        new(
            rule.Id,
            rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture),
            rule.Description.ToString(System.Globalization.CultureInfo.InvariantCulture),
            rule.HelpLinkUri);
}

/// <summary>What the rules found in sources.</summary>
/// <param name="Findings">Not merged with others yet.</param>
/// <param name="Rules">The rules that they name.</param>
/// <param name="Files">How many files were read.</param>
/// <param name="Failures">Exceptions of a rule: its findings may be missing.</param>
internal sealed record SourceFindings(ImmutableArray<Finding> Findings, ImmutableDictionary<string, RuleInfo> Rules, int Files, ImmutableArray<string> Failures);
