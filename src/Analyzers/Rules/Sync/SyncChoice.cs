using System.Linq;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Sync;

/// <summary>A sync under a condition that the caller sets: whether the data must survive is the caller's choice.</summary>
internal static class SyncChoice
{
    public static bool IsOptional(BodyFacts body, HandleInfo handle) =>
        body.Events.Any(e => e.Kind == FlowEventKind.Sync && (e.Handle is null || e.Handle == handle.Bottom) && IsUnderSwitch(e.Site.Node));

    static bool IsUnderSwitch(SyntaxNode sync)
    {
        for (var node = sync.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            var condition = node switch
            {
                IfStatementSyntax choice => choice.Condition,
                ConditionalExpressionSyntax choice => choice.Condition,
                _ => null,
            };
            if (condition is not null && condition.DescendantNodesAndSelf().Any(n => n is IdentifierNameSyntax) && !condition.DescendantNodesAndSelf().Any(n => n is InvocationExpressionSyntax))
                return true;
        }

        return false;
    }
}
