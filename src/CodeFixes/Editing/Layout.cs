using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes.Editing;

/// <summary>How the code around a place is laid out: its line ends, its indentation, where its braces stand.</summary>
internal sealed class Layout
{
    readonly SourceText _text;

    public Layout(SourceText text, SyntaxNode near)
    {
        _text = text;
        NewLine = LineEndOf(text);
        Unit = UnitNear(near);
        BraceOnSameLine = BraceStyleNear(near);
        KeywordGap = GapNear(near);
    }

    public string NewLine { get; }

    /// <summary>One step of indentation.</summary>
    public string Unit { get; }

    /// <summary>Whether an opening brace stands at the end of the line that it belongs to.</summary>
    public bool BraceOnSameLine { get; }

    /// <summary>What stands between <c>using</c>, <c>if</c> and the like and their parenthesis.</summary>
    public string KeywordGap { get; }

    static string GapNear(SyntaxNode near)
    {
        foreach (var statement in FixSite.EnclosingFunction(near).DescendantNodes().Concat(near.SyntaxTree.GetRoot().DescendantNodes()))
        {
            if (statement is UsingStatementSyntax or IfStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or LockStatementSyntax && statement.GetFirstToken() is var keyword and { ValueText: not "await" })
                return keyword.TrailingTrivia.Count == 0 ? "" : " ";
        }

        return " ";
    }

    static string LineEndOf(SourceText text)
    {
        foreach (var line in text.Lines)
        {
            if (line.EndIncludingLineBreak > line.End)
                return text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        }

        return "\n";
    }

    /// <summary>The white space that the line of a position begins with.</summary>
    public string IndentAt(int position)
    {
        var line = _text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && _text[end] is ' ' or '\t')
            end++;
        return _text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>Whether only white space stands before a position in its line.</summary>
    public bool IsFirstInLine(int position)
    {
        var line = _text.Lines.GetLineFromPosition(position);
        return IndentAt(position).Length == position - line.Start;
    }

    public bool IsOneLine(SyntaxNode node) => IsOneLine(node.Span);

    public bool IsOneLine(TextSpan span) => _text.Lines.IndexOf(span.Start) == _text.Lines.IndexOf(span.End);

    string UnitNear(SyntaxNode near)
    {
        var root = near.SyntaxTree.GetRoot();
        foreach (var outer in near.Ancestors().Concat(root.DescendantNodes(n => n is not ExpressionSyntax)))
        {
            var inner = outer switch
            {
                BlockSyntax block when !IsOneLine(block) => block.Statements.FirstOrDefault(),
                TypeDeclarationSyntax type when !IsOneLine(type) => type.Members.FirstOrDefault(),
                _ => (SyntaxNode?)null,
            };
            if (inner is null || !IsFirstInLine(inner.SpanStart))
                continue;
            var (outside, inside) = (IndentAt(CloseBrace(outer).SpanStart), IndentAt(inner.SpanStart));
            if (inside.Length > outside.Length && inside.StartsWith(outside, System.StringComparison.Ordinal))
                return inside.Substring(outside.Length);
        }

        return "    ";
    }

    static SyntaxToken CloseBrace(SyntaxNode node) => node is BlockSyntax block ? block.CloseBraceToken : ((TypeDeclarationSyntax)node).CloseBraceToken;

    bool BraceStyleNear(SyntaxNode near)
    {
        var function = FixSite.EnclosingFunction(near);
        var blocks = near.Ancestors().OfType<BlockSyntax>().Where(b => b.Parent is StatementSyntax or ElseClauseSyntax or CatchClauseSyntax)
            .Concat(function.DescendantNodes().OfType<BlockSyntax>().Where(b => b.Parent is StatementSyntax or ElseClauseSyntax))
            .Concat(near.Ancestors().OfType<BlockSyntax>())
            .Where(b => !IsOneLine(b)).Select(b => b.OpenBraceToken);
        var types = near.Ancestors().OfType<TypeDeclarationSyntax>().Where(t => !t.OpenBraceToken.IsMissing && !t.OpenBraceToken.IsKind(SyntaxKind.None) && !IsOneLine(t)).Select(t => t.OpenBraceToken);
        foreach (var brace in blocks.Concat(types))
            return !IsFirstInLine(brace.SpanStart);
        return false;
    }
}
