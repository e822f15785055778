using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Durability.Analyzers;
using Durability.Analyzers.CodeFixes;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Durability.PowerCut.Tests.Fixes;

/// <summary>With whose sync a program is fixed.</summary>
public enum Means
{
    /// <summary>The library is referenced; its fix comes first.</summary>
    Library,

    /// <summary>The base class library alone.</summary>
    Framework,
}

/// <summary>
/// A program of two files: the one that a rule speaks of, and the one that drives it. It is analyzed, fixed by the real providers and
/// compiled in memory.
/// </summary>
internal sealed class FixedProgram
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.IO.Compression;
        global using System.Linq;
        global using System.Runtime.InteropServices;
        global using System.Text;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly ImmutableArray<DurabilityFix> s_fixes =
    [
        .. typeof(DurabilityFix).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(DurabilityFix).IsAssignableFrom(type))
            .Select(type => (DurabilityFix)Activator.CreateInstance(type)!),
    ];

    private readonly Document _document;

    private FixedProgram(Document document) => _document = document;

    /// <summary>The file that the rule speaks of, as it is now.</summary>
    public string Source => _document.GetTextAsync().Result.ToString();

    /// <summary>Puts a program together.</summary>
    public static FixedProgram Create(string source, string driver, Means means)
    {
        var project = ProjectId.CreateNewId();
        var document = DocumentId.CreateNewId(project);
        IEnumerable<MetadataReference> references = TestedFramework.Net100.References;
        if (means == Means.Library)
            references = references.Append(MetadataReference.CreateFromFile(typeof(DurableFile).Assembly.Location));
        Solution solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution
            .AddProject(project, "program", "program", LanguageNames.CSharp)
            .WithProjectCompilationOptions(project, new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true))
            .AddMetadataReferences(project, references)
            .AddDocument(document, "Store.cs", SourceText.From(source), filePath: "/0/Store.cs")
            .AddDocument(DocumentId.CreateNewId(project), "Program.cs", SourceText.From(driver), filePath: "/0/Program.cs")
            .AddDocument(DocumentId.CreateNewId(project), "Usings.cs", SourceText.From(Usings), filePath: "/0/Usings.cs")
            .AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(project), ".globalconfig",
                SourceText.From("is_global = true\nbuild_property.TargetFramework = net10.0\n"), filePath: "/0/.globalconfig");
        return new FixedProgram(solution.GetDocument(document)!);
    }

    /// <summary>What a rule says of the first file.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindAsync(string rule)
    {
        Compilation compilation = (await _document.Project.GetCompilationAsync())!;
        var options = new CompilationWithAnalyzersOptions(
            _document.Project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> all = await compilation.WithAnalyzers([new DurabilityAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        SyntaxTree tree = (await _document.GetSyntaxTreeAsync())!;
        return [.. all.Where(found => found.Id == rule && found.Location.SourceTree == tree)];
    }

    /// <summary>
    /// The program after the fix that is offered first, or the one of a key, for each place that a rule reports; itself where none is
    /// offered.
    /// </summary>
    public async Task<FixedProgram> FixAsync(string rule, string? key = null)
    {
        FixedProgram program = this;
        for (int step = 0; step < 10 && await program.FixOneAsync(rule, key) is { } next; step++)
            program = next;
        return program;
    }

    private async Task<FixedProgram?> FixOneAsync(string rule, string? key)
    {
        foreach (Diagnostic diagnostic in (await FindAsync(rule)).OrderBy(found => found.Location.SourceSpan.Start))
        {
            var actions = new List<CodeAction>();
            foreach (DurabilityFix fix in s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(rule)))
                await fix.RegisterCodeFixesAsync(new CodeFixContext(_document, diagnostic, (action, _) => actions.Add(action), default));
            if (actions.Find(action => key is null || action.EquivalenceKey == key) is not { } chosen)
                continue;
            ImmutableArray<CodeActionOperation> operations = await chosen.GetOperationsAsync(default);
            return new FixedProgram(operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(_document.Id)!);
        }

        return null;
    }

    /// <summary>Compiles it.</summary>
    public async Task<CompiledProgram> CompileAsync()
    {
        Compilation compilation = (await _document.Project.GetCompilationAsync())!;
        return CompiledProgram.From(
            stream =>
            {
                EmitResult result = compilation.Emit(stream);
                if (!result.Success)
                    throw new InvalidOperationException(string.Join('\n', result.Diagnostics) + "\n" + Source);
            },
            typeof(DurableFile).Assembly.Location);
    }

    /// <summary>The name of the only class of a source.</summary>
    internal static string ClassOf(string source) => Regex.Match(source, @"^class (\w+)\(string folder\)", RegexOptions.Multiline).Groups[1].Value;
}
