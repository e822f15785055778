using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Publication;

/// <summary>A content that the program makes up where it has found none: the next start makes it up again.</summary>
internal static class DefaultContent
{
    /// <summary>Whether a call writes a variable that was empty, in the branch that found it so: <c>if (lines.Length == 0) { lines = [first]; File.WriteAllLines(path, lines); }</c>.</summary>
    public static bool IsWrittenBy(SyntaxNode call)
    {
        if (call is not InvocationExpressionSyntax { ArgumentList.Arguments: [_, { Expression: IdentifierNameSyntax { Identifier.ValueText: var content } }, ..] })
            return false;
        for (var node = call; node.Parent is { } parent && node is not MemberDeclarationSyntax and not AnonymousFunctionExpressionSyntax; node = parent)
        {
            if (parent is IfStatementSyntax choice && node == choice.Statement && IsEmpty(choice.Condition, content) && choice.Statement.DescendantNodes().Any(n => Sets(n, content)))
                return true;
            if (parent is BlockSyntax block && node is StatementSyntax statement && IsEmptyBehindGuard(block, statement, content))
                return true;
        }

        return false;
    }

    /// <summary><c>if (lines.Length != 0) return lines; lines = [first]; File.WriteAllLines(path, lines);</c></summary>
    static bool IsEmptyBehindGuard(BlockSyntax block, StatementSyntax write, string content)
    {
        var before = block.Statements.TakeWhile(s => s != write).ToArray();
        var guard = System.Array.FindIndex(before, s => s is IfStatementSyntax { Condition: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression or (int)SyntaxKind.GreaterThanExpression, Left: var measured, Right: LiteralExpressionSyntax { Token.ValueText: "0" or "null" } } } left
            && IsOf(measured, content) && FirstWrite.Leaves(left.Statement));
        return guard >= 0 && before.Skip(guard + 1).Any(s => s is ExpressionStatementSyntax { Expression: var set } && Sets(set, content));
    }

    static bool Sets(SyntaxNode node, string variable) =>
        node is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax { Identifier.ValueText: var set } } && set == variable;

    static bool IsEmpty(ExpressionSyntax condition, string variable) => condition switch
    {
        ParenthesizedExpressionSyntax inner => IsEmpty(inner.Expression, variable),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => IsEmpty(either.Left, variable) || IsEmpty(either.Right, variable),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => IsEmpty(both.Left, variable) || IsEmpty(both.Right, variable),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Left: var measured, Right: LiteralExpressionSyntax { Token.ValueText: "0" or "null" } } => IsOf(measured, variable),
        IsPatternExpressionSyntax { Expression: var asked, Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } => IsOf(asked, variable),
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var asked }] } call => Naming.Called(call) is "IsNullOrEmpty" or "IsNullOrWhiteSpace" && IsOf(asked, variable),
        _ => false,
    };

    /// <summary>The variable, or how long it is.</summary>
    static bool IsOf(ExpressionSyntax expression, string variable) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == variable,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count", Expression: IdentifierNameSyntax name } => name.Identifier.ValueText == variable,
        _ => false,
    };
}
