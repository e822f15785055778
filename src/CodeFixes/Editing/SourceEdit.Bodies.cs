using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes.Editing;

/// <summary>Bodies: where a statement can stand, and how an expression becomes one.</summary>
internal sealed partial class SourceEdit
{
    readonly HashSet<string> _imported = [];

    /// <summary>Moves a statement behind another one, with the comment above it.</summary>
    public void Move(StatementSyntax statement, StatementSyntax behind)
    {
        if (!StandsInList(statement) || !Layout.IsFirstInLine(statement.SpanStart) || statement.DescendantTrivia().Any(t => t.IsDirective) || !Layout.IsOneLine(statement))
        {
            GiveUp();
            return;
        }

        var first = Text.Lines.IndexOf(statement.SpanStart);
        var floor = Text.Lines.IndexOf(statement.FullSpan.Start);
        var start = first;
        while (start > floor && Text.Lines[start - 1].ToString().TrimStart().StartsWith("//", StringComparison.Ordinal))
            start--;
        InsertAfter(behind, [.. Enumerable.Range(start, first - start + 1).Select(i => Text.Lines[i].ToString().Trim())]);
        Replace(TextSpan.FromBounds(StartWithBlank(Text.Lines[start], Text.Lines[first]), LineAfterBlank(start, first)), "");
    }

    /// <summary>Puts a statement at the end of a block.</summary>
    public void Append(BlockSyntax block, string line)
    {
        if (block.Statements.LastOrDefault() is { } last)
        {
            InsertAfter(last, line);
            return;
        }

        if (Layout.IsOneLine(block))
        {
            Replace(TextSpan.FromBounds(block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart), " " + line + " ");
            return;
        }

        Insert(Text.Lines.GetLineFromPosition(block.CloseBraceToken.SpanStart).Start, Layout.IndentAt(block.CloseBraceToken.SpanStart) + Layout.Unit + line + Layout.NewLine);
    }

    /// <summary>Puts statements after the call in which something happens, whatever kind of body it stands in.</summary>
    public void InsertAfterCall(SyntaxNode call, params string[] lines) => SurroundCall(call, [], lines);

    /// <summary>Puts statements around the call in which something happens, whatever kind of body it stands in.</summary>
    public void SurroundCall(SyntaxNode call, string[] before, string[] after)
    {
        if (ExpressionBodyOf(call) is { } body)
            ToBlock(body, before, after);
        else if (StatementOf(call) is ExpressionStatementSyntax or LocalDeclarationStatementSyntax)
            Surround(StatementOf(call)!, before, after);
        else if (StatementOf(call) is { } other && after.Length == 0)
            InsertBefore(other, before);
        else if (StatementOf(call) is { } last && before.Length == 0)
            InsertAfter(last, after);
        else
            GiveUp();
    }

    public static StatementSyntax? StatementOf(SyntaxNode call) =>
        call.FirstAncestorOrSelf<StatementSyntax>() is { } statement and not (LocalFunctionStatementSyntax or BlockSyntax) && FixSite.EnclosingFunction(statement) == FixSite.EnclosingFunction(call) ? statement : null;

    /// <summary>The expression that is the whole body of a function, where a call is the whole of that expression.</summary>
    public static ExpressionSyntax? ExpressionBodyOf(SyntaxNode call)
    {
        SyntaxNode node = call;
        while (node.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }
            or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } } or ConditionalAccessExpressionSyntax)
            node = node.Parent;
        return node is ExpressionSyntax expression && (expression.Parent is ArrowExpressionClauseSyntax || (expression.Parent is LambdaExpressionSyntax lambda && lambda.Body == expression)) ? expression : null;
    }

    /// <summary><c>=> call;</c> becomes a block of statements. Where the function returns a value the compiler refuses the result.</summary>
    void ToBlock(ExpressionSyntax body, string[] first, string[] lines)
    {
        if (body.Parent is LambdaExpressionSyntax)
        {
            Insert(body.SpanStart, "{ " + string.Concat(first.Select(l => l.Trim() + " ")));
            Insert(body.Span.End, ";" + string.Concat(lines.Where(l => l.Length > 0).Select(l => " " + l.Trim())) + " }");
            return;
        }

        if (body.Parent is not ArrowExpressionClauseSyntax arrow || arrow.Parent is null || arrow.Parent.GetLastToken() is not { ValueText: ";" } semicolon)
        {
            GiveUp();
            return;
        }

        var (nl, outer) = (Layout.NewLine, Layout.IndentAt(arrow.Parent.SpanStart));
        var inner = outer + Layout.Unit;
        var before = arrow.ArrowToken.GetPreviousToken();
        Replace(TextSpan.FromBounds(before.Span.End, body.SpanStart), (Layout.BraceOnSameLine ? " {" : nl + outer + "{") + nl + LinesBefore(first, inner) + inner);
        Replace(TextSpan.FromBounds(body.Span.End, semicolon.Span.End), ";" + LinesAfter(lines, inner) + nl + outer + "}");
    }

    /// <summary>Makes a namespace's types known to the file, once.</summary>
    public void Import(string name)
    {
        if (!_imported.Add(name) || IsImported(name))
            return;
        var (position, text) = UsingDirectives.Place(site.Root, site.Node, name, Layout, Text);
        Insert(position, text);
    }

    string LinesAfter(string[] lines, string indent) => string.Concat(lines.Select(l => Layout.NewLine + (l.Length == 0 ? "" : indent + l)));

    string LinesBefore(string[] lines, string indent) => string.Concat(lines.Select(l => (l.Length == 0 ? "" : indent + l) + Layout.NewLine))
        + (lines.Length > 0 && lines[lines.Length - 1] == "}" ? Layout.NewLine : "");

    bool IsImported(string name)
    {
        var imported = site.Model.GetImportScopes(site.Node.SpanStart, site.Cancellation).SelectMany(s => s.Imports).Any(i => i.NamespaceOrType is INamespaceSymbol space && space.ToDisplayString() == name);
        if (imported)
            return true;
        for (var around = site.Model.GetEnclosingSymbol(site.Node.SpanStart, site.Cancellation)?.ContainingNamespace; around is { IsGlobalNamespace: false }; around = around.ContainingNamespace)
        {
            if (around.ToDisplayString() == name)
                return true;
        }

        return false;
    }
}
