using System.Linq;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Sync;

/// <summary>A sync under a condition that the caller sets: whether the data must survive is the caller's choice.</summary>
internal static class SyncChoice
{
    public static bool IsOptional(BodyFacts body, HandleInfo handle, SiteSet dirty, SourceBodies bodies) =>
        body.Events.Any(e => e.Kind == FlowEventKind.Sync && (e.Handle is null || (e.Handle == handle.Bottom && e.Dirty.Sites.Any(dirty.Sites.Contains))) && IsUnderSwitch(e.Site.Node, bodies));

    static bool IsUnderSwitch(SyntaxNode sync, SourceBodies bodies)
    {
        for (var node = sync.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            var condition = node switch
            {
                IfStatementSyntax choice => choice.Condition,
                ConditionalExpressionSyntax choice => choice.Condition,
                _ => null,
            };
            if (condition is not null && condition.DescendantNodesAndSelf().Any(n => IsSwitch(n, bodies)))
                return true;
        }

        return false;
    }

    /// <summary>A flag that comes from outside, or a handle's own type or state.</summary>
    static bool IsSwitch(SyntaxNode node, SourceBodies bodies) => node is IdentifierNameSyntax && bodies.ModelOf(node.SyntaxTree).GetSymbolInfo(node).Symbol switch
    {
        IParameterSymbol { Type: var type } => type.SpecialType == SpecialType.System_Boolean || Catalog.TypeNames.IsHandle(type),
        IFieldSymbol { Type.SpecialType: SpecialType.System_Boolean } or IPropertySymbol { Type.SpecialType: SpecialType.System_Boolean } => true,
        _ => false,
    };
}
