using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Flow;

/// <summary>The path that a field or property is declared with, where the flow knows it by its name alone: <c>static readonly string File = Path.Combine(folder, "settings.json");</c></summary>
internal static class DeclaredPath
{
    static readonly char[] Separators = ['/', '\\'];

    /// <summary>The names that stand in it, folders first; what variables hold is not looked for.</summary>
    public static IEnumerable<PathName> NamesOf(ISymbol? variable)
    {
        if (ValueOf(variable) is not { } value)
            yield break;
        var leaves = LeavesOf(value).ToArray();
        for (var i = 0; i < leaves.Length; i++)
        {
            if (TextOf(leaves[i]) is not { } text)
                continue;
            var parts = text.Split(Separators);
            for (var part = 0; part < parts.Length; part++)
            {
                var isLast = part == parts.Length - 1 && (i == leaves.Length - 1 || IsFormat(leaves[i]));
                if (parts[part].Length > 0 && parts[part][0] != '{')
                    yield return new PathName(parts[part], IsFolder: !isLast);
            }
        }
    }

    static ExpressionSyntax? ValueOf(ISymbol? variable) => variable is IFieldSymbol { IsConst: false } or IPropertySymbol
        ? variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            _ => null,
        }
        : null;

    /// <summary>The texts and variables that a path is put together from: <c>Path.Combine(folder, "settings.json")</c>, <c>folder + "/settings.json"</c>, <c>string.Format("{0}/settings.json", folder)</c>.</summary>
    static IEnumerable<SyntaxNode> LeavesOf(ExpressionSyntax value) => value.DescendantNodesAndSelf(static node => node is not MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax })
        .Where(static node => node is LiteralExpressionSyntax or InterpolatedStringTextSyntax or InterpolationSyntax || (node is IdentifierNameSyntax or MemberAccessExpressionSyntax && node.Parent is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax or InterpolationSyntax)));

    static string? TextOf(SyntaxNode leaf) => leaf switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InterpolatedStringTextSyntax text => text.TextToken.ValueText,
        _ => null,
    };

    static bool IsFormat(SyntaxNode leaf) =>
        leaf.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format" } } } list } argument && list.Arguments[0] == argument;
}
