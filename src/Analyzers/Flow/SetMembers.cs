using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Flow;

/// <summary>Which fields and properties keep what the constructors give them, whether or not they are declared read-only.</summary>
internal sealed class SetMembers
{
    /// <summary>For each type, the names that its other members set.</summary>
    readonly Dictionary<INamedTypeSymbol, HashSet<string>> _setLater = new(SymbolEqualityComparer.Default);

    public bool IsSetOnce(ISymbol member) => member switch
    {
        IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } or INamedTypeSymbol or IParameterSymbol => true,
        IFieldSymbol { DeclaredAccessibility: Accessibility.Private, IsStatic: false } or IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Private, IsStatic: false } => !SetLater(member.ContainingType).Contains(member.Name),
        _ => false,
    };

    HashSet<string> SetLater(INamedTypeSymbol type)
    {
        if (_setLater.TryGetValue(type, out var known))
            return known;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in SourceOrder.Parts(type).SelectMany(static part => part.GetSyntax().DescendantNodes(static n => n is not ConstructorDeclarationSyntax)))
        {
            if (node is AssignmentExpressionSyntax { Left: var target })
                Add(target, names);
            else if (node is ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: var handed })
                Add(handed, names);
        }

        _setLater.Add(type, names);
        return names;
    }

    static void Add(ExpressionSyntax target, HashSet<string> names)
    {
        switch (target)
        {
            case IdentifierNameSyntax name:
                names.Add(name.Identifier.ValueText);
                break;
            case MemberAccessExpressionSyntax access:
                names.Add(access.Name.Identifier.ValueText);
                break;
            case TupleExpressionSyntax several:
                foreach (var part in several.Arguments)
                    Add(part.Expression, names);
                break;
        }
    }
}
