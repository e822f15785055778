using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes.Editing;

/// <summary>
/// Changes of the text itself, so that everything that is not meant stays as it is: comments, directives, line ends,
/// indentation. What is put in is laid out as the code around it.
/// </summary>
internal sealed partial class SourceEdit(FixSite site)
{
    readonly List<TextChange> _changes = [];
    readonly List<int> _indented = [];
    bool _impossible;

    Layout Layout => site.Layout;

    SourceText Text => site.Text;

    /// <summary>The changes; none where one of the steps was not possible, or where two of them would overlap.</summary>
    public ImmutableArray<TextChange> Changes()
    {
        if (_impossible)
            return [];
        var ordered = _changes.Concat(Indentation()).Select((c, i) => (Change: c, Order: i)).OrderBy(c => c.Change.Span.Start).ThenBy(c => c.Change.Span.Length > 0).ThenBy(c => c.Order).Select(c => c.Change).ToArray();
        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].Span.Start < ordered[i - 1].Span.End)
                return [];
        }

        return Merged(ordered);
    }

    /// <summary>A line that is taken out needs no indentation.</summary>
    IEnumerable<TextChange> Indentation() => _indented.Where(start => !_changes.Exists(c => c.Span.Length > 0 && c.Span.Start <= start && start < c.Span.End))
        .Select(start => new TextChange(new TextSpan(start, 0), Layout.Unit));

    /// <summary>Insertions at the same place become one, in the order in which they were asked for.</summary>
    static ImmutableArray<TextChange> Merged(TextChange[] ordered)
    {
        var merged = ImmutableArray.CreateBuilder<TextChange>();
        foreach (var change in ordered)
        {
            if (merged.Count > 0 && merged[merged.Count - 1] is { Span.Length: 0 } last && last.Span.Start == change.Span.Start)
                merged[merged.Count - 1] = new TextChange(change.Span, last.NewText + change.NewText);
            else
                merged.Add(change);
        }

        return merged.ToImmutable();
    }

    public FixCandidate As(string title, string key) => new(title, key, Changes());

    public void Replace(TextSpan span, string text) => _changes.Add(new TextChange(span, text));

    public void Replace(SyntaxNode node, string text) => Replace(node.Span, text);

    public void Insert(int position, string text) => Replace(new TextSpan(position, 0), text);

    /// <summary>Says that what was asked for cannot be done: there will be no changes.</summary>
    public void GiveUp() => _impossible = true;

    /// <summary>Puts statements after one, in a block of their own where that one stands alone under an <c>if</c> or the like.</summary>
    public void InsertAfter(StatementSyntax statement, params string[] lines)
    {
        if (StandsInList(statement))
            InsertLinesAfter(statement, lines);
        else
            Embrace(statement, [], lines);
    }

    /// <summary>Puts statements before and after one.</summary>
    public void Surround(StatementSyntax statement, string[] before, string[] after)
    {
        if (!StandsInList(statement))
        {
            Embrace(statement, before, after);
            return;
        }

        if (before.Length > 0)
            InsertBefore(statement, before);
        if (after.Length > 0)
            InsertLinesAfter(statement, after);
    }

    /// <summary>Puts statements before one, in a block of their own where that one stands alone under an <c>if</c> or the like.</summary>
    public void InsertBefore(StatementSyntax statement, params string[] lines)
    {
        if (!StandsInList(statement))
        {
            Embrace(statement, lines, []);
            return;
        }

        var indent = Layout.IndentAt(statement.SpanStart);
        if (!Layout.IsFirstInLine(statement.SpanStart))
        {
            Insert(statement.SpanStart, string.Concat(lines.Select(l => l.Trim() + " ")));
            return;
        }

        Insert(Text.Lines.GetLineFromPosition(statement.SpanStart).Start, LinesBefore(lines, indent));
    }

    public static bool StandsInList(StatementSyntax statement) => statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax;

    void InsertLinesAfter(StatementSyntax statement, string[] lines)
    {
        var line = Text.Lines.GetLineFromPosition(statement.Span.End);
        var next = statement.GetLastToken().GetNextToken();
        if (!next.IsKind(SyntaxKind.EndOfFileToken) && next.SpanStart < line.End)
        {
            Insert(statement.Span.End, string.Concat(lines.Where(l => l.Length > 0).Select(l => " " + l.Trim())));
            return;
        }

        var indent = Layout.IndentAt(statement.SpanStart);
        var blank = EndsWithBrace(statement) && !Layout.IsOneLine(statement) ? Layout.NewLine : "";
        var apart = lines[lines.Length - 1] == "}" ? ApartFromNext(statement) : "";
        Insert(line.End, blank + LinesAfter(lines, indent) + apart);
    }

    /// <summary>A blank line, where a block that ends after a statement would else touch the next one.</summary>
    public string ApartFromNext(StatementSyntax statement)
    {
        if (statement.GetLastToken().GetNextToken().Kind() is SyntaxKind.ElseKeyword or SyntaxKind.WhileKeyword && !StandsInList(statement))
            return "";
        var line = Text.Lines.GetLineFromPosition(statement.Span.End).LineNumber + 1;
        var following = line < Text.Lines.Count ? Text.Lines[line].ToString().Trim() : "";
        return following.Length > 0 && following[0] is not ('}' or '#') ? Layout.NewLine : "";
    }

    static bool EndsWithBrace(StatementSyntax statement) => statement.GetLastToken().IsKind(SyntaxKind.CloseBraceToken);

    /// <summary>Puts braces around the only statement of an <c>if</c>, a loop or a <c>using</c>, to make room for more.</summary>
    void Embrace(StatementSyntax statement, string[] before, string[] after)
    {
        if (statement.Parent is not (IfStatementSyntax or ElseClauseSyntax or CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or UsingStatementSyntax or LockStatementSyntax or FixedStatementSyntax))
        {
            GiveUp();
            return;
        }

        var outer = Layout.IndentAt(statement.Parent is ElseClauseSyntax clause ? clause.SpanStart : statement.Parent.SpanStart);
        var inner = outer + Layout.Unit;
        var (nl, header) = (Layout.NewLine, statement.GetFirstToken().GetPreviousToken());
        var leading = LinesBefore(before, inner);
        if (Layout.IsFirstInLine(statement.SpanStart))
        {
            if (Layout.BraceOnSameLine)
                Insert(header.Span.End, " {");
            else
                Insert(Text.Lines.GetLineFromPosition(header.Span.End).EndIncludingLineBreak, outer + "{" + nl);
            if (leading.Length > 0)
                Insert(Text.Lines.GetLineFromPosition(statement.SpanStart).Start, leading);
            if (Layout.IndentAt(statement.SpanStart) == outer)
                Indent(statement.Span);
        }
        else
        {
            Replace(TextSpan.FromBounds(header.Span.End, statement.SpanStart), (Layout.BraceOnSameLine ? " {" : nl + outer + "{") + nl + leading + inner);
        }

        var line = Text.Lines.GetLineFromPosition(statement.Span.End);
        var next = statement.GetLastToken().GetNextToken();
        var end = !next.IsKind(SyntaxKind.EndOfFileToken) && next.SpanStart < line.End ? statement.Span.End : line.End;
        var blank = after.Length > 0 && EndsWithBrace(statement) && !Layout.IsOneLine(statement) ? nl : "";
        Insert(end, blank + LinesAfter(after, inner) + nl + outer + "}" + (end < line.End ? nl + outer : ""));
        if (end < line.End)
            Replace(TextSpan.FromBounds(end, next.SpanStart), "");
    }

    /// <summary>Moves the lines that begin in a span one step to the right, but not the lines within a string.</summary>
    public void Indent(TextSpan span)
    {
        var first = Text.Lines.IndexOf(span.Start);
        for (var i = span.Start <= Text.Lines[first].Start + Layout.IndentAt(span.Start).Length ? first : first + 1; i <= Text.Lines.IndexOf(span.End); i++)
        {
            var line = Text.Lines[i];
            var content = line.ToString().TrimStart();
            if (content.Length > 0 && content[0] != '#' && !IsInsideString(line.Start))
                _indented.Add(line.Start);
        }
    }

    bool IsInsideString(int position)
    {
        var token = site.Root.FindToken(position);
        return token.SpanStart < position && position < token.Span.End;
    }

    /// <summary>Takes a statement out; its comments stay.</summary>
    public void Remove(StatementSyntax statement)
    {
        if (!StandsInList(statement))
        {
            GiveUp();
            return;
        }

        var (first, last) = (Text.Lines.GetLineFromPosition(statement.SpanStart), Text.Lines.GetLineFromPosition(statement.Span.End));
        var rest = Text.ToString(TextSpan.FromBounds(statement.Span.End, last.End));
        if (Layout.IsFirstInLine(statement.SpanStart) && rest.Trim().Length == 0)
            Replace(TextSpan.FromBounds(StartWithBlank(first, last), LineAfterBlank(first.LineNumber, last.LineNumber)), "");
        else
            Replace(TextSpan.FromBounds(statement.SpanStart, statement.Span.End + rest.Length - rest.TrimStart().Length), "");
    }

    /// <summary>A blank line that would be left in front of a closing brace goes too.</summary>
    int StartWithBlank(TextLine first, TextLine last)
    {
        var closes = last.LineNumber + 1 < Text.Lines.Count && Text.Lines[last.LineNumber + 1].ToString().Trim().StartsWith("}", StringComparison.Ordinal);
        return closes && first.LineNumber > 0 && Text.Lines[first.LineNumber - 1].ToString().Trim().Length == 0 ? Text.Lines[first.LineNumber - 1].Start : first.Start;
    }

    /// <summary>A blank line that separated the statement from the next goes with it where the one before it remains.</summary>
    int LineAfterBlank(int first, int last)
    {
        var end = Text.Lines[last].EndIncludingLineBreak;
        var above = first == 0 ? "{" : Text.Lines[first - 1].ToString().Trim();
        var opens = above.Length == 0 || above.EndsWith("{", StringComparison.Ordinal);
        return opens && last + 1 < Text.Lines.Count && Text.Lines[last + 1].ToString().Trim().Length == 0 ? Text.Lines[last + 1].EndIncludingLineBreak : end;
    }
}
