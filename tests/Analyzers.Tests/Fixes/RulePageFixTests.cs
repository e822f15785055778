using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes;
using Durability.Analyzers.Tests.Rules.Settings;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>
/// Each page of docs/rules shows what the fix makes of its bad program, letter by letter, or says that there is no fix.
/// With DURABILITY_WRITE_PAGES=1 in the environment the test writes that section instead of comparing it.
/// </summary>
public sealed class RulePageFixTests
{
    const string Section = "## After the fix";

    public static TheoryData<string> Pages => [.. Directory.GetFiles(RulePageTests.Folder(), "DUR*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal).Where(id => RulePageTests.Programs(id, "Bad").Any(p => p.Language.StartsWith("csharp", StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task AfterTheFix_IsWhatTheFixMakes(string id)
    {
        var path = Path.Combine(RulePageTests.Folder(), id + ".md");
        var page = await File.ReadAllTextAsync(path);
        var section = await MakeSectionAsync(id);
        if (section.Length == 0)
        {
            Assert.Contains("no automatic fix", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Section, page);
            return;
        }

        if (Environment.GetEnvironmentVariable("DURABILITY_WRITE_PAGES") == "1")
            await File.WriteAllTextAsync(path, page = Written(page, section));
        Assert.Equal(section, Shown(page));
    }

    static string Shown(string page)
    {
        var start = page.IndexOf(Section, StringComparison.Ordinal);
        var end = page.IndexOf("\n## ", start < 0 ? 0 : start + 1, StringComparison.Ordinal);
        return start < 0 || end < 0 ? "" : page[start..(end + 1)];
    }

    static string Written(string page, string section)
    {
        if (Shown(page) is { Length: > 0 } old)
            return page.Replace(old, section, StringComparison.Ordinal);
        const string next = "## How to fix";
        return page.Replace(next, section + next, StringComparison.Ordinal);
    }

    static async Task<string> MakeSectionAsync(string id)
    {
        var framework = await FixedAsync(id, library: false);
        var library = await FixedAsync(id, library: true);
        if (framework.Count + library.Count == 0)
            return "";
        var text = Section + "\n\n";
        if (framework.SequenceEqual(library))
            return text + Blocks(framework);
        if (framework.Count > 0)
            text += "With the base class library alone:\n\n" + Blocks(framework);
        return library.Count > 0 ? text + "With the package `Durability`:\n\n" + Blocks(library) : text;
    }

    static string Blocks(IEnumerable<string> programs) => string.Concat(programs.Select(p => $"```csharp\n{p}```\n\n"));

    /// <summary>The bad programs of a page after the fix that is offered first; those that have none are left out.</summary>
    static async Task<List<string>> FixedAsync(string id, bool library)
    {
        var made = new List<string>();
        var fixes = typeof(DurabilityFix).Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(DurabilityFix).IsAssignableFrom(t))
            .Select(t => (DurabilityFix)Activator.CreateInstance(t)!).Where(f => f.FixableDiagnosticIds.Contains(id)).ToArray();
        foreach (var (language, program) in RulePageTests.Programs(id, "Bad").Where(p => p.Language.StartsWith("csharp", StringComparison.Ordinal)))
        {
            var source = Regex.Replace(program, @" *// DUR\d+$", "", RegexOptions.Multiline);
            var document = CreateDocument(source, language["csharp".Length..].Trim(), library);
            for (var step = 0; step < 10 && await NextAsync(document, fixes, id) is { } next; step++)
                document = next;
            var text = (await document.GetTextAsync()).ToString();
            if (text != source)
                made.Add(text);
        }

        return made;
    }

    static async Task<Document?> NextAsync(Document document, IEnumerable<DurabilityFix> fixes, string id)
    {
        foreach (var diagnostic in (await FixProof.DiagnosticsOfAsync(document, default)).Where(d => d.Id == id).OrderBy(d => d.Location.SourceSpan.Start))
        {
            var actions = new List<CodeAction>();
            foreach (var fix in fixes)
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
            if (actions.Count > 0)
                return (await actions[0].GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id);
        }

        return null;
    }

    static Document CreateDocument(string source, string framework, bool library)
    {
        var project = ProjectId.CreateNewId();
        var document = DocumentId.CreateNewId(project);
        var references = TestedFramework.Net100.References.AsEnumerable();
        var solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution
            .AddProject(project, "Page", "Page", LanguageNames.CSharp)
            .WithProjectCompilationOptions(project, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences(project, library ? references.Append(Verify.Runtime(TestedFramework.Net100)) : references)
            .AddDocument(document, "Page.cs", SourceText.From(source), filePath: "/0/Page.cs")
            .AddDocument(DocumentId.CreateNewId(project), "Usings.cs", SourceText.From(Verify.Usings), filePath: "/0/Usings.cs")
            .AddDocument(DocumentId.CreateNewId(project), "Libraries.cs", SourceText.From(LibraryStubs.All), filePath: "/0/Libraries.cs");
        if (framework.Length > 0)
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), ".globalconfig", SourceText.From($"is_global = true\nbuild_property.TargetFramework = {framework}\n"), filePath: "/0/.globalconfig");
        return solution.GetDocument(document)!;
    }
}
