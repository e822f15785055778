using System;
using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Publication;

/// <summary>A name that is made anew each time, of a GUID, the time or a count, overwrites nothing.</summary>
internal static class NewName
{
    static readonly HashSet<string> Unique = new(StringComparer.Ordinal) { "guid", "ticks", "now", "utc", "timestamp", "random", "unique", "date" };

    /// <summary>Locals that are set to locals are followed so far.</summary>
    const int Depth = 2;

    /// <summary>Whether the path of a file that <paramref name="call"/> writes or opens has such a part; where the flow does not know it, as the variables are set.</summary>
    public static bool Is(SymbolicValue path, SyntaxNode call) =>
        Is(path) || (ArgumentsOf(call) is { Arguments: [{ Expression: var written }, ..] } && (written.DescendantNodesAndSelf().Any(IsNewPart) || IsMadeOfNew(written, Depth)));

    public static bool Is(SymbolicValue path) =>
        (path.Text.Length > 0 && path.Kind != SymbolicKind.Join && IsUnique(path.Text) && !IsIdentity(path)) || (path.Left is SymbolicValue left && Is(left)) || (path.Right is SymbolicValue right && Is(right));

    /// <summary><c>order.UniqueId</c>: what an object is told apart by stays the same, and so does its file.</summary>
    static bool IsIdentity(SymbolicValue path) =>
        path is { Kind: SymbolicKind.Variable, Symbol: IPropertySymbol { IsStatic: false } or IFieldSymbol { IsStatic: false } } && !EvidenceWords.Split(path.Text).Any(word => Unique.Contains(word) && word is not ("guid" or "unique"));

    static ArgumentListSyntax? ArgumentsOf(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax invocation => invocation.ArgumentList,
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        _ => null,
    };

    static bool IsMadeOfNew(ExpressionSyntax path, int depth)
    {
        foreach (var name in path.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            // What a local is set to counts, not what it is called: the evidence of names is the symbolic path's.
            if (LocalValue.Declared(name) is { } value ? value.DescendantNodesAndSelf().Any(IsNewPart) || (depth > 0 && IsMadeOfNew(value, depth - 1)) : IsCounter(name))
                return true;
        }

        return false;
    }

    static bool IsNewPart(SyntaxNode node) => node switch
    {
        IdentifierNameSyntax { Identifier.ValueText: "NewGuid" or "GetRandomFileName" or "Ticks" or "UtcNow" } => true,
        LiteralExpressionSyntax { Token.Value: string text } => IsTimeFormat(text),
        InterpolationFormatClauseSyntax format => IsTimeFormat(format.FormatStringToken.ValueText),
        _ => CountedUp(node) is MemberAccessExpressionSyntax || (CountedUp(node) is IdentifierNameSyntax counter && IsCounter(counter)),
    };

    /// <summary>A field or property that the same member counts up: the number of the next file, which is not there yet.</summary>
    static bool IsCounter(IdentifierNameSyntax name) =>
        name.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { Body: { } body } method
        && method.ParameterList.Parameters.All(p => p.Identifier.ValueText != name.Identifier.ValueText)
        && body.DescendantNodes().Any(n => CountedUp(n) is { } counted && counted.ToString() == name.Identifier.ValueText)
        && !MemberCalls.Of(method).Locals.Contains(name.Identifier.ValueText);

    static ExpressionSyntax? CountedUp(SyntaxNode node) => node switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression } after => after.Operand,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression } before => before.Operand,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Increment" }, ArgumentList.Arguments: [{ RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword } counter] } => counter.Expression,
        _ => null,
    };

    static bool IsUnique(string name) => IsTimeFormat(name) || EvidenceWords.Split(name).Any(Unique.Contains);

    /// <summary><c>yyyyMMddHHmmss</c>: a time in a name, to the second.</summary>
    static bool IsTimeFormat(string name) => name.IndexOf("HHmmss", StringComparison.Ordinal) >= 0 || name.IndexOf("HH-mm-ss", StringComparison.Ordinal) >= 0;
}
