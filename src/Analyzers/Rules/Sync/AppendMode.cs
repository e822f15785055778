using System;
using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Sync;

/// <summary>A file whose old content stays, and grows: what is added to it is all that a power cut takes.</summary>
internal static class AppendMode
{
    /// <summary>Opened to append, or opened as it is and set to its end: <c>Seek(0, SeekOrigin.End)</c>, <c>Position = Length</c>.</summary>
    public static bool Is(HandleInfo file, string? variable, SyntaxNode body) => file.Mode == OpenMode.Append
        || (file.Mode is OpenMode.Open or OpenMode.OpenOrCreate && variable is { Length: > 0 } && body.DescendantNodes().Any(node => GoesToEnd(node, variable)));

    /// <summary>Whether each line that is added begins with the time, <c>writer.WriteLine($"{DateTime.Now}: started")</c>, or is empty. That is a diary of what the program did.</summary>
    public static bool IsDiary(IEnumerable<Site> writes)
    {
        var lines = writes.Where(static site => site.Node is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 }).ToArray();
        return lines.Length > 0 && Array.TrueForAll(lines, static site => BeginsWithTime(site.Node));
    }

    static bool BeginsWithTime(SyntaxNode write) => write is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var text }, ..] arguments } && BeginsWithTime(text, arguments);

    static bool BeginsWithTime(ExpressionSyntax text, SeparatedSyntaxList<ArgumentSyntax> arguments) => text switch
    {
        InterpolatedStringExpressionSyntax { Contents: [InterpolationSyntax first, ..] } => IsTime(first.Expression),
        InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax { TextToken.ValueText: "[" or "(" }, InterpolationSyntax first, ..] } => IsTime(first.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => IsTime(FirstOf(sum)),
        LiteralExpressionSyntax { Token.ValueText: var format } when arguments.Count > 1 => IsFirst(format) && IsTime(arguments[1].Expression),
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax } inner, _, ..] given } call when Naming.Called(call) == "Format" => BeginsWithTime(inner.Expression, given),
        _ => IsTime(text),
    };

    static ExpressionSyntax FirstOf(ExpressionSyntax sum)
    {
        while (sum is BinaryExpressionSyntax { Left: var left })
            sum = left;
        return sum;
    }

    static bool IsFirst(string format) => format.TrimStart('[', '(').StartsWith("{0", StringComparison.Ordinal);

    /// <summary><c>DateTime.Now</c>, and that as a text.</summary>
    static bool IsTime(ExpressionSyntax value)
    {
        while (value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } })
            value = receiver;
        return value is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "DateTime" or "DateTimeOffset" }, Name.Identifier.ValueText: "Now" or "UtcNow" };
    }

    static bool GoesToEnd(SyntaxNode node, string variable) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Seek", Expression: var file }, ArgumentList.Arguments: [_, { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "End" } }] } => Names(file, variable),
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Position", Expression: var file }, Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length", Expression: var measured } } => Names(file, variable) && Names(measured, variable),
        _ => false,
    };

    static bool Names(ExpressionSyntax file, string variable) => file switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == variable,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var name } => name == variable,
        _ => false,
    };

    /// <summary>The variable that an open is assigned to.</summary>
    public static string? VariableOf(SyntaxNode open) => open.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declared } => declared.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax assigned } => assigned.Identifier.ValueText,
        _ => null,
    };
}
