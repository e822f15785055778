using System;
using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Publication;

/// <summary>A content that stands in the program, or lies beside it: a text, a resource, a template. Whatever becomes of the file, it can be made again.</summary>
internal static class ProgramContent
{
    /// <summary>Locals that are set to locals are followed so far.</summary>
    const int Depth = 3;

    /// <summary>A shorter constant is one of a few values, and which of them was written is a state: a version, a flag.</summary>
    const int ShortestText = 40;

    /// <summary>Whether a call makes the whole file, of such a content: <c>File.WriteAllText(path, Resources.Script)</c>, <c>File.Copy(templatePath, path)</c>.</summary>
    public static bool IsAllOf(SyntaxNode call) => call is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } write && (arguments, Naming.Called(write)) switch
    {
        ([{ Expression: var source }, _, ..], "Copy") => IsNamedForTemplate(source),
        ([_, { Expression: var content }, ..], _) => IsEmpty(content) || IsResource(content) || IsOfTemplate(content, Depth) || (TextOf(content, Depth) is { } text && (text.Length >= ShortestText || text.IndexOf('\n') >= 0)),
        _ => false,
    };

    /// <summary>Whether what was written to a file, one call after the other, is such a text: <c>writer.WriteLine("...")</c>.</summary>
    public static bool IsAllOf(SiteSet writes)
    {
        var texts = writes.Sites.Select(static site => site.Node is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } call ? Joined(arguments.Select(static argument => TextOf(argument.Expression, Depth)).Append(Naming.Called(call) == "WriteLine" ? "\n" : "")) : null);
        return writes.IsWhole && Joined(texts) is { Length: >= ShortestText };
    }

    /// <summary>Whether a call makes an empty file: no content of it can be lost.</summary>
    public static bool IsEmptyFile(SyntaxNode call) => call is InvocationExpressionSyntax { ArgumentList.Arguments: [_, { Expression: var content }, ..] } write && Naming.Called(write).StartsWith("WriteAll", StringComparison.Ordinal) && IsEmpty(content);

    /// <summary>An empty file, of which only the name counts.</summary>
    static bool IsEmpty(ExpressionSyntax content) => content switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" } or CollectionExpressionSyntax { Elements.Count: 0 } => true,
        ArrayCreationExpressionSyntax { Initializer: null, Type.RankSpecifiers: [{ Sizes: [LiteralExpressionSyntax { Token.ValueText: "0" }] }] } => true,
        _ => content is InvocationExpressionSyntax call && Naming.Called(call) == "Empty",
    };

    static bool IsResource(ExpressionSyntax content) => content is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Resources" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Resources" } };

    /// <summary>Whether a call adds nothing but what stands in the code, is named for it, or lies in the resources.</summary>
    public static bool IsAdded(SyntaxNode call) =>
        call is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } write && (arguments.Skip(TakesPath(write) ? 1 : 0).All(static argument => IsConstant(argument.Expression)) || CopiesResource(write));

    static bool TakesPath(InvocationExpressionSyntax write) => write.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: IdentifierNameSyntax { Identifier.ValueText: "File" } } && name.StartsWith("AppendAll", StringComparison.Ordinal);

    /// <summary>What stands in the code, or is named for it: <c>DefaultText[i]</c>, and a local that holds an embedded text.</summary>
    static bool IsConstant(ExpressionSyntax content) =>
        content is LiteralExpressionSyntax || IsNamedForDefault(content) || (content is IdentifierNameSyntax local && LocalValue.Only(local) is { } value && IsNamedForDefault(value));

    static bool IsNamedForDefault(ExpressionSyntax content) =>
        content.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => EvidenceWords.Split(name.Identifier.ValueText).Any(word => word is "default" or "defaults" or "embed" or "embedded" or "template"));

    static bool CopiesResource(InvocationExpressionSyntax copy) =>
        copy.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CopyTo" or "CopyToAsync", Expression: var source }
        && source.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => IsOfResource(name) || LocalValue.Only(name)?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(IsOfResource) == true);

    static bool IsOfResource(IdentifierNameSyntax name) => name.Identifier.ValueText == "GetManifestResourceStream";

    /// <summary>The text that an expression is, where every part of it is known.</summary>
    static string? TextOf(ExpressionSyntax content, int depth) => content switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "NewLine" } => "\n",
        ParenthesizedExpressionSyntax inner when depth > 0 => TextOf(inner.Expression, depth - 1),
        InterpolatedStringExpressionSyntax put => Joined(put.Contents.Select(part => part is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : part is InterpolationSyntax hole && depth > 0 ? TextOf(hole.Expression, depth - 1) : null)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Joined(Terms(sum).Select(term => TextOf(term, depth))),
        IdentifierNameSyntax name when depth > 0 => (LocalValue.Only(name) ?? ConstantField(name)) is { } value ? TextOf(value, depth - 1) : null,
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var text }] } call when depth > 0 && Naming.Called(call) == "GetBytes" => TextOf(text, depth - 1),
        _ => null,
    };

    /// <summary>The terms of a sum, which may be long.</summary>
    static IEnumerable<ExpressionSyntax> Terms(BinaryExpressionSyntax sum)
    {
        var terms = new Stack<ExpressionSyntax>();
        ExpressionSyntax left = sum;
        for (; left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } inner; left = inner.Left)
            terms.Push(inner.Right);
        terms.Push(left);
        return terms;
    }

    static string? Joined(IEnumerable<string?> parts)
    {
        var known = parts.ToArray();
        return Array.TrueForAll(known, static part => part is not null) ? string.Concat(known) : null;
    }

    /// <summary><c>File.ReadAllText(templatePath).Replace("{name}", name)</c>: what is filled in is known wherever that is done.</summary>
    static bool IsOfTemplate(ExpressionSyntax content, int depth)
    {
        while (content is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Replace", Expression: var text } })
            content = text;
        return (content is AwaitExpressionSyntax { Expression: var awaited } ? awaited : content) switch
        {
            InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var path }, ..] } read => Naming.Called(read).StartsWith("ReadAll", StringComparison.Ordinal) && IsNamedForTemplate(path),
            IdentifierNameSyntax local => depth > 0 && LocalValue.Only(local) is { } value && IsOfTemplate(value, depth - 1),
            _ => false,
        };
    }

    static bool IsNamedForTemplate(ExpressionSyntax name) => name switch
    {
        IdentifierNameSyntax { Identifier.ValueText: var text } => EvidenceWords.Split(text).Contains("template"),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var text } => EvidenceWords.Split(text).Contains("template"),
        _ => false,
    };

    /// <summary>The value of a constant of a type around.</summary>
    static ExpressionSyntax? ConstantField(IdentifierNameSyntax name) => name.Ancestors().OfType<TypeDeclarationSyntax>().SelectMany(static type => type.Members).OfType<FieldDeclarationSyntax>()
        .Where(static field => field.Modifiers.Any(SyntaxKind.ConstKeyword)).SelectMany(static field => field.Declaration.Variables)
        .FirstOrDefault(v => v.Identifier.ValueText == name.Identifier.ValueText)?.Initializer?.Value;
}
