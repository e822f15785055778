using System.Linq;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules;

/// <summary>How the messages call files and handles: by the names that stand in the code.</summary>
internal static class Naming
{
    const int Longest = 60;

    public static string Of(SymbolicValue? path) => path is null ? "the file" : Shorten(Text(path));

    public static string Of(HandleInfo handle)
    {
        if (handle.Path is { } path && Of(path) is { Length: > 0 } name && name != "the file")
            return name;
        if (handle.Symbol is { } symbol)
            return symbol.Name;
        for (var node = handle.Site.Node; node is not null; node = node.Parent)
        {
            if (node is VariableDeclaratorSyntax declarator)
                return declarator.Identifier.ValueText;
            if (node is StatementSyntax or MemberDeclarationSyntax)
                break;
        }

        return "the file";
    }

    static string Text(SymbolicValue path) => path.Kind switch
    {
        SymbolicKind.Text => path.Text,
        SymbolicKind.Join => Text(path.Left, "") + (path.Symbol is null && NeedsSeparator(path) ? "/" : "") + Text(path.Right, "…"),
        SymbolicKind.Call when path.Symbol?.Name == ".ctor" => Text(path.Left, ""),
        SymbolicKind.Call => $"{path.Text}({Text(path.Left, "")})",
        SymbolicKind.Temporary => path.Symbol?.Name + "()",
        _ => path.Text,
    };

    static bool NeedsSeparator(SymbolicValue join) =>
        join.Right is SymbolicValue { Kind: SymbolicKind.Text } right && !right.Text.StartsWith(".") && !right.Text.StartsWith("/") && !right.Text.StartsWith("_") && !right.Text.StartsWith("-") && join.Left is SymbolicValue { Kind: not SymbolicKind.Text };

    static string Text(Value? part, string unknown) => part is SymbolicValue symbolic ? Text(symbolic) : unknown;

    static string Shorten(string text) => text.Length <= Longest ? text : "…" + text.Substring(text.Length - Longest);

    public static string Call(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: var called } => called.ToString().Split('\n')[0].Trim() + "()",
        ObjectCreationExpressionSyntax creation => "new " + creation.Type,
        _ => Shorten(node.ToString().Split('\n').First().Trim()),
    };
}
