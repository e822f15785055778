using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>
/// All programs of all fix tests in one solution, a project each: "fix all" over the document, the project and the solution gives what
/// each test says that fixing one by one gives, a second time changes nothing, and no diagnostic is left that a fix is offered for.
/// </summary>
public sealed class FixEverywhereTests
{
    public static TheoryData<string> Fixes => [.. Cases().Select(NameOf).Distinct().Order()];

    [Theory]
    [MemberData(nameof(Fixes))]
    public async Task FixAll_InEveryScope_IsTheSameAsOneByOne(string fix)
    {
        var cases = Cases().Where(c => NameOf(c) == fix).ToArray();
        var solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution;
        var documents = new List<(FixCase Case, DocumentId Document)>();
        foreach (var one in cases)
            solution = Add(solution, one, documents);

        foreach (var key in documents.Select(d => KeyOf(d.Case)).Distinct().ToArray())
        {
            var chosen = documents.Where(d => KeyOf(d.Case) == key).ToArray();
            foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
            {
                var once = await FixAsync(solution, chosen, scope);
                foreach (var (expected, id) in chosen)
                    Assert.Equal(Clean(expected.After), (await once.GetDocument(id)!.GetTextAsync()).ToString());
                var twice = await FixAsync(once, chosen, scope);
                Assert.Empty(twice.GetChanges(once).GetProjectChanges().SelectMany(p => p.GetChangedDocuments(onlyGetDocumentsWithTextChanges: true)));
            }
        }
    }

    /// <summary>Roslynator applies none of two fixes: the page tells its users which, for each rule that may offer two.</summary>
    [Fact]
    public async Task MapOfTheConfigurationPage_NamesEachRuleWithTwoFixes()
    {
        var page = System.IO.File.ReadAllText(System.IO.Path.Combine(RulePageTests.Folder(), "..", "configuration.md"));
        var map = System.Text.RegularExpressions.Regex.Matches(page, @"(DUR\d+)=([A-Za-z]+\.Library)").Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Order();
        var offered = new HashSet<(string Rule, string Key)>();
        foreach (var one in Cases().Where(c => c.Library && c.IsOffered))
        {
            var documents = new List<(FixCase Case, DocumentId Document)>();
            var document = Add(new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution, one, documents).GetDocument(documents[0].Document)!;
            foreach (var diagnostic in (await FixProof.DiagnosticsOfAsync(document, default)).Where(d => one.Fix.FixableDiagnosticIds.Contains(d.Id)))
            {
                var keys = new HashSet<string>();
                await one.Fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => keys.Add(action.EquivalenceKey!), default));
                if (keys.Count > 1)
                    offered.Add((diagnostic.Id, keys.Single(k => k.EndsWith(".Library", StringComparison.Ordinal))));
            }
        }

        // DUR104 shares the fix of DUR101.
        Assert.Equal(map, offered.Append(("DUR104", "SyncWrite.Library")).Distinct().Order());
    }

    internal static string NameOf(FixCase fix) => fix.Fix.GetType().Name;

    static string KeyOf(FixCase fix) => fix.Key ?? (fix.Library ? "first with the library" : "first");

    internal static string Clean(string source) => System.Text.RegularExpressions.Regex.Replace(source, @"\{\|[^:|]*:|\|\}", "");

    internal static IReadOnlyList<FixCase> Cases()
    {
        var cases = new List<FixCase>();
        foreach (var type in typeof(FixTests).Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(FixTests).IsAssignableFrom(t)).OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            foreach (var method in type.GetMethods().Where(m => m.GetCustomAttribute<FactAttribute>() is not null))
            {
                var tests = (FixTests)Activator.CreateInstance(type)!;
                tests.Collected = cases;
                method.Invoke(tests, []);
            }
        }

        return cases;
    }

    static Solution Add(Solution solution, FixCase fix, List<(FixCase, DocumentId)> documents)
    {
        var project = ProjectId.CreateNewId();
        var document = DocumentId.CreateNewId(project);
        var references = fix.Framework.References.Concat(fix.Library ? FixSources.Library(fix) : []);
        var folder = "/" + documents.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        solution = solution.AddProject(project, "P" + folder, "P" + folder, LanguageNames.CSharp)
            .WithProjectCompilationOptions(project, new CSharpCompilationOptions(fix.Kind, allowUnsafe: true))
            .WithProjectParseOptions(project, new CSharpParseOptions(fix.Language))
            .AddMetadataReferences(project, references)
            .AddDocument(document, "Test0.cs", SourceText.From(Clean(fix.Before)), filePath: folder + "/Test0.cs")
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), ".globalconfig", SourceText.From(FixSources.Config(fix)), filePath: folder + "/.globalconfig");
        foreach (var (name, content) in FixSources.Beside(fix))
            solution = solution.AddDocument(DocumentId.CreateNewId(project), "Usings.cs", SourceText.From(content), filePath: folder + name);
        documents.Add((fix, document));
        return solution;
    }

    static async Task<Solution> FixAsync(Solution solution, IReadOnlyList<(FixCase Case, DocumentId Document)> chosen, FixAllScope scope)
    {
        foreach (var key in await OfferedKeysAsync(solution, chosen))
        {
            foreach (var (one, id) in scope == FixAllScope.Solution ? chosen.Take(1) : chosen)
            {
                var document = solution.GetDocument(id)!;
                var found = new FoundDiagnostics(one.Fix.FixableDiagnosticIds, chosen.Select(c => c.Document));
                var context = scope == FixAllScope.Document
                    ? new FixAllContext(document, one.Fix, scope, key, one.Fix.FixableDiagnosticIds, found, default)
                    : new FixAllContext(document.Project, one.Fix, scope, key, one.Fix.FixableDiagnosticIds, found, default);
                if (await one.Fix.GetFixAllProvider()!.GetFixAsync(context) is { } action)
                    solution = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
            }
        }

        return solution;
    }

    /// <summary>The keys of the fixes that come first, over all the documents: the library's or the framework's.</summary>
    static async Task<IReadOnlyList<string>> OfferedKeysAsync(Solution solution, IReadOnlyList<(FixCase Case, DocumentId Document)> chosen)
    {
        var keys = new List<string>();
        foreach (var (one, id) in chosen)
        {
            var document = solution.GetDocument(id)!;
            foreach (var diagnostic in (await FixProof.DiagnosticsOfAsync(document, default)).Where(d => one.Fix.FixableDiagnosticIds.Contains(d.Id)))
            {
                var actions = new List<CodeAction>();
                await one.Fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
                if ((one.Key is null ? actions.FirstOrDefault() : actions.Find(a => a.EquivalenceKey == one.Key)) is { } offered)
                    keys.Add(offered.EquivalenceKey!);
            }
        }

        return [.. keys.Distinct().OrderBy(k => !k.EndsWith(".Library", StringComparison.Ordinal))];
    }

    sealed class FoundDiagnostics(ImmutableArray<string> ids, IEnumerable<DocumentId> documents) : FixAllContext.DiagnosticProvider
    {
        readonly HashSet<DocumentId> _documents = [.. documents];

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            _documents.Contains(document.Id) ? (await FixProof.DiagnosticsOfAsync(document, cancellationToken)).Where(d => ids.Contains(d.Id)) : [];

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        {
            var all = new List<Diagnostic>();
            foreach (var document in project.Documents)
                all.AddRange(await GetDocumentDiagnosticsAsync(document, cancellationToken));
            return all;
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
