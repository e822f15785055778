using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Publication;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Durability.Analyzers.Tests;

/// <summary>
/// <c>dotnet format</c> asks a fix for its action with the first diagnostic of the analyzer, whichever rule that is of, and then runs
/// "fix all" with the key of that action, or with none. Neither may keep a fix from being applied.
/// </summary>
public sealed class DotNetFormatTests
{
    private const string Source = """
        class SettingsFile
        {
            private readonly FileStream _journal = new("settings.journal", FileMode.Append);

            public void Append(byte[] record)
            {
                _journal.Write(record);
                _journal.Flush();
            }

            public void Save(string settingsPath, string json)
            {
                File.WriteAllText(settingsPath, json);
            }
        }
        """;

    [Fact]
    public async Task ForeignDiagnostic_IsNotAnswered()
    {
        var (document, diagnostics) = await AnalyzeAsync();
        var offered = new List<CodeAction>();
        var foreign = diagnostics.Single(static diagnostic => diagnostic.Id == "DUR102");
        await new OverwriteInPlaceFix().RegisterCodeFixesAsync(new CodeFixContext(document, foreign, (action, _) => offered.Add(action), CancellationToken.None));
        Assert.Empty(offered);
    }

    [Fact]
    public async Task FixAllWithoutAKey_AppliesTheFirstFix()
    {
        var (document, diagnostics) = await AnalyzeAsync();
        var fix = new OverwriteInPlaceFix();
        var context = new FixAllContext(document, fix, FixAllScope.Solution, codeActionEquivalenceKey: null!, ["DUR204"], new Found(diagnostics), CancellationToken.None);
        var action = await fix.GetFixAllProvider().GetFixAsync(context);
        var operations = await action!.GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        Assert.Contains("DurableFile.WriteAllText(settingsPath, json);", (await changed.GetTextAsync()).ToString(), System.StringComparison.Ordinal);
    }

    private static async Task<(Document Document, ImmutableArray<Diagnostic> Diagnostics)> AnalyzeAsync()
    {
        var project = new AdhocWorkspace().CurrentSolution.AddProject("P", "P", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences(TestedFramework.Net100.References.Add(Verify.Runtime(TestedFramework.Net100)))
            .AddDocument("Usings.cs", Verify.Usings).Project;
        var document = project.AddDocument("Settings.cs", Source);
        var compilation = (await document.Project.GetCompilationAsync())!;
        return (document, await compilation.WithAnalyzers([new DurabilityAnalyzer()]).GetAnalyzerDiagnosticsAsync());
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
