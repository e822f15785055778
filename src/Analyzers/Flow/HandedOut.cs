using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Flow;

/// <summary>A handle that a type lets others have: whoever takes it may sync it.</summary>
internal static class HandedOut
{
    public static bool By(INamedTypeSymbol type, ISymbol handle)
    {
        if (handle is IFieldSymbol or IPropertySymbol && handle.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)
            return true;
        return type.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>().Any(declaration => declaration.Members.Any(member => Returns(member, handle.Name)));
    }

    static bool Returns(MemberDeclarationSyntax member, string name) => member switch
    {
        PropertyDeclarationSyntax property => IsName(property.ExpressionBody?.Expression, name) || property.AccessorList?.Accessors.Any(a => IsName(a.ExpressionBody?.Expression, name) || ReturnsIn(a.Body, name)) == true,
        MethodDeclarationSyntax { ReturnType: not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } method => IsName(method.ExpressionBody?.Expression, name) || ReturnsIn(method.Body, name),
        _ => false,
    };

    static bool ReturnsIn(BlockSyntax? body, string name) =>
        body?.Statements.LastOrDefault() is ReturnStatementSyntax { Expression: { } returned } && IsName(returned, name);

    static bool IsName(ExpressionSyntax? expression, string name) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var member } => member.Identifier.ValueText == name,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression or (int)SyntaxKind.SimpleAssignmentExpression, Left: var kept } => IsName(kept, name),
        _ => false,
    };
}
