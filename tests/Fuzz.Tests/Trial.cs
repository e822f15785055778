using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Durability.Analyzers;
using Durability.Analyzers.CodeFixes;
using Durability.Analyzers.Suppressors;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Durability.Fuzz.Tests;

/// <summary>One program, whole or broken, given to the analyzer and its fixes. An exception or a hang of theirs is thrown, with the program.</summary>
internal static class Trial
{
    /// <summary>A program of this size takes milliseconds; a busy machine gets its time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest);

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

    private static readonly MetadataReference s_runtime = MetadataReference.CreateFromFile(
        typeof(Trial).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "RuntimeAssembly").Value!);

    /// <summary>The references are bound once: every other program takes them over.</summary>
    private static readonly CSharpCompilation s_empty = CSharpCompilation.Create(
        "Program",
        [CSharpSyntaxTree.ParseText(Usings, Parse, "/0/Usings.cs")],
        TestedFramework.Net100.References.Add(s_runtime),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = [new DurabilityAnalyzer(), new FlushAnalyzer(), new SyncFlushSuppressor()];

    private static readonly ImmutableArray<CodeFixProvider> s_fixes =
    [
        .. typeof(DurabilityFix).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    public static CSharpCompilation Compile(params IEnumerable<string> sources)
        => s_empty.AddSyntaxTrees(sources.Select(static (source, i) => CSharpSyntaxTree.ParseText(source, Parse, $"/0/Test{i}.cs")));

    /// <summary>What the analyzer says of a program.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string text)
    {
        try
        {
            return await Within(token => AnalyzeAsync(Compile(text), concurrent: false, token));
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"The analyzer failed over this program:\n{text}", e);
        }
    }

    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(CSharpCompilation compilation, bool concurrent, CancellationToken cancellation)
    {
        return Checked(await Start(compilation, concurrent).GetAnalyzerDiagnosticsAsync(cancellation));
    }

    /// <summary>The rules' diagnostics: what an analyzer threw is one too, and is thrown here.</summary>
    public static ImmutableArray<Diagnostic> Checked(ImmutableArray<Diagnostic> found)
    {
        var thrown = found.FirstOrDefault(static diagnostic => diagnostic.Id == "AD0001");
        Assert(thrown is null, $"{thrown}");
        return [.. found.Where(static diagnostic => diagnostic.Id != FlushAnalyzer.Id)];
    }

    public static CompilationWithAnalyzers Start(CSharpCompilation compilation, bool concurrent)
        => compilation.WithAnalyzers(s_analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrent, logAnalyzerExecutionTime: false));

    /// <summary>Asks every fix for what it has for the diagnostics of a program; gives how many changes are offered.</summary>
    public static async Task<int> FixAsync(string text, IEnumerable<Diagnostic> diagnostics)
    {
        try
        {
            return await Within(token => OfferAsync(text, diagnostics, token));
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"A fix failed over this program:\n{text}", e);
        }
    }

    private static async Task<int> OfferAsync(string text, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        using var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var document = workspace.CurrentSolution
            .AddProject(id, "Program", "Program", LanguageNames.CSharp)
            .WithProjectCompilationOptions(id, s_empty.Options)
            .WithProjectParseOptions(id, Parse)
            .AddMetadataReferences(id, s_empty.References)
            .AddDocument(DocumentId.CreateNewId(id), "Usings.cs", Usings)
            .GetProject(id)!.AddDocument("Test0.cs", text, filePath: "/0/Test0.cs");
        var tree = await document.GetSyntaxTreeAsync(cancellation);
        var offered = new List<CodeAction>();
        foreach (var diagnostic in diagnostics.Where(static diagnostic => diagnostic.Location.SourceTree?.FilePath == "/0/Test0.cs"))
        {
            var here = Diagnostic.Create(
                diagnostic.Descriptor, Location.Create(tree!, diagnostic.Location.SourceSpan), [.. diagnostic.AdditionalLocations.Select(other => Location.Create(tree!, other.SourceSpan))], diagnostic.Properties);
            foreach (var fix in s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, here, (action, _) => offered.Add(action), cancellation));
        }

        foreach (var action in offered)
            Assert(await action.GetOperationsAsync(cancellation) is { IsEmpty: false }, $"'{action.Title}' changes nothing.");
        return offered.Count;
    }

    private static void Assert(bool holds, string message)
    {
        if (!holds)
            throw new InvalidOperationException(message);
    }

    /// <summary>Work that ends in time, also where it does not look at its token.</summary>
    private static async Task<T> Within<T>(Func<CancellationToken, Task<T>> work)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Task.Run(() => work(patience.Token)).WaitAsync(Patience + Patience);
    }
}
