using System.Linq;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Sync;

/// <summary>A sync under a condition that the caller sets: whether the data must survive is the caller's choice.</summary>
internal static class SyncChoice
{
    /// <summary>Whether what was written to a handle is synced where the caller asks for it; what is <paramref name="told"/> then is told in either case.</summary>
    public static bool IsOptional(BodyFacts body, HandleInfo handle, SiteSet dirty, SourceBodies bodies, FlowEvent? told = null) =>
        body.Events.Any(e => e.Kind == FlowEventKind.Sync && (e.Handle is null || (e.Handle == handle.Bottom && e.Dirty.Sites.Any(dirty.Sites.Contains))) && IsUnderSwitch(e.Site, told?.Site.Root, bodies));

    /// <summary>Whether what is published is synced before it where the caller asks for it: through its handle, or by its name.</summary>
    public static bool IsOptional(BodyFacts body, FlowEvent publish, SourceBodies bodies) =>
        body.Events.TakeWhile(e => !ReferenceEquals(e, publish)).Any(e => e.Kind == FlowEventKind.Sync && (IsOf(e, publish) || e is { Handle: null, Path: null }) && IsUnderSwitch(e.Site, publish.Site.Root, bodies));

    static bool IsOf(FlowEvent sync, FlowEvent publish) => publish.Path!.Equals(sync.Path) || (sync.Handle is not null && sync.Handle == publish.Handle?.Bottom);

    /// <summary>The sync itself, or one of the calls that lead to it.</summary>
    static bool IsUnderSwitch(Site sync, SyntaxNode? other, SourceBodies bodies) => sync.Way.Append(sync.Root).Any(place => IsUnderSwitch(place, other, bodies));

    /// <summary>A condition that the other place stands under too is none of the sync's own.</summary>
    static bool IsUnderSwitch(SyntaxNode sync, SyntaxNode? other, SourceBodies bodies)
    {
        for (var node = sync.Parent; node is not null and not MemberDeclarationSyntax && (other is null || node.SyntaxTree != other.SyntaxTree || !node.Span.Contains(other.Span)); node = node.Parent)
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

    /// <summary>A flag that comes from outside, a mode that is named for it, or a handle's own type or state.</summary>
    static bool IsSwitch(SyntaxNode node, SourceBodies bodies) => node is IdentifierNameSyntax && bodies.ModelOf(node.SyntaxTree).GetSymbolInfo(node).Symbol switch
    {
        IParameterSymbol { Type: var type } => type.SpecialType == SpecialType.System_Boolean || Catalog.TypeNames.IsHandle(type) || IsMode(type),
        IFieldSymbol { Type: var type } => type.SpecialType == SpecialType.System_Boolean || IsMode(type),
        // Set beside the write, or from a setting: the program knows what it leaves.
        ILocalSymbol { Type: var type } => type.SpecialType == SpecialType.System_Boolean,
        IPropertySymbol { Type: var type } => type.SpecialType == SpecialType.System_Boolean || IsMode(type),
        _ => false,
    };

    /// <summary><c>DurabilityMode</c>, <c>FlushPolicy</c>: how much is synced can be chosen.</summary>
    static bool IsMode(ITypeSymbol type) => type.TypeKind == TypeKind.Enum && EvidenceWords.Split(type.Name).Any(EvidenceWords.SyncModes.Contains);
}
