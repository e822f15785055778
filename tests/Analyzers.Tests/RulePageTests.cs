using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Durability.Analyzers.Tests.Rules.Settings;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Durability.Analyzers.Tests;

/// <summary>
/// The programs of docs/rules compile, and the rules say of them what the page says: a bad one is reported where its comment names
/// the rule and nowhere else, a good one is silent.
/// </summary>
public sealed class RulePageTests
{
    /// <summary>A suppressor reports nothing itself: its page has no program that the rules speak of.</summary>
    public static TheoryData<string> Pages => [.. Directory.GetFiles(Folder(), "DUR*.md").Select(static path => Path.GetFileNameWithoutExtension(path)).Where(static id => !id.StartsWith("DURSPR", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task BadProgram_IsReportedWhereItSays(string id)
    {
        var programs = Programs(id, "Bad");
        Assert.NotEmpty(programs);
        foreach (var (language, text) in programs)
        {
            if (language == "ini")
            {
                await Verify.AnalyzerAsync("class C { }", config: text, expected: [Verify.Diagnostic(id).WithNoLocation()]);
                continue;
            }

            if (language == "baseline")
            {
                await Verify.AnalyzerAsync("class C { }", baseline: text, expected: [Verify.Diagnostic(id).WithSpan("/durability.baseline.txt", 1, 1, 1, text.TrimEnd().Length + 1)]);
                continue;
            }

            var marked = text.Split('\n').Select((line, index) => (line, index)).Where(pair => pair.line.TrimEnd().EndsWith("// " + id, StringComparison.Ordinal)).Select(static pair => pair.index + 1);
            Assert.NotEmpty(marked);
            Assert.Equal(marked.Select(line => $"{id} in line {line}"), await ReportedAsync(text, language));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task GoodProgram_IsSilent(string id)
    {
        var programs = Programs(id, "Good");
        Assert.NotEmpty(programs);
        foreach (var (language, text) in programs)
        {
            if (language == "ini")
                await Verify.AnalyzerAsync("class C { }", config: text);
            else if (language == "baseline")
                await Verify.AnalyzerAsync("class C { }", baseline: text);
            else
                Assert.Equal(Expected(text), await ReportedAsync(text, language));
        }
    }

    /// <summary>A program that is good for one rule may leave something to another, and says so at its line.</summary>
    private static List<string> Expected(string text) =>
        [.. text.Split('\n').Select(static (line, index) => (Id: Regex.Match(line, "// (DUR[0-9]{3}):").Groups[1].Value, Line: index + 1)).Where(static marked => marked.Id.Length > 0).Select(static marked => $"{marked.Id} in line {marked.Line}")];

    private static async Task<List<string>> ReportedAsync(string text, string language)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Default);
        var compilation = CSharpCompilation.Create(
            "Page",
            [CSharpSyntaxTree.ParseText(text, parse, "Page.cs"), CSharpSyntaxTree.ParseText(Verify.Usings, parse, "Usings.cs"), CSharpSyntaxTree.ParseText(LibraryStubs.All, parse, "Libraries.cs")],
            TestedFramework.Net100.References.Add(Verify.Runtime(TestedFramework.Net100)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString()));

        var found = await compilation.WithAnalyzers([new DurabilityAnalyzer()], new AnalyzerOptions([], new TargetFramework(language["csharp".Length..].Trim()))).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(static diagnostic => $"{diagnostic.Id} in line {diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}")];
    }

    /// <summary>What the build says of the project: a fence <c>csharp net10.0</c> names its target framework.</summary>
    private sealed class TargetFramework(string name) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(name);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options(string name) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                value = key == "build_property.TargetFramework" && name.Length > 0 ? name : null;
                return value is not null;
            }
        }
    }

    /// <summary>The fenced blocks of a section: what follows the fence, and the text.</summary>
    internal static ImmutableArray<(string Language, string Text)> Programs(string id, string section)
    {
        var programs = ImmutableArray.CreateBuilder<(string, string)>();
        var inSection = false;
        StringBuilder? block = null;
        var language = "";
        foreach (var line in File.ReadLines(Path.Combine(Folder(), id + ".md")))
        {
            if (block is null && line.StartsWith("## ", StringComparison.Ordinal))
            {
                inSection = line == "## " + section;
            }
            else if (inSection && line.StartsWith("```", StringComparison.Ordinal))
            {
                if (block is null)
                    (language, block) = (line[3..], new StringBuilder());
                else
                {
                    programs.Add((language, block.ToString()));
                    block = null;
                }
            }
            else
            {
                block?.Append(line).Append('\n');
            }
        }

        return programs.ToImmutable();
    }

    internal static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Analyzers.sln")))
                return Path.Combine(folder.FullName, "docs", "rules");
        }

        throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds Analyzers.sln.");
    }
}
