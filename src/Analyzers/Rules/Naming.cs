using System.Linq;
using System.Text;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
        return VariableName(handle) ?? "the file";
    }

    /// <summary>A wrapper by its variable and type: <c>the StreamWriter 'writer'</c>.</summary>
    public static string Variable(HandleInfo handle) =>
        $"the {handle.Type?.Name ?? "wrapper"}{(VariableName(handle) is { } name ? $" '{name}'" : "")}";

    static string? VariableName(HandleInfo handle)
    {
        if (handle.Symbol is { } symbol)
            return symbol.Name;
        for (var node = handle.Site.Node; node is not null and not StatementSyntax and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is VariableDeclaratorSyntax declarator)
                return declarator.Identifier.ValueText;
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target })
                return target.Identifier.ValueText;
        }

        return null;
    }

    /// <summary>What closed a handle: a call, or the end of the <c>using</c> that declares a variable.</summary>
    public static string Closer(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: IdentifierNameSyntax used } } => $"the end of '{used.Identifier.ValueText}'",
        InvocationExpressionSyntax => $"'{Call(node)}'",
        VariableDeclaratorSyntax declarator => $"the end of '{declarator.Identifier.ValueText}'",
        _ when node.DescendantNodesAndSelf().OfType<VariableDeclaratorSyntax>().FirstOrDefault() is { } declared => $"the end of '{declared.Identifier.ValueText}'",
        _ => "its 'using'",
    };

    static string Text(SymbolicValue path) => path.Kind switch
    {
        SymbolicKind.Text => path.Text,
        SymbolicKind.Join => Text(path.Left, "") + Separator(path) + Text(path.Right, "…"),
        SymbolicKind.Call when path.Symbol?.Name == ".ctor" => Text(path.Left, ""),
        SymbolicKind.Call => $"{path.Text}({Text(path.Left, "")})",
        SymbolicKind.Temporary => path.Symbol?.Name + "()",
        SymbolicKind.Choice => Text(path.Left, ""),
        SymbolicKind.Variable when path.Left is ObjectValue { Identity: FlowKey { Variable: { } owner } } => $"{owner.Name}.{path.Text}",
        _ => path.Text,
    };

    static string Separator(SymbolicValue join) => join switch
    {
        { Text: "/", Left: SymbolicValue { Kind: SymbolicKind.Text, Text: var folder } } when folder.EndsWith("/", System.StringComparison.Ordinal) => "",
        { Text: "/" } => "/",
        { Symbol: not null } => "",
        { Right: SymbolicValue { Kind: not SymbolicKind.Text } } when join.Left is SymbolicValue { Kind: not SymbolicKind.Text } => " + ",
        _ => NeedsSeparator(join) ? "/" : "",
    };

    static bool NeedsSeparator(SymbolicValue join) =>
        join.Right is SymbolicValue { Kind: SymbolicKind.Text } right && !right.Text.StartsWith(".") && !right.Text.StartsWith("/") && !right.Text.StartsWith("_") && !right.Text.StartsWith("-") && !right.Text.StartsWith("{") && join.Left is SymbolicValue { Kind: not SymbolicKind.Text };

    static string Text(Value? part, string unknown) => part is SymbolicValue symbolic ? Text(symbolic) : unknown;

    public static string Shorten(string text) => text.Length <= Longest ? text : "…" + text.Substring(text.Length - Longest);

    /// <summary>The last name before the dot of a call: its type or variable.</summary>
    public static string Receiver(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: SimpleNameSyntax name } } => name.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax access } } => access.Name.Identifier.ValueText,
        _ => "",
    };

    /// <summary>The name of the member that a call calls; empty for other code.</summary>
    public static string Called(SyntaxNode node) => node switch
    {
        ConditionalAccessExpressionSyntax access => Called(access.WhenNotNull),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier.ValueText,
        _ => "",
    };

    /// <summary>The name of a type without those of its namespaces.</summary>
    public static string Last(TypeSyntax type) => type is QualifiedNameSyntax { Right: var last } ? last.Identifier.ValueText : type.ToString();

    public static string Call(SyntaxNode node) => node switch
    {
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: var bound } } access => Flat(access.Expression) + "?" + Flat(bound) + "()",
        InvocationExpressionSyntax { Expression: var called } => Flat(called) + "()",
        ObjectCreationExpressionSyntax creation => "new " + creation.Type,
        _ => Shorten(Flat(node)),
    };

    /// <summary>Code that may stand on several lines, on one.</summary>
    public static string Flat(SyntaxNode node)
    {
        var text = new StringBuilder();
        foreach (var token in node.DescendantTokens())
        {
            if (text.Length > 0 && NeedsSpace(token))
                text.Append(' ');
            text.Append(token.Text);
        }

        return text.ToString();
    }

    static bool NeedsSpace(SyntaxToken token) => token.GetPreviousToken() is var before && before.HasTrailingTrivia && !token.IsKind(SyntaxKind.DotToken) && !before.IsKind(SyntaxKind.DotToken) && !before.TrailingTrivia.ToFullString().Contains('\n');
}
