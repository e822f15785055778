using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Evidence;

/// <summary>A file that the type which writes it also reads is state: what is lost is missed when the program starts again.</summary>
internal static class ReadBack
{
    static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        "ReadAllText", "ReadAllTextAsync", "ReadAllBytes", "ReadAllBytesAsync", "ReadAllLines", "ReadAllLinesAsync", "ReadLines", "ReadLinesAsync", "OpenRead", "OpenText", "StreamReader", "Load", "LoadAsync",
    };

    /// <summary>The member of the type that reads the file; null where none does, or where the path is its caller's.</summary>
    public static string? By(ISymbol member, SymbolicValue? path, CancellationToken cancellation = default)
    {
        if (path is null || member.ContainingType is not { } type || FileName(path, type) is not { } name)
            return null;
        var parts = type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).ToList();
        var reader = parts.Select(p => ReaderOf(p, name)).FirstOrDefault(r => r is not null) ?? MakerThatReads(parts, type, name);
        return reader is null ? null : NameOf(reader) ?? type.Name;
    }

    static MemberDeclarationSyntax? ReaderOf(SyntaxNode code, string name)
    {
        foreach (var node in code.DescendantNodesAndSelf())
        {
            if (PathRead(node) is { } read && Mentions(read, name, 1) && MemberAround(node) is { } reader)
                return reader;
        }

        return null;
    }

    /// <summary>A member that reads the file and makes the object from what it has read, handing it the path: the object will write to what was read.</summary>
    static MemberDeclarationSyntax? MakerThatReads(List<SyntaxNode> parts, INamedTypeSymbol type, string name)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Name != name && !parts.Exists(p => Keeps(p, name, parameter.Name)))
                    continue;
                foreach (var made in parts.SelectMany(p => p.DescendantNodes()).OfType<BaseObjectCreationExpressionSyntax>())
                {
                    if (Makes(made, type, constructor) && made.ArgumentList!.Arguments[parameter.Ordinal].Expression is IdentifierNameSyntax handed
                        && MemberAround(made) is { } maker && ReaderOf(maker, handed.Identifier.ValueText) is { } reader)
                        return reader;
                }
            }
        }

        return null;
    }

    static bool Makes(BaseObjectCreationExpressionSyntax made, INamedTypeSymbol type, IMethodSymbol constructor) =>
        made.ArgumentList?.Arguments.Count == constructor.Parameters.Length
        && (made is not ObjectCreationExpressionSyntax { Type: var named } || (named is SimpleNameSyntax simple && simple.Identifier.ValueText == type.Name));

    /// <summary>Whether a member of the type is set to a parameter of its constructor.</summary>
    static bool Keeps(SyntaxNode type, string member, string parameter) => type.DescendantNodes().Any(n => n switch
    {
        AssignmentExpressionSyntax { Left: var kept, Right: IdentifierNameSyntax from } => from.Identifier.ValueText == parameter && LastName(kept) == member,
        VariableDeclaratorSyntax { Initializer.Value: IdentifierNameSyntax from } field => from.Identifier.ValueText == parameter && field.Identifier.ValueText == member,
        PropertyDeclarationSyntax { Initializer.Value: IdentifierNameSyntax from } property => from.Identifier.ValueText == parameter && property.Identifier.ValueText == member,
        _ => false,
    });

    static string LastName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var name } => name,
        _ => "",
    };

    static MemberDeclarationSyntax? MemberAround(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax);

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
