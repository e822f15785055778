using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Fuzz.Tests;

/// <summary>What becomes of a program while somebody types, deletes, pastes and moves.</summary>
internal static class Mutations
{
    public static CompilationUnitSyntax Parse(TestSource source) => CSharpSyntaxTree.ParseText(source.Text, Trial.Parse).GetCompilationUnitRoot();

    /// <summary>The program as far as it is typed, after each of its tokens.</summary>
    public static IEnumerable<string> Prefixes(TestSource source)
        => Parse(source).DescendantTokens().Where(static token => token.Span.Length > 0).Select(token => source.Text[..token.Span.End]);

    /// <summary>The program without one of its tokens.</summary>
    public static IEnumerable<string> Deletions(TestSource source)
        => Parse(source).DescendantTokens().Where(static token => token.Span.Length > 0).Select(token => source.Text.Remove(token.SpanStart, token.Span.Length));

    /// <summary>A member of one program in a type of another.</summary>
    public static string Splice(TestSource into, TestSource from, Random random)
    {
        var members = Parse(from).DescendantNodes().OfType<MemberDeclarationSyntax>().Where(static member => member is BaseMethodDeclarationSyntax or BaseFieldDeclarationSyntax or BasePropertyDeclarationSyntax).ToList();
        var types = Parse(into).DescendantNodes().OfType<TypeDeclarationSyntax>().Where(static type => !type.CloseBraceToken.IsMissing && type.CloseBraceToken.Span.Length > 0).ToList();
        if (members.Count == 0 || types.Count == 0)
            return into.Text + "\n" + from.Text;
        return into.Text.Insert(types[random.Next(types.Count)].CloseBraceToken.SpanStart, "\n" + members[random.Next(members.Count)].ToFullString() + "\n");
    }

    /// <summary>The statements of each block, or the members of each type, in another order.</summary>
    public static string Shuffle(TestSource source, bool members, Random random)
    {
        var lists = Parse(source).DescendantNodes()
            .Select(node => members ? (node as TypeDeclarationSyntax)?.Members.Cast<SyntaxNode>() : (node as BlockSyntax)?.Statements)
            .Select(static list => list?.ToList()).Where(static list => list is { Count: > 1 }).ToList();
        var changes = new List<TextChange>();
        foreach (var list in lists)
        {
            // Of lists in one another only the outer one is shuffled: its texts take the inner ones along.
            if (changes.Exists(change => change.Span.Contains(list![0].Span)))
                continue;
            var texts = list!.Select(static node => node.ToString()).OrderBy(_ => random.Next()).ToList();
            changes.AddRange(list!.Select((node, i) => new TextChange(node.Span, texts[i])));
        }

        return SourceText.From(source.Text).WithChanges(changes).ToString();
    }

    /// <summary>A statement of one program in the place of one of another: the names in it mean something else there, or nothing.</summary>
    public static string Paste(TestSource into, TestSource from, Random random)
    {
        var (places, statements) = (Statements(into), Statements(from));
        if (places.Count == 0 || statements.Count == 0)
            return into.Text;
        var place = places[random.Next(places.Count)].Span;
        return into.Text.Remove(place.Start, place.Length).Insert(place.Start, statements[random.Next(statements.Count)].ToString());
    }

    private static List<StatementSyntax> Statements(TestSource source)
        => [.. Parse(source).DescendantNodes().OfType<StatementSyntax>().Where(static statement => statement is not BlockSyntax)];
}
