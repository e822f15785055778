using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Handles;

/// <summary>Calls as they are written: on what, and what is around them.</summary>
internal static class Calls
{
    /// <summary>What an expression closes, where it does nothing else.</summary>
    public static ExpressionSyntax? Closed(ExpressionSyntax expression) => On(expression, out var name) is { } receiver && name is "Dispose" or "DisposeAsync" or "Close" ? receiver : null;

    /// <summary><c>x.Flush(true)</c>, <c>x.FlushToDisk()</c>.</summary>
    public static bool IsSync(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
        && (name is "FlushToDisk" or "FlushToDiskAsync" || (name == "Flush" && call.ArgumentList.Arguments is [{ Expression: var flag }] && flag.IsKind(SyntaxKind.TrueLiteralExpression)));

    /// <summary>What a call is made on: <c>x.M()</c>, <c>x?.M()</c>, <c>await x.M().ConfigureAwait(false)</c>.</summary>
    public static ExpressionSyntax? On(ExpressionSyntax expression, out string? name)
    {
        name = null;
        switch (expression)
        {
            case AwaitExpressionSyntax awaited:
                return On(awaited.Expression, out name);
            case ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax bound } } conditional:
                name = bound.Name.Identifier.ValueText;
                return conditional.Expression;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: InvocationExpressionSyntax inner } }:
                return On(inner, out name);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }:
                name = access.Name.Identifier.ValueText;
                return access.Expression;
            default:
                return null;
        }
    }

    /// <summary>The call together with its <c>await</c>, <c>ConfigureAwait</c> and <c>?.</c>.</summary>
    public static ExpressionSyntax Whole(ExpressionSyntax call)
    {
        while (call.Parent is AwaitExpressionSyntax or ConditionalAccessExpressionSyntax or ParenthesizedExpressionSyntax
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }
            || (call.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } configured } && configured == call))
            call = (ExpressionSyntax)call.Parent;
        return call;
    }
}
