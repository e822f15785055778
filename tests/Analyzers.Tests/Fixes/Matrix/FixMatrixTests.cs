using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes.Matrix;

/// <summary>
/// Each bug in each place where it may stand. What the fix makes of it is kept beside this file, to be read, and compared; with
/// DURABILITY_WRITE_MATRIX=1 in the environment it is written instead.
/// </summary>
public sealed class FixMatrixTests
{
    static readonly DurabilityFix[] s_fixes = [.. typeof(DurabilityFix).Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(DurabilityFix).IsAssignableFrom(t)).Select(t => (DurabilityFix)Activator.CreateInstance(t)!)];

    public static TheoryData<string> Rules => [.. MatrixSnippets.Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task WhatTheFixMakes_IsWhatIsKept(string rule)
    {
        var made = new StringBuilder();
        foreach (var (snippet, context) in CellsOf(rule))
        {
            var (byLibrary, byFramework) = (await FixAsync(snippet, context, library: true), await FixAsync(snippet, context, library: false));
            made.Append($"==== {snippet.Name}, {context.Name}\n").Append(byLibrary);
            if (byFramework != byLibrary)
                made.Append("---- without the library\n").Append(byFramework);
        }

        var path = Path.Combine(Folder(), rule + ".txt");
        if (Environment.GetEnvironmentVariable("DURABILITY_WRITE_MATRIX") == "1")
            await File.WriteAllTextAsync(path, made.ToString());
        Assert.Equal(await File.ReadAllTextAsync(path), made.ToString());
    }

    static IEnumerable<(MatrixSnippet Snippet, MatrixContext Context)> CellsOf(string rule) =>
        from snippet in MatrixSnippets.All where snippet.Rule == rule from context in MatrixContext.All where context.Takes(snippet) select (snippet, context);

    /// <summary>The lines that a fix takes out and puts in.</summary>
    static string Difference(string before, string after)
    {
        var (old, young) = (before.Replace("\r", "", StringComparison.Ordinal).Split('\n'), after.Replace("\r", "", StringComparison.Ordinal).Split('\n'));
        var common = new int[old.Length + 1, young.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = young.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == young[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var lines = new List<string>();
        for (int i = 0, j = 0; i < old.Length || j < young.Length;)
        {
            if (i < old.Length && j < young.Length && old[i] == young[j])
            {
                i++;
                j++;
                lines.Add("");
            }
            else if (j == young.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
                lines.Add("-" + old[i++]);
            else
                lines.Add("+" + young[j++]);
        }

        // A line of dots stands for all that stays.
        var shown = lines.Select((line, i) => line.Length > 0 ? line : i > 0 && lines[i - 1].Length > 0 ? "..." : null).OfType<string>();
        return string.Concat(shown.Select(line => line + "\n"));
    }

    static string Folder() => Path.Combine(RulePageTests.Folder(), "..", "..", "tests", "Analyzers.Tests", "Fixes", "Matrix");

    /// <summary>Fixes a cell, and checks what must hold of each.</summary>
    static async Task<string> FixAsync(MatrixSnippet snippet, MatrixContext context, bool library)
    {
        var where = $"{snippet.Rule}, {snippet.Name}, {context.Name}:\n";
        var source = context.With(snippet);
        var document = Create(source, context, library);
        var errors = (await document.Project.GetCompilationAsync())!.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.True(!errors.Any(), where + string.Join('\n', errors) + "\n" + source);
        if ((await FixProof.DiagnosticsOfAsync(document, default)).All(d => d.Id != snippet.Rule))
            return "not reported\n";
        var fixedOne = await ApplyAsync(document, snippet.Rule);
        if (fixedOne is null)
            return "no fix\n";
        var text = (await fixedOne.GetTextAsync()).ToString();
        where += text;
        Assert.True(await ApplyAsync(fixedOne, snippet.Rule) is null, "fixed twice: " + where);
        Assert.True((await FixProof.DiagnosticsOfAsync(fixedOne, default)).All(d => d.Id != snippet.Rule), "still there: " + where);
        Assert.Equal(Trivia(source), Trivia(text));
        foreach (var (line, index) in text.Split('\n').Select((l, i) => (l.TrimEnd('\r'), i)))
        {
            Assert.True(line == line.TrimEnd(), $"white space at the end of line {index + 1}: {where}");
            Assert.True(!source.Contains('\t', StringComparison.Ordinal) || !line.StartsWith(' '), $"spaces among tabs in line {index + 1}: {where}");
        }

        Assert.DoesNotContain("\n\n\n", text.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(source.Contains('\r', StringComparison.Ordinal) == text.Contains('\r', StringComparison.Ordinal) && (!text.Contains('\r', StringComparison.Ordinal) || text.Split('\n').Length == text.Split("\r\n").Length), "line ends: " + where);
        return Difference(source, text);
    }

    /// <summary>Comments and directives, which no fix may lose.</summary>
    static IEnumerable<string> Trivia(string source) => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTrivia()
        .Where(t => t.IsDirective || t.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia).Select(t => t.ToFullString().Trim()).Order(StringComparer.Ordinal);

    static async Task<Document?> ApplyAsync(Document document, string rule)
    {
        foreach (var diagnostic in (await FixProof.DiagnosticsOfAsync(document, default)).Where(d => d.Id == rule))
        {
            var actions = new List<CodeAction>();
            foreach (var fix in s_fixes.Where(f => f.FixableDiagnosticIds.Contains(rule)))
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
            if (actions.Count > 0)
                return (await actions[0].GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id);
        }

        return null;
    }

    static Document Create(string source, MatrixContext context, bool library)
    {
        var fix = new FixCase(s_fixes[0], source, source) { Library = library, Language = context.Language };
        var project = ProjectId.CreateNewId();
        var document = DocumentId.CreateNewId(project);
        var solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution
            .AddProject(project, "P", "P", LanguageNames.CSharp)
            .WithProjectCompilationOptions(project, new CSharpCompilationOptions(context.Kind))
            .WithProjectParseOptions(project, new CSharpParseOptions(context.Language))
            .AddMetadataReferences(project, TestedFramework.Net100.References.Concat(library ? FixSources.Library(fix) : []))
            .AddDocument(document, "Test0.cs", SourceText.From(source), filePath: "/0/Test0.cs");
        foreach (var (name, content) in FixSources.Beside(fix))
            solution = solution.AddDocument(DocumentId.CreateNewId(project), "Usings.cs", SourceText.From(content), filePath: name);
        return solution.GetDocument(document)!;
    }
}
