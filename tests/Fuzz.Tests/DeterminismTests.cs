using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Durability.Fuzz.Tests;

/// <summary>
/// Programs of all tests in one compilation have the same findings on one thread and on many, in any order of their files, with their
/// types in parts, and in an editor's way of asking: one document at a time, in any order, and again after a change.
/// </summary>
[Collection(nameof(OneAtATime))]
public sealed class DeterminismTests
{
    private const int Samples = 6;

    private static readonly Lazy<CSharpCompilation> s_program = new(() => Trial.Compile(Sample(0).Select(InNamespace)));

    /// <summary>One in six of the programs of the tests: enough of every rule, and small enough to be asked about file by file. An attribute of one's assembly would speak for all.</summary>
    private static IEnumerable<TestSource> Sample(int number) =>
        TestSource.All.Where((source, i) => i % Samples == number && !source.Text.Contains("[assembly:", StringComparison.Ordinal));

    /// <summary>Programs of the same names side by side: what one calls is its own, as far as names tell that.</summary>
    private static CSharpCompilation Program => s_program.Value;

    [Fact]
    public async Task One_thread_and_many_give_the_same()
    {
        var expected = await ReportAsync(Program, concurrent: false);
        Assert.InRange(expected.Count(static c => c == '\n'), 50, int.MaxValue);
        for (var round = 0; round < 3; round++)
            Assert.Equal(expected, await ReportAsync(Program, concurrent: true));
    }

    public static TheoryData<int> AllSamples => [.. Enumerable.Range(0, Samples)];

    [Theory]
    [MemberData(nameof(AllSamples))]
    public async Task Files_in_any_order_give_the_same(int sample)
    {
        var program = Trial.Compile(Sample(sample).Select(InNamespace));
        var expected = await ReportAsync(program, concurrent: true);
        var random = new Random(20);
        for (var round = 0; round < 2; round++)
            Assert.Equal(expected, await ReportAsync(program.RemoveAllSyntaxTrees().AddSyntaxTrees(program.SyntaxTrees.OrderBy(_ => random.Next())), concurrent: round != 1));
    }

    /// <summary>The parts of a type are files of their own, one member in each; whichever the compiler is given first.</summary>
    [Theory]
    [MemberData(nameof(AllSamples))]
    public async Task Types_in_parts_give_the_same_in_any_order_and_one_file_at_a_time(int sample)
    {
        var parts = Sample(sample).SelectMany(static (source, i) => InParts(source, i)).ToList();
        Assert.InRange(parts.Count, 60, int.MaxValue);
        var program = Trial.Compile(parts);
        var expected = await ReportAsync(program, concurrent: true);
        Assert.Equal(expected, await ReportAsync(program.RemoveAllSyntaxTrees().AddSyntaxTrees(program.SyntaxTrees.Reverse()), concurrent: false));
        var random = new Random(sample);
        Assert.Equal(expected, await ReportAsync(program.RemoveAllSyntaxTrees().AddSyntaxTrees(program.SyntaxTrees.OrderBy(_ => random.Next())), concurrent: true));
        Assert.Equal(expected, await ReportOfEditorAsync(program, random));
    }

    [Fact]
    public async Task One_document_at_a_time_gives_what_the_build_gives()
    {
        var expected = await ReportAsync(Program, concurrent: true);
        Assert.Equal(expected, await ReportOfEditorAsync(Program, new Random(1)));
        Assert.Equal(expected, await ReportOfEditorAsync(Program, new Random(2)));
    }

    /// <summary>A change in one document, and undone again: what an editor shows is what a build from nothing gives.</summary>
    [Fact]
    public async Task Documents_asked_again_after_a_change_give_what_a_build_from_nothing_gives()
    {
        var random = new Random(3);
        var (program, before) = (Program, await ReportAsync(Program, concurrent: true));
        await ReportOfEditorAsync(program, random);
        var edits = Enumerable.Range(0, program.SyntaxTrees.Length).Where(i => StatementsOf(program.SyntaxTrees[i]).Any()).ToArray();
        foreach (var index in new[] { edits[edits.Length / 4], edits[edits.Length / 2], edits[^1] })
        {
            var tree = program.SyntaxTrees[index];
            var statement = StatementsOf(tree).First();
            var original = tree.GetText();
            var changed = tree.WithChangedText(original.WithChanges(new TextChange(statement.Span, "")));
            var edited = WithTrees(program, program.SyntaxTrees.SetItem(index, changed));
            var asked = await ReportOfEditorAsync(edited, random);
            var fresh = WithTrees(edited, edited.SyntaxTrees.Select(static t => CSharpSyntaxTree.ParseText(t.ToString(), Trial.Parse, t.FilePath)));
            Assert.Equal(await ReportAsync(fresh, concurrent: true), asked);
            program = WithTrees(edited, edited.SyntaxTrees.SetItem(index, changed.WithChangedText(original)));
        }

        Assert.Equal(before, await ReportOfEditorAsync(program, random));
    }

    private static string InNamespace(TestSource source, int index)
    {
        var root = Mutations.Parse(source);
        var usings = string.Concat(root.Usings.Select(static directive => directive.ToFullString()));
        var rest = source.Text[(root.Usings.Count == 0 ? 0 : root.Usings[^1].FullSpan.End)..];
        return root.Members.Any(static member => member is FileScopedNamespaceDeclarationSyntax) ? source.Text
            : string.Create(CultureInfo.InvariantCulture, $"{usings}\nnamespace Program{index}\n{{\n{rest}\n}}\n");
    }

    /// <summary>A program of one plain type with several members, a file for each of them.</summary>
    private static IEnumerable<string> InParts(TestSource source, int index)
    {
        if (Mutations.Parse(source) is not { Usings.Count: 0, Members: [ClassDeclarationSyntax { ParameterList: null, BaseList: null, TypeParameterList: null, AttributeLists.Count: 0, Members.Count: > 1 } type] })
            return [];
        var modifiers = type.Modifiers.ToString().Replace("partial", "", StringComparison.Ordinal);
        return type.Members.Select(member => string.Create(CultureInfo.InvariantCulture, $"namespace Program{index} {{ {modifiers} partial class {type.Identifier}\n{{\n{member.ToFullString()}\n}} }}\n"));
    }

    private static async Task<string> ReportAsync(CSharpCompilation program, bool concurrent)
        => Lines(await Trial.AnalyzeAsync(program, concurrent, CancellationToken.None));

    /// <summary>One analysis that is asked for document after document, as an editor asks for those that are looked at.</summary>
    private static async Task<string> ReportOfEditorAsync(CSharpCompilation program, Random random)
    {
        var analysis = Trial.Start(program, concurrent: true);
        var found = new List<Diagnostic>();
        foreach (var tree in program.SyntaxTrees.OrderBy(_ => random.Next()))
            found.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(program.GetSemanticModel(tree), filterSpan: null, CancellationToken.None));
        return Lines(Trial.Checked([.. found]));
    }

    private static IEnumerable<ExpressionStatementSyntax> StatementsOf(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<ExpressionStatementSyntax>().Where(static statement => statement.Span.Length > 0);

    private static CSharpCompilation WithTrees(CSharpCompilation program, IEnumerable<SyntaxTree> trees) => program.RemoveAllSyntaxTrees().AddSyntaxTrees(trees);

    private static string Lines(ImmutableArray<Diagnostic> diagnostics)
        => string.Concat(diagnostics.Select(static diagnostic => $"{diagnostic}{string.Concat(diagnostic.AdditionalLocations.Select(static other => $" also {other.GetLineSpan()}"))}\n").Order(StringComparer.Ordinal));
}
