using System;
using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Flow;
using Durability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Evidence;

/// <summary>What the code around a write does with the file, where no name says what it is: it loads it again, takes it for saved, or saves the object that it stands in.</summary>
internal static class SavedState
{
    static readonly Dictionary<string, string[]> Loaders = new(StringComparer.Ordinal)
    {
        ["save"] = ["load", "open", "restore"],
        ["store"] = ["load", "restore"],
        ["persist"] = ["load", "restore"],
        ["serialize"] = ["deserialize"],
    };

    /// <summary><c>SaveObject(value, path)</c> beside <c>LoadObject(path)</c>: whatever file a caller names, it is loaded again.</summary>
    public static string? LoaderOf(ISymbol member, SymbolicValue? path, SyntaxNode site)
    {
        if (path is null || member is not IMethodSymbol { ContainingType: { } owner } method || PathParameter(method, path, site) is not { Type: var type })
            return null;
        var words = Words(member.Name);
        if (words.Length == 0)
            return null;
        // Who writes and reads may be a helper for any file; an object that reads itself is not.
        var (verbs, readsItself) = Loaders.TryGetValue(words[0], out var known) ? (known, false) : words[0] == "write" && !member.IsStatic ? (Readers, true) : ([], false);
        return owner.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(m => Words(m.Name) is [var verb, ..] loaded && verbs.Contains(verb) && loaded.Skip(1).SequenceEqual(words.Skip(1))
            && (!readsItself || (m.IsStatic && SymbolEqualityComparer.Default.Equals(m.ReturnType, owner))) && m.Parameters.Any(p => SymbolEqualityComparer.Default.Equals(p.Type, type)))?.Name;
    }

    static readonly string[] Readers = ["read"];

    /// <summary><c>Export(value, path)</c> beside <c>Import(path)</c>: a helper for any file, as those that save and load are. What is exported by name, <c>ExportKey</c>, is a copy.</summary>
    public static bool IsImportedAgain(ISymbol helper) =>
        ExportedAs(helper.Name, "export") is { } format && helper.ContainingType?.GetMembers().Any(m => m is IMethodSymbol && ExportedAs(m.Name, "import") == format) == true;

    static string? ExportedAs(string name, string verb) => Words(name) switch
    {
        [var first] when first == verb => "",
        [var first, ("xml" or "json" or "yaml" or "binary") and var format] when first == verb => format,
        _ => null,
    };

    /// <summary>The parameter that is the path, or that a path is put together from.</summary>
    static IParameterSymbol? PathParameter(IMethodSymbol method, SymbolicValue path, SyntaxNode site) =>
        path is { Kind: SymbolicKind.Variable, Symbol: IParameterSymbol given } ? given
            : WrittenPath.Of(site) is { } written ? method.Parameters.FirstOrDefault(p => (p.Type.SpecialType == SpecialType.System_String || p.Type.Name is "Uri" or "FileInfo" or "DirectoryInfo") && WrittenPath.Mentions(written, p.Name))
            : null;

    /// <summary>Of <c>SaveToFileAsync</c> and <c>LoadFromFile</c> what is saved, without the words that tell where to.</summary>
    static string[] Words(string name) => [.. EvidenceWords.Split(name).Where(word => word is not ("to" or "from" or "in" or "async" or "file" or "path"))];

    /// <summary><c>document.IsModified = false;</c>, <c>project.Saved = true;</c> behind a write: the program no longer minds that its user closes it.</summary>
    public static string? MarkedBehind(SyntaxNode site)
    {
        if (site.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not { } method)
            return null;
        var calls = MemberCalls.Of(method);
        if (Array.Find(calls.Flags, f => f.SpanStart > site.SpanStart && IsMark(f.Left, f.Right.IsKind(SyntaxKind.TrueLiteralExpression), f.Right.IsKind(SyntaxKind.FalseLiteralExpression))) is not { } mark)
            return null;
        // What is copied on is the temporary half of what is saved.
        var path = PathOf(site);
        return Array.Exists(calls.Invocations, call => call.SpanStart > site.SpanStart && call.SpanStart < mark.SpanStart && Naming.Called(call) is "Copy" or "CopyTo" && PathOf(call) == path) ? null : mark.ToString();
    }

    /// <summary>Not a variable of the method, which says how it went.</summary>
    static bool IsMark(ExpressionSyntax flag, bool set, bool cleared)
    {
        var name = flag switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } => member,
            IdentifierNameSyntax { Identifier.ValueText: ['_' or (>= 'A' and <= 'Z'), ..] } field => field.Identifier.ValueText,
            _ => "",
        };
        return EvidenceWords.Split(name).Any(word => cleared ? EvidenceWords.Unsaved.Contains(word) : set && word is "saved");
    }

    /// <summary><c>bool Save(string path)</c> that writes what <c>Serialize(this)</c> makes: the object is what a user of the program would miss.</summary>
    public static bool SavesItself(ISymbol member, SyntaxNode site) =>
        EvidenceWords.SavingVerbs.Contains(EvidenceWords.Split(member.Name).FirstOrDefault() ?? "")
        && site.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { } body
        && body.DescendantNodes().Any(n => n is ThisExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } && Naming.Called(call).StartsWith("Serialize", StringComparison.Ordinal));

    /// <summary><c>SaveDocumentAsync</c>: what the user of an editor has made.</summary>
    public static bool SavesDocument(ISymbol member) => EvidenceWords.Split(member.Name).Take(2).ToArray() is ["save", "document"];

    public static string? PathOf(SyntaxNode site) => site switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: [var path, ..] } => path.Expression.ToString(),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var path, ..] } => path.Expression.ToString(),
        _ => null,
    };
}
