using System;
using System.Collections.Generic;
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

    /// <summary>Names in a path that many files share.</summary>
    static readonly HashSet<string> Shared = new(StringComparer.Ordinal)
    {
        "Combine", "Join", "GetFullPath", "GetDirectoryName", "GetFileName", "GetFileNameWithoutExtension", "ChangeExtension", "ToString", "FullName", "BaseDirectory", "GetFolderPath",
    };

    /// <summary>The member of the type that reads the file; null where none does, or where the path is its caller's.</summary>
    public static string? By(ISymbol member, SymbolicValue? path, CancellationToken cancellation = default)
    {
        if (path is null || member.ContainingType is not { } type || NamesOf(path, type) is not { Count: > 0 } names)
            return null;
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellation).DescendantNodes())
            {
                if (PathRead(node) is { } read && Mentions(read, names, 1) && node.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax) is { } reader)
                    return NameOf(reader) ?? type.Name;
            }
        }

        return null;
    }

    /// <summary>Members and constants of the type that the path is made of. A parameter is whatever the caller passes.</summary>
    static HashSet<string> NamesOf(SymbolicValue path, INamedTypeSymbol type)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Collect(path);
        return names;

        void Collect(SymbolicValue part)
        {
            var isOwn = part.Kind switch
            {
                SymbolicKind.Variable => part.Symbol is IFieldSymbol or IPropertySymbol or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } },
                SymbolicKind.Text => part.Text.Length > 4 && part.Text.IndexOf('.') > 0,
                SymbolicKind.Call => SymbolEqualityComparer.Default.Equals(part.Symbol?.ContainingType, type) || !type.GetMembers(part.Text).IsEmpty,
                _ => false,
            };
            if (isOwn && !Shared.Contains(part.Text))
                names.Add(part.Text);
            if (part.Left is SymbolicValue left)
                Collect(left);
            if (part.Right is SymbolicValue right)
                Collect(right);
        }
    }

    static ExpressionSyntax? PathRead(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }, ArgumentList.Arguments: [var path, ..] } when Readers.Contains(name) => path.Expression,
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: var name }, ArgumentList.Arguments: [var path, ..] } made when Readers.Contains(name) || (name == "FileStream" && OpensExisting(made.ArgumentList)) => path.Expression,
        _ => null,
    };

    static bool OpensExisting(ArgumentListSyntax arguments) => arguments.Arguments.Count > 1 && arguments.Arguments[1].Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Open" };

    /// <summary>Whether an expression names one of the names, or is a variable that was set to one that does.</summary>
    static bool Mentions(ExpressionSyntax expression, HashSet<string> names, int depth)
    {
        foreach (var node in expression.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: var name })
            {
                if (names.Contains(name) || (depth > 0 && InitializerOf(name, node) is { } value && Mentions(value, names, depth - 1)))
                    return true;
            }
            else if (node is LiteralExpressionSyntax { Token.Value: string text } && names.Contains(text))
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
