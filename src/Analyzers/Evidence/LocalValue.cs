using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Evidence;

/// <summary>What a local variable is set to, in the words of the code.</summary>
internal static class LocalValue
{
    /// <summary>What it is declared with, whatever is assigned to it behind: the path of a file keeps what it was put together from.</summary>
    public static ExpressionSyntax? Declared(IdentifierNameSyntax local) =>
        local.FirstAncestorOrSelf<MemberDeclarationSyntax>() is BaseMethodDeclarationSyntax { Body: not null } method
            ? MemberCalls.Of(method).Locals[local.Identifier.ValueText].FirstOrDefault(d => d.Initializer is not null)?.Initializer!.Value
            : null;

    /// <summary>What it is declared with, where nothing else is assigned to it: <c>var isNew = !File.Exists(path);</c>.</summary>
    public static ExpressionSyntax? Only(IdentifierNameSyntax local)
    {
        if (local.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not { } method || MemberCalls.Of(method) is not { } calls || calls.Assigned.Contains(local.Identifier.ValueText))
            return null;
        return calls.Locals[local.Identifier.ValueText].LastOrDefault(d => d.Initializer is not null && d.FirstAncestorOrSelf<BlockSyntax>()?.Contains(local) != false)?.Initializer!.Value;
    }
}
