using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Fuzz.Tests;

/// <summary>A program of the other tests or of a rule page: what the rules are known to have something to say about.</summary>
/// <param name="Origin">The file, and the line in it.</param>
/// <param name="Text">The program, without markup.</param>
internal sealed record TestSource(string Origin, string Text)
{
    private static readonly Lazy<IReadOnlyList<TestSource>> s_all = new(() => [.. ReadAll().DistinctBy(static source => source.Text)]);

    /// <summary>
    /// Every string literal of the tests of the analyzer that is a program, its members or its statements, every program that must stay
    /// silent, and every program of the rule pages, in an order that does not change from run to run.
    /// </summary>
    public static IReadOnlyList<TestSource> All => s_all.Value;

    public override string ToString() => Origin;

    private static IEnumerable<TestSource> ReadAll()
    {
        var assembly = typeof(TestSource).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var text = reader.ReadToEnd();
            var file = name.Replace('\\', '/');
            var sources = file.StartsWith("Pages/", StringComparison.Ordinal) ? OfPage(file, text)
                : file.Contains("ValidCode/Programs/", StringComparison.Ordinal) ? [new TestSource(file, text)]
                : OfTests(file, text);
            foreach (var source in sources)
                yield return source;
        }
    }

    private static IEnumerable<TestSource> OfPage(string file, string text)
        => Regex.Matches(text, "```csharp\n(.*?)```", RegexOptions.Singleline).Select((match, i) => new TestSource($"{file}#{i}", match.Groups[1].Value));

    private static IEnumerable<TestSource> OfTests(string file, string text)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        var literals = root.DescendantNodes().OfType<LiteralExpressionSyntax>().Where(static literal => literal.Token.Value is string).ToList();
        foreach (var literal in literals)
        {
            if (AsProgram(WithoutMarkup((string)literal.Token.Value!)) is { } program)
                yield return new TestSource(Place(file, literal), program);
        }

        // A frame with holes is a program with each of the texts that the file puts into one.
        var fillings = literals.Select(static literal => (string)literal.Token.Value!).Where(static value => value.Length is > 1 and < 200).Distinct().ToList();
        foreach (var frame in root.DescendantNodes().OfType<InterpolatedStringExpressionSyntax>().Where(static frame => frame.Contents.OfType<InterpolationSyntax>().Any()))
        {
            foreach (var filling in fillings)
            {
                if (AsUnit(WithoutMarkup(Fill(frame, filling))) is { } program)
                    yield return new TestSource(Place(file, frame), program);
            }
        }
    }

    private static string Place(string file, SyntaxNode node) => $"{file}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";

    private static string Fill(InterpolatedStringExpressionSyntax frame, string filling)
    {
        var text = new StringBuilder();
        foreach (var part in frame.Contents)
            text.Append(part is InterpolatedStringTextSyntax literal ? literal.TextToken.ValueText : filling);
        return text.ToString();
    }

    private static string WithoutMarkup(string text) => Regex.Replace(text, @"\{\|#?[A-Za-z0-9]+:|\|\}|\[\||\|\]", "");

    private static string? AsProgram(string text)
        => AsUnit(text) ?? AsUnit($"class Wrapped\n{{\n{text}\n}}\n")
        ?? AsUnit($"class Wrapped\n{{\nasync Task M(FileStream file, Stream stream, string path, string settingsPath, string json, byte[] record, TaskCompletionSource<int> done, bool now)\n{{\n{text}\n}}\n}}\n");

    /// <summary>The text, where it is a compilation unit without syntax errors in which something is called.</summary>
    private static string? AsUnit(string text)
    {
        if (text.Length < 12 || !text.Contains('(', StringComparison.Ordinal))
            return null;
        var tree = CSharpSyntaxTree.ParseText(text, Trial.Parse);
        return !tree.GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            && tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().Any()
            && tree.GetRoot().DescendantNodes().Any(static node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
                ? text : null;
    }
}
