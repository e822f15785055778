using System.Linq;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Failure;

/// <summary>A helper that runs what it is handed and drops its failure: <c>IgnoreExceptions(() => log.Flush(true))</c>.</summary>
internal static class FailureDroppingCall
{
    /// <summary>The name in the call of such a helper whose lambda a node stands in.</summary>
    public static SyntaxToken? Around(SyntaxNode node, SourceBodies bodies)
    {
        for (var n = node; n is not null and not MemberDeclarationSyntax and not LocalFunctionStatementSyntax; n = n.Parent)
        {
            if (n is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } handed })
                return Swallows(call, handed, bodies) ? call.Expression.GetLastToken() : null;
        }

        return null;
    }

    static bool Swallows(InvocationExpressionSyntax call, ArgumentSyntax handed, SourceBodies bodies) =>
        bodies.ModelOf(call.SyntaxTree).GetSymbolInfo(call).Symbol is IMethodSymbol { DeclaringSyntaxReferences: [var declared] } method
            ? TellsNothing(method.ReturnType) && ParameterOf(method, call, handed) is { } action && declared.GetSyntax().DescendantNodes().OfType<TryStatementSyntax>().Any(guarded => Runs(guarded.Block, action) && CatchShape.RetryLoop(guarded) is null && CatchShape.Swallower(guarded) is not null)
            : IsNamedForIt(Naming.Called(call));

    /// <summary>A helper that returns something can tell by it that the action has failed.</summary>
    static bool TellsNothing(ITypeSymbol returned) => returned.SpecialType == SpecialType.System_Void || (TypeNames.IsTask(returned) && returned is INamedTypeSymbol { IsGenericType: false });

    static string? ParameterOf(IMethodSymbol method, InvocationExpressionSyntax call, ArgumentSyntax handed)
    {
        if (handed.NameColon is { Name.Identifier.ValueText: var name })
            return name;
        var at = call.ArgumentList.Arguments.IndexOf(handed);
        return at < method.Parameters.Length ? method.Parameters[at].Name : null;
    }

    /// <summary>Whether a delegate is called: <c>action()</c>, <c>action.Invoke()</c>.</summary>
    static bool Runs(BlockSyntax block, string action) => block.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == action,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name, Name.Identifier.ValueText: "Invoke" } => name.Identifier.ValueText == action,
        _ => false,
    });

    static bool IsNamedForIt(string name)
    {
        var words = EvidenceWords.Split(name).ToArray();
        return words.Any(word => word is "eat" or "ignore" or "ignoring" or "swallow" or "suppress") && words.Any(word => word is "exception" or "exceptions" or "error" or "errors" or "failure" or "failures" or "all");
    }
}
