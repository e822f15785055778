using System;
using System.Linq;
using Durability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Evidence;

/// <summary>The path of a file that a call opens or writes, in the words of the code.</summary>
internal static class WrittenPath
{
    /// <summary>Locals that are set to locals are followed so far.</summary>
    const int Depth = 3;

    static readonly string[] Verbs = ["WriteAll", "WriteXml", "AppendAll", "Open", "Create", "Save"];

    /// <summary>What the call is given; null where it is given no path, or two.</summary>
    public static ExpressionSyntax? Of(SyntaxNode site)
    {
        var (name, arguments) = site switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => (access.Name.Identifier.ValueText, call.ArgumentList),
            InvocationExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: var helper } } call when IsOpening(helper) => (helper, call.ArgumentList),
            BaseObjectCreationExpressionSyntax creation => ("Open", creation.ArgumentList),
            _ => ("", null),
        };
        return arguments is { Arguments: [{ Expression: var path }, ..] } && Array.Exists(Verbs, verb => name.StartsWith(verb, StringComparison.Ordinal)) ? path : null;
    }

    /// <summary><c>CreateNewTextFile(path)</c>, <c>OpenStream(path)</c>: a helper of the type's own that is named for opening a file.</summary>
    static bool IsOpening(string helper) => EvidenceWords.Split(helper).ToArray() is ["create" or "open", .., "file" or "stream" or "writer"];

    /// <summary>What a path is put together from: the value of the local that holds it.</summary>
    public static ExpressionSyntax PutTogether(ExpressionSyntax path)
    {
        for (var depth = 0; depth < Depth && path is IdentifierNameSyntax local && LocalValue.Declared(local) is { } value; depth++)
            path = value;
        return path;
    }

    /// <summary>The member of the type itself that the path comes from: <c>GetSettingsFilePath(name)</c> is named for the file, whatever it puts together.</summary>
    public static string? HelperOf(SyntaxNode site) =>
        Of(site) is { } path && PutTogether(path) is InvocationExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } } call ? Naming.Called(call) : null;

    /// <summary>Whether a variable is a part of the path.</summary>
    public static bool Mentions(ExpressionSyntax path, string variable) => Mentions(path, variable, Depth);

    static bool Mentions(ExpressionSyntax path, string variable, int depth) => path.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name =>
        name.Identifier.ValueText == variable || (depth > 0 && LocalValue.Declared(name) is { } value && Mentions(value, variable, depth - 1)));
}
