using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes;
using Durability.Analyzers.CodeFixes.Publication;
using Durability.Analyzers.CodeFixes.Sync;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>What is offered, under which title, and that nothing is where a fix could be wrong or the program is none.</summary>
public sealed class FixOffersTests
{
    const string JournalInUsing = """
        class Journal
        {
            void Append(string path, byte[] record)
            {
                using (var journal = new FileStream(path, FileMode.Append))
                {
                    journal.Write(record, 0, record.Length);
                }
            }
        }
        """;

    [Fact]
    public async Task Titles_NameTheFile_TheLibraryComesFirst() => Assert.Equal(
        ["SyncWrite.Library: Sync 'journal' to disk before it is closed, with FlushToDisk", "SyncWrite.Framework: Sync 'journal' to disk before it is closed, with Flush(true)"],
        await OffersAsync(new UnsyncedWriteFix(), JournalInUsing, library: true));

    [Fact]
    public async Task WithoutTheLibrary_OnlyTheFrameworkIsOffered() => Assert.Equal(
        ["SyncWrite.Framework: Sync 'journal' to disk before it is closed, with Flush(true)"],
        await OffersAsync(new UnsyncedWriteFix(), JournalInUsing, library: false));

    [Fact]
    public async Task LineEnds_AreThoseOfTheFile()
    {
        var before = JournalInUsing.ReplaceLineEndings("\r\n");
        var document = CreateDocument(before, library: true);
        var fix = new UnsyncedWriteFix();
        var fixedText = await FirstFixAsync(document, fix);
        Assert.Equal(fixedText, fixedText.ReplaceLineEndings("\r\n"));
        Assert.Contains("using Durability;\r\n\r\nclass Journal", fixedText);
        Assert.Contains("journal.FlushToDisk();\r\n        }", fixedText);
    }

    [Fact]
    public async Task UsingIsAddedOnce_WhereManyAreFixed()
    {
        var document = CreateDocument("""
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    File.WriteAllText(settingsPath, json);
                }

                void SaveBytes(byte[] json)
                {
                    File.WriteAllBytes(settingsPath, json);
                }
            }
            """, library: true);
        var fix = new OverwriteInPlaceFix();
        var context = new FixAllContext(document, fix, FixAllScope.Document, OverwriteInPlaceFix.Library, fix.FixableDiagnosticIds, new Found(document), default);
        var action = await fix.GetFixAllProvider().GetFixAsync(context);
        var changed = (await action!.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        var text = (await changed.GetTextAsync()).ToString();
        Assert.Equal(2, text.Split("using Durability;").Length);
        Assert.Equal(3, text.Split("DurableFile.WriteAll").Length);
    }

    public static TheoryData<string> Broken =>
    [
        "class C { void M() { using (var f = new FileStream(\"a.journal\", FileMode.Append)) { f.Write(",
        "class C { void M() { using (var f = new FileStream(\"a.journal\", FileMode.Append)) f.WriteByte(1) } }",
        "class C { void M() => File.WriteAllText(\"settings.json\", }",
        "class C { FileStream f = new(\"a.journal\", FileMode.Append); void M() { if (true) f.Write(x, 0, 1); else f.Flush( } }",
        "class C { void M(string p) { var t = p + \".tmp\"; File.WriteAllText(t, y); File.Move(t, p, ); } }",
        "File.WriteAllText(\"settings.json\", args[0]); class C { void M() { File.Move(\"a\", } }",
        "class C { string P => File.WriteAllText(\"settings.json\", \"\"); int this[int i] { get { using var s = File.Create(\"state.db\"); s.WriteByte(1); return; } } }",
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task BrokenPrograms_ThrowNothing(string source)
    {
        foreach (var library in new[] { true, false })
        {
            foreach (var type in typeof(DurabilityFix).Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(DurabilityFix).IsAssignableFrom(t)))
                await OffersAsync((DurabilityFix)System.Activator.CreateInstance(type)!, source, library);
        }
    }

    internal static async Task<IReadOnlyList<string>> OffersAsync(DurabilityFix fix, string source, bool library) =>
        [.. (await ActionsAsync(CreateDocument(source, library), fix)).Select(a => $"{a.EquivalenceKey}: {a.Title}")];

    static async Task<IReadOnlyList<CodeAction>> ActionsAsync(Document document, DurabilityFix fix)
    {
        var actions = new List<CodeAction>();
        foreach (var diagnostic in (await FixProof.DiagnosticsOfAsync(document, default)).Where(d => fix.FixableDiagnosticIds.Contains(d.Id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        return actions;
    }

    static async Task<string> FirstFixAsync(Document document, DurabilityFix fix)
    {
        var action = (await ActionsAsync(document, fix))[0];
        var changed = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    static Document CreateDocument(string source, bool library)
    {
        var fix = new FixCase(new UnsyncedWriteFix(), source, source) { Library = library };
        var project = ProjectId.CreateNewId();
        var document = DocumentId.CreateNewId(project);
        var solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution
            .AddProject(project, "P", "P", LanguageNames.CSharp)
            .WithProjectCompilationOptions(project, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences(project, TestedFramework.Net100.References.Concat(library ? FixSources.Library(fix) : []))
            .AddDocument(document, "Test0.cs", SourceText.From(source), filePath: "/0/Test0.cs");
        foreach (var (name, content) in FixSources.Beside(fix))
            solution = solution.AddDocument(DocumentId.CreateNewId(project), "Usings.cs", SourceText.From(content), filePath: name);
        return solution.GetDocument(document)!;
    }

    sealed class Found(Document of) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, System.Threading.CancellationToken cancellationToken) =>
            document.Id == of.Id ? (await FixProof.DiagnosticsOfAsync(document, cancellationToken)).Where(d => d.Id == "DUR204") : ImmutableArray<Diagnostic>.Empty;

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, System.Threading.CancellationToken cancellationToken) => GetDocumentDiagnosticsAsync(of, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, System.Threading.CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
