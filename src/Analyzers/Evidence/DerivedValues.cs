using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Evidence;

/// <summary>The variables of a method that are made of what certain expressions of it give: set to it, filled with it, or stepped through.</summary>
internal sealed class DerivedValues
{
    /// <summary>What is made of something that stands further down, in a loop, takes another round.</summary>
    const int Rounds = 3;

    readonly SyntaxNode[] _sources;
    readonly HashSet<string> _variables = new(StringComparer.Ordinal);

    public DerivedValues(BaseMethodDeclarationSyntax method, IEnumerable<SyntaxNode> sources)
    {
        _sources = [.. sources];
        if (_sources.Length == 0)
            return;
        var nodes = method.DescendantNodes().ToArray();
        for (var (round, before) = (0, -1); round < Rounds && _variables.Count > before; round++)
        {
            before = _variables.Count;
            foreach (var node in nodes)
            {
                if (MadeBy(node) is { } made && AreIn(made.From))
                    _variables.Add(made.Variable);
            }
        }
    }

    /// <summary>Whether a part of an expression is one of them, or gives it; what takes the whole text of a reader is another thing, unless it is one of the sources.</summary>
    public bool AreIn(SyntaxNode expression) =>
        _sources.Length > 0 && expression.DescendantNodesAndSelf(n => !IsWholeText(n) || _sources.Contains(n)).Any(n => n is IdentifierNameSyntax name ? _variables.Contains(name.Identifier.ValueText) : _sources.Contains(n));

    /// <summary><c>File.ReadAllText(path)</c>, <c>reader.ReadToEnd()</c>, and all bytes.</summary>
    public static bool IsWholeText(SyntaxNode node) =>
        node is InvocationExpressionSyntax call && Rules.Naming.Called(call) is "ReadAllText" or "ReadAllTextAsync" or "ReadAllBytes" or "ReadAllBytesAsync" or "ReadToEnd" or "ReadToEndAsync";

    static (string Variable, SyntaxNode From)? MadeBy(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } local => (local.Identifier.ValueText, value),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax local, Right: var value } => (local.Identifier.ValueText, value),
        ForEachStatementSyntax loop => (loop.Identifier.ValueText, loop.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax filled, Name.Identifier.ValueText: var verb }, ArgumentList: var given } when IsFilling(verb) => (filled.Identifier.ValueText, given),
        _ => null,
    };

    static bool IsFilling(string verb) => verb.StartsWith("Add", StringComparison.Ordinal) || verb.StartsWith("Append", StringComparison.Ordinal) || verb.StartsWith("Insert", StringComparison.Ordinal) || verb is "Enqueue" or "Push" or "Write" or "WriteLine";
}
