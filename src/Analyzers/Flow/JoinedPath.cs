using System.Linq;
using System.Threading;
using Durability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Flow;

/// <summary>A method that does nothing but put a path together: <c>static string TempOf(string path) => path + ".tmp"</c>.</summary>
internal static class JoinedPath
{
    public static bool Is(IMethodSymbol method, CancellationToken cancellation) =>
        method is { ReturnType.SpecialType: SpecialType.System_String, IsVirtual: false, IsOverride: false, DeclaringSyntaxReferences: [var declared] }
        && declared.GetSyntax(cancellation) is MethodDeclarationSyntax declaration && Result(declaration) is { } result && IsPutTogether(result);

    /// <summary>What a method returns that does nothing else.</summary>
    public static ExpressionSyntax? Result(MethodDeclarationSyntax declaration) =>
        declaration.ExpressionBody?.Expression ?? (declaration.Body is { Statements: [ReturnStatementSyntax { Expression: { } returned }] } ? returned : null);

    static bool IsPutTogether(ExpressionSyntax expression) => expression switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => (IsPart(sum.Left) || IsPutTogether(sum.Left)) && IsPart(sum.Right),
        InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolationSyntax>().All(hole => IsPart(hole.Expression)),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Path" } } } call => Naming.Called(call) is "Combine" or "Join" && call.ArgumentList.Arguments.All(a => IsPart(a.Expression) || IsPutTogether(a.Expression)),
        _ => false,
    };

    static bool IsPart(ExpressionSyntax expression) => expression is LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax;
}
