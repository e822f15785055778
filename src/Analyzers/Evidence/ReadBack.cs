using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Evidence;

/// <summary>A file that the type which writes it also reads is state: what is lost is missed when the program starts again.</summary>
internal sealed class ReadBack
{
    readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<(ExpressionSyntax Path, string Reader)>> _reads = new(SymbolEqualityComparer.Default);

    static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        "ReadAllText", "ReadAllTextAsync", "ReadAllBytes", "ReadAllBytesAsync", "ReadAllLines", "ReadAllLinesAsync", "ReadLines", "ReadLinesAsync", "OpenRead", "OpenText", "StreamReader", "Load", "LoadAsync",
    };

    /// <summary>The member of the type that reads the file; null where none does, or where the path is its caller's.</summary>
    public string? By(ISymbol member, SymbolicValue? path) =>
        path is not null && member.ContainingType is { } type && FileName(path, type) is { } name ? _reads.GetOrAdd(type, ReadsOf).FirstOrDefault(read => Mentions(read.Path, name, 1)).Reader : null;

    static IReadOnlyList<(ExpressionSyntax Path, string Reader)> ReadsOf(INamedTypeSymbol type)
    {
        var reads = new List<(ExpressionSyntax, string)>();
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax().DescendantNodes())
            {
                if (PathRead(node) is { } read && node.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax) is { } reader)
                    reads.Add((read, NameOf(reader) ?? type.Name));
            }
        }

        return reads;
    }

    /// <summary>
    /// What the file itself is called: a member of the type or a constant. One file of a folder, whose name a caller passes
    /// or a loop makes, is not read back by reading another.
    /// </summary>
    static string? FileName(SymbolicValue path, INamedTypeSymbol type) => path switch
    {
        { Kind: SymbolicKind.Join, Left: SymbolicValue left, Right: SymbolicValue { Kind: SymbolicKind.Text, Text: var extension } } when extension.StartsWith(".", StringComparison.Ordinal) => FileName(left, type),
        { Kind: SymbolicKind.Join, Right: SymbolicValue last } => FileName(last, type),
        { Kind: SymbolicKind.Variable, Symbol: IFieldSymbol or IPropertySymbol or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } } => path.Text,
        { Kind: SymbolicKind.Text } when path.Text.Length > 3 => path.Text,
        { Kind: SymbolicKind.Call, Left: null, Right: null } when !type.GetMembers(path.Text).IsEmpty => path.Text,
        _ => null,
    };

    static ExpressionSyntax? PathRead(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }, ArgumentList.Arguments: [var path, ..] } when Readers.Contains(name) => path.Expression,
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: var name }, ArgumentList.Arguments: [var path, ..] } made when Readers.Contains(name) || (name == "FileStream" && OpensExisting(made.ArgumentList)) => path.Expression,
        _ => null,
    };

    static bool OpensExisting(ArgumentListSyntax arguments) => arguments.Arguments.Count > 1 && arguments.Arguments[1].Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Open" };

    /// <summary>Whether an expression names the file, or is a variable that was set to one that does.</summary>
    static bool Mentions(ExpressionSyntax expression, string name, int depth)
    {
        foreach (var node in expression.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: var identifier })
            {
                if (identifier == name || (depth > 0 && InitializerOf(identifier, node) is { } value && Mentions(value, name, depth - 1)))
                    return true;
            }
            else if (node is LiteralExpressionSyntax { Token.Value: string text } && text == name)
            {
                return true;
            }
        }

        return false;
    }

    static ExpressionSyntax? InitializerOf(string local, SyntaxNode at)
    {
        if (at.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>()?.Body is not { } body)
            return null;
        foreach (var node in body.DescendantNodes())
        {
            if (node is VariableDeclaratorSyntax { Initializer.Value: var value } declared && declared.Identifier.ValueText == local)
                return value;
        }

        return null;
    }

    static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        _ => null,
    };
}
