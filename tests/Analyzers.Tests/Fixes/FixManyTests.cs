using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>
/// "Fix all" tries out together what cannot meet. The programs of all tests of a fix in one document, where they could, are fixed as
/// they are one by one; and so are members that call each other or share a handle.
/// </summary>
public sealed class FixManyTests
{
    public static TheoryData<string> Fixes => FixEverywhereTests.Fixes;

    [Theory]
    [MemberData(nameof(Fixes))]
    public async Task AllProgramsInOneDocument_AreFixedAsOneByOne(string fix)
    {
        var cases = FixEverywhereTests.Cases().Where(c => FixEverywhereTests.NameOf(c) == fix && IsPart(c)).ToArray();
        var applied = 0;
        foreach (var library in new[] { true, false })
            applied += cases.Length == 0 ? 0 : await VerifyAsync(Create((DurabilityFix)cases[0].Fix, library, [.. cases.Select(c => c.Before)]), (DurabilityFix)cases[0].Fix);
        Assert.True(applied >= cases.Count(c => c.IsOffered) / 2, $"{applied} changes in {cases.Length} programs");
    }

    [Fact]
    public async Task MembersThatCallEachOther_AreFixedAsOneByOne()
    {
        const string source = """
            class Store
            {
                readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);
                readonly FileStream _ledger = new FileStream("orders.ledger", FileMode.Append);

                void Append(byte[] record) => _journal.Write(record, 0, record.Length);

                void AppendTwice(byte[] record)
                {
                    Append(record);
                    _journal.Write(record, 0, record.Length);
                }

                void Note(byte[] record)
                {
                    _ledger.Write(record, 0, record.Length);
                    AppendTwice(record);
                }
            }

            static class Files
            {
                public static void Outer(string path, byte[] record)
                {
                    using (var journal = new FileStream(path + ".journal", FileMode.Append))
                    {
                        Inner(journal, record);
                        journal.Write(record, 0, record.Length);
                    }
                }

                static void Inner(FileStream journal, byte[] record) => journal.Write(record, 0, record.Length);

                static void Alone(string path, byte[] record)
                {
                    using (var journal = new FileStream(path + ".wal", FileMode.Append))
                        journal.Write(record, 0, record.Length);
                }
            }
            """;
        var fix = new CodeFixes.Sync.UnsyncedWriteFix();
        Assert.True(await VerifyAsync(Create(fix, library: true, source), fix) > 2);
    }

    /// <summary>A program that can stand in a namespace beside others.</summary>
    static bool IsPart(FixCase one) => one is { Language: LanguageVersion.Default, Kind: OutputKind.DynamicallyLinkedLibrary } && one.Framework == TestedFramework.Net100
        && CSharpSyntaxTree.ParseText(FixEverywhereTests.Clean(one.Before)).GetCompilationUnitRoot() is { Usings.Count: 0, Externs.Count: 0, AttributeLists.Count: 0 } root
        && root.Members.All(m => m is BaseTypeDeclarationSyntax);

    static Document Create(DurabilityFix of, bool library, params string[] programs)
    {
        var source = string.Concat(programs.Select((p, i) => $"namespace N{i}\n{{\n{FixEverywhereTests.Clean(p)}\n}}\n\n"));
        var fix = new FixCase(of, source, source) { Library = library };
        var project = ProjectId.CreateNewId();
        var document = DocumentId.CreateNewId(project);
        var solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution
            .AddProject(project, "P", "P", LanguageNames.CSharp)
            .WithProjectCompilationOptions(project, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true))
            .AddMetadataReferences(project, TestedFramework.Net100.References.Concat(library ? FixSources.Library(fix) : []))
            .AddDocument(document, "Test0.cs", SourceText.From(source), filePath: "/0/Test0.cs")
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), ".globalconfig", SourceText.From(FixSources.Config(fix)), filePath: "/0/.globalconfig");
        foreach (var (name, content) in FixSources.Beside(fix))
            solution = solution.AddDocument(DocumentId.CreateNewId(project), "Usings.cs", SourceText.From(content), filePath: name);
        return solution.GetDocument(document)!;
    }

    /// <returns>How many fixes were applied one by one.</returns>
    static async Task<int> VerifyAsync(Document document, DurabilityFix fix)
    {
        var (alone, together) = (document, document);
        var (tried, applied) = (new HashSet<string>(), 0);
        while (await OfferAsync(alone, fix, tried) is { } first)
        {
            tried.Add(first.EquivalenceKey!);
            for (; await OfferAsync(alone, fix, [], first.EquivalenceKey) is { } next; applied++)
                alone = await ApplyAsync(alone, next);
            var context = new FixAllContext(together, fix, FixAllScope.Document, first.EquivalenceKey, fix.FixableDiagnosticIds, new Found(fix), default);
            if (await fix.GetFixAllProvider().GetFixAsync(context) is { } all)
                together = await ApplyAsync(together, all);
            Assert.Equal((await alone.GetTextAsync()).ToString(), (await together.GetTextAsync()).ToString());
        }

        return applied;
    }

    static async Task<Document> ApplyAsync(Document document, CodeAction action) =>
        (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;

    /// <summary>The first action of one key, or of any that was not tried yet.</summary>
    static async Task<CodeAction?> OfferAsync(Document document, DurabilityFix fix, HashSet<string> tried, string? key = null)
    {
        foreach (var diagnostic in (await Found.InAsync(document, fix)).OrderBy(d => d.Location.SourceSpan.Start))
        {
            var actions = new List<CodeAction>();
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
            if (actions.Find(a => key is null ? !tried.Contains(a.EquivalenceKey!) : a.EquivalenceKey == key) is { } offered)
                return offered;
        }

        return null;
    }

    sealed class Found(DurabilityFix fix) : FixAllContext.DiagnosticProvider
    {
        public static async Task<IEnumerable<Diagnostic>> InAsync(Document document, DurabilityFix fix) =>
            (await FixProof.DiagnosticsOfAsync(document, default)).Where(d => fix.FixableDiagnosticIds.Contains(d.Id));

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => InAsync(document, fix);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => InAsync(project.Documents.Single(d => d.Name == "Test0.cs"), fix);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
