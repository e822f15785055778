using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Runs analyzers over a small program and compares what they report with what the program's markup and
/// <see cref="SolutionState.ExpectedDiagnostics"/> say. Exceptions of an analyzer and compile errors fail the test.
/// </summary>
public abstract class AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    protected IVerifier Verify { get; } = new TVerifier();

    public abstract string Language { get; }

    public string TestCode
    {
        set => TestState.Sources.Add(value);
    }

    public SolutionState TestState { get; } = new();

    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    public List<string> DisabledDiagnostics { get; } = [];

    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Net.Net100;

    public MarkupOptions MarkupOptions { get; set; }

    public TestBehaviors TestBehaviors { get; set; }

    public List<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; } = [];

    public async Task RunAsync(CancellationToken cancellationToken = default) => await RunImplAsync(cancellationToken).ConfigureAwait(false);

    protected abstract IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers();

    protected abstract CompilationOptions CreateCompilationOptions();

    protected abstract ParseOptions CreateParseOptions();

    protected virtual async Task RunImplAsync(CancellationToken cancellationToken)
    {
        var state = EvaluatedState.Evaluate(TestState, Expect);
        await VerifyDiagnosticsAsync(state, "the test source", cancellationToken).ConfigureAwait(false);

        if (!TestBehaviors.HasFlag(TestBehaviors.SkipGeneratedCodeCheck) && state.Expected.Any(static result => !IsCompilerDiagnostic(result.Id)))
        {
            var generated = state.AsGeneratedCode();
            generated = generated with { Expected = [.. generated.Expected, .. state.Expected.Where(static result => result.HasLocation && IsCompilerDiagnostic(result.Id)).Select(InNextLine)] };
            await VerifyDiagnosticsAsync(generated, "the test source as generated code", cancellationToken).ConfigureAwait(false);
        }
    }

    private protected async Task<Project> VerifyDiagnosticsAsync(EvaluatedState state, string what, CancellationToken cancellationToken)
    {
        var project = await CreateProjectAsync(state, cancellationToken).ConfigureAwait(false);
        var actual = await GetDiagnosticsAsync(project, cancellationToken).ConfigureAwait(false);
        var missing = new List<DiagnosticResult>();
        var unexpected = actual.ToList();
        foreach (var expected in state.Expected)
        {
            var index = unexpected.FindIndex(expected.Matches);
            if (index < 0)
                missing.Add(expected);
            else
                unexpected.RemoveAt(index);
        }

        if (missing.Count + unexpected.Count > 0)
            Verify.Fail(Describe(what, missing, unexpected, state));
        return project;
    }

    private protected async Task<Project> CreateProjectAsync(EvaluatedState state, CancellationToken cancellationToken)
    {
        var id = ProjectId.CreateNewId();
        var options = CreateCompilationOptions().WithOutputKind(state.OutputKind);
        options = options.WithSpecificDiagnosticOptions(options.SpecificDiagnosticOptions.SetItems(
            DisabledDiagnostics.Select(static disabled => KeyValuePair.Create(disabled, ReportDiagnostic.Suppress))));
        var references = await ReferenceAssemblies.ResolveAsync(Language, cancellationToken).ConfigureAwait(false);

        var solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution
            .AddProject(id, "TestProject", "TestProject", Language)
            .WithProjectCompilationOptions(id, options)
            .WithProjectParseOptions(id, CreateParseOptions())
            .AddMetadataReferences(id, references.Concat(state.References));
        foreach (var (filename, content) in state.Sources)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), NameOf(filename), content, filePath: filename);
        foreach (var (filename, content) in state.AdditionalFiles)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), NameOf(filename), content, filePath: filename);
        foreach (var (filename, content) in state.AnalyzerConfigFiles)
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), NameOf(filename), content, filePath: filename);

        solution = SolutionTransforms.Aggregate(solution, (current, transform) => transform(current, id));
        return solution.GetProject(id) ?? throw new InvalidOperationException("A solution transform removed the project.");
    }

    /// <summary>What the analyzers report, and of the compiler what <see cref="CompilerDiagnostics"/> asks for, by place.</summary>
    private protected async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The project has no compilation.");
        var exceptions = new List<(Exception Exception, DiagnosticAnalyzer Analyzer)>();
        var analyzers = GetDiagnosticAnalyzers().ToImmutableArray();
        var withAnalyzers = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            (exception, analyzer, _) =>
            {
                lock (exceptions)
                    exceptions.Add((exception, analyzer));
            },
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true));

        var all = await withAnalyzers.GetAllDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        if (exceptions.Count > 0)
            Verify.Fail($"{exceptions[0].Analyzer.GetType().Name} threw:{Environment.NewLine}{exceptions[0].Exception}");

        var suppressible = analyzers.OfType<DiagnosticSuppressor>()
            .SelectMany(static suppressor => suppressor.SupportedSuppressions).Select(static suppression => suppression.SuppressedDiagnosticId).ToHashSet();
        return [.. all
            .Where(diagnostic => IsCompilerDiagnostic(diagnostic.Id) ? IsAskedFor(diagnostic) : !diagnostic.IsSuppressed || suppressible.Contains(diagnostic.Id))
            .OrderBy(static diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    private protected DiagnosticResult Expect(string name)
    {
        var descriptors = GetDiagnosticAnalyzers().SelectMany(static analyzer => analyzer.SupportedDiagnostics)
            .Where(descriptor => name.Length == 0 || descriptor.Id == name).ToList();
        if (name.Length > 0 && descriptors.Count == 0)
            return DiagnosticResult.CompilerError(name);

        Verify.True(
            descriptors.Count == 1 || (descriptors.Count > 1 && MarkupOptions.HasFlag(MarkupOptions.UseFirstDescriptor)),
            $"The markup span '{name}' must mean one diagnostic of the analyzers; they have {descriptors.Count}.");
        return new DiagnosticResult(descriptors[0]);
    }

    private static bool IsCompilerDiagnostic(string id) => id.StartsWith("CS", StringComparison.Ordinal) && id.Length > 2 && char.IsAsciiDigit(id[2]);

    private static string NameOf(string filename) => filename[(filename.LastIndexOf('/') + 1)..];

    private static DiagnosticResult InNextLine(DiagnosticResult result)
        => result.WithSpans([.. result.Spans.Select(static location => location with
        {
            Span = new FileLinePositionSpan(
                location.Span.Path,
                new(location.Span.StartLinePosition.Line + 1, location.Span.StartLinePosition.Character),
                new(location.Span.EndLinePosition.Line + 1, location.Span.EndLinePosition.Character)),
        })]);

    private static string Describe(string what, List<DiagnosticResult> missing, List<Diagnostic> unexpected, EvaluatedState state)
    {
        var text = new StringBuilder($"The diagnostics of {what} are not the expected ones.").AppendLine();
        foreach (var expected in missing)
            text.AppendLine($"  missing:    {expected}");
        foreach (var actual in unexpected)
            text.AppendLine($"  unexpected: {actual}{(actual.IsSuppressed ? " (suppressed)" : "")}");
        foreach (var (filename, content) in state.Sources)
            text.AppendLine($"--- {filename}").AppendLine(content.ToString());
        return text.ToString();
    }

    private bool IsAskedFor(Diagnostic diagnostic) => !diagnostic.IsSuppressed && CompilerDiagnostics switch
    {
        CompilerDiagnostics.None => false,
        CompilerDiagnostics.Errors => diagnostic.Severity >= DiagnosticSeverity.Error,
        CompilerDiagnostics.Warnings => diagnostic.Severity >= DiagnosticSeverity.Warning,
        CompilerDiagnostics.Suggestions => diagnostic.Severity >= DiagnosticSeverity.Info,
        _ => true,
    };
}
