using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes.Editing;

/// <summary>Where a new <c>using</c> goes: among the others, in their order, never under a condition.</summary>
internal static class UsingDirectives
{
    public static (int Position, string Text) Place(SyntaxNode root, SyntaxNode at, string name, Layout layout, SourceText text)
    {
        var directive = $"using {name};";
        var file = (CompilationUnitSyntax)root;
        var inside = at.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().LastOrDefault(n => n.Usings.Any(IsPlain));
        var all = inside is not null && !file.Usings.Any(IsPlain) ? inside.Usings : file.Usings;
        var free = all.Where(u => IsPlain(u) && !IsConditional(u, root)).ToArray();
        if (free.Length > 0)
            return Among(free, name, directive, layout, text);
        if (all.FirstOrDefault(u => !IsConditional(u, root)) is { } other)
            return (other.SpanStart, directive + layout.NewLine + layout.IndentAt(other.SpanStart));
        return AtTop(file, directive, layout);
    }

    static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.GlobalKeyword.IsKind(SyntaxKind.None);

    static (int Position, string Text) Among(UsingDirectiveSyntax[] free, string name, string directive, Layout layout, SourceText text)
    {
        var names = free.Select(u => u.Name!.ToString()).ToArray();
        var systemFirst = names.All(n => !IsSystem(n)) || names.SkipWhile(IsSystem).All(n => !IsSystem(n));
        var sorted = names.Zip(names.Skip(1), (a, b) => Compare(a, b, systemFirst)).All(c => c <= 0);
        var after = sorted ? free.LastOrDefault(u => Compare(u.Name!.ToString(), name, systemFirst) < 0) : free[free.Length - 1];
        if (after is null)
            return (free[0].SpanStart, directive + layout.NewLine + layout.IndentAt(free[0].SpanStart));
        var line = text.Lines.GetLineFromPosition(after.Span.End);
        return (line.End, layout.NewLine + layout.IndentAt(after.SpanStart) + directive);
    }

    static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    static int Compare(string a, string b, bool systemFirst)
    {
        if (systemFirst && IsSystem(a) != IsSystem(b))
            return IsSystem(a) ? -1 : 1;
        return string.Compare(a, b, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Before everything but the comment that the file begins with.</summary>
    static (int Position, string Text) AtTop(CompilationUnitSyntax file, string directive, Layout layout)
    {
        var (nl, first) = (layout.NewLine, file.GetFirstToken(includeZeroWidth: true));
        if (file.Externs.LastOrDefault() is { } reference)
            return (reference.Span.End, nl + directive);
        if (file.Usings.FirstOrDefault(u => !u.GlobalKeyword.IsKind(SyntaxKind.None)) is not null)
            return (file.Usings.Last(u => !u.GlobalKeyword.IsKind(SyntaxKind.None)).Span.End, nl + directive);
        var trivia = first.LeadingTrivia;
        var directives = trivia.TakeWhile(t => !t.IsKind(SyntaxKind.IfDirectiveTrivia)).ToArray();
        var blank = BlankLineAfterHeader(directives);
        return (blank ?? (directives.Length < trivia.Count ? trivia[directives.Length].FullSpan.Start : first.SpanStart), directive + nl + nl);
    }

    /// <summary>A header ends at its first blank line; what follows is the first declaration's own comment.</summary>
    static int? BlankLineAfterHeader(IReadOnlyList<SyntaxTrivia> trivia)
    {
        for (var i = 1; i < trivia.Count; i++)
        {
            if (trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) && trivia[i - 1].IsKind(SyntaxKind.EndOfLineTrivia))
                return trivia[i].Span.End;
        }

        return trivia.Count > 0 && trivia[0].IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) ? trivia[0].FullSpan.Start : null;
    }

    static bool IsConditional(UsingDirectiveSyntax directive, SyntaxNode root)
    {
        var depth = 0;
        foreach (var trivia in root.DescendantTrivia(n => n.FullSpan.Start <= directive.SpanStart).TakeWhile(t => t.SpanStart < directive.SpanStart))
        {
            if (trivia.IsKind(SyntaxKind.IfDirectiveTrivia))
                depth++;
            else if (trivia.IsKind(SyntaxKind.EndIfDirectiveTrivia))
                depth--;
        }

        return depth > 0;
    }
}
