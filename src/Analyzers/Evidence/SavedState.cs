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
        var path = PathOf(site);
        foreach (var node in method.DescendantNodes())
        {
            // What is copied on is the temporary half of what is saved.
            if (node.SpanStart > site.SpanStart && node is InvocationExpressionSyntax call && Naming.Called(call) is "Copy" or "CopyTo" && PathOf(node) == path)
                return null;
            if (node.SpanStart > site.SpanStart && node is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: var flag, Right: LiteralExpressionSyntax value } && IsMark(flag, value.IsKind(SyntaxKind.TrueLiteralExpression), value.IsKind(SyntaxKind.FalseLiteralExpression)))
                return node.ToString();
        }

        return null;
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

    /// <summary>A file that the same member reads: what it writes is made of what it has read, and is nowhere else.</summary>
    public static bool IsReadBefore(SyntaxNode site)
    {
        if (WrittenPath.Of(site)?.ToString() is not { } path || site.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not { } method)
            return false;
        var before = method.DescendantNodes().Where(n => n.SpanStart < site.Span.End).ToArray();
        var reads = before.Where(n => ReadBack.PathReadBy(n)?.ToString() == path).ToArray();
        if (reads.Length == 0 || IsWrittenBefore(reads[0], path, method))
            return false;
        // A text of which a part is replaced is a template or somebody's source, and bytes are patched; what is parsed, or taken line by line, is data.
        var lines = new DerivedValues(method, reads.Where(n => !DerivedValues.IsWholeText(n)));
        var text = new DerivedValues(method, before.Where(n => DerivedValues.IsWholeText(n) && (reads.Contains(n) || lines.AreIn(((InvocationExpressionSyntax)n).Expression))));
        var read = new DerivedValues(method, [.. reads.Where(n => !DerivedValues.IsWholeText(n)), .. before.Where(n => IsParse(n) && text.AreIn(n))]);
        if (site is InvocationExpressionSyntax { ArgumentList.Arguments: [_, _, ..] contents })
            return contents.Skip(1).Any(a => read.AreIn(a));
        return method.DescendantNodes().Any(n => n.SpanStart > site.Span.End && n is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var verb } } write && IsWriting(verb) && read.AreIn(write.ArgumentList));
    }

    /// <summary>The same member has made it a moment ago, and can do so again. What it makes where there is none is the beginning of what is read the next time.</summary>
    static bool IsWrittenBefore(SyntaxNode read, string path, BaseMethodDeclarationSyntax method) =>
        method.DescendantNodes().Any(n => n.SpanStart < read.SpanStart && n is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax && WrittenPath.Of(n)?.ToString() == path && ReadBack.PathReadBy(n) is null && !n.Contains(read) && !Rules.Publication.FirstWrite.IsAt(n));

    static bool IsParse(SyntaxNode node) =>
        node is InvocationExpressionSyntax call && Naming.Called(call) is var name && (name.StartsWith("Deserialize", StringComparison.Ordinal) || name.StartsWith("Parse", StringComparison.Ordinal) || name.StartsWith("TryParse", StringComparison.Ordinal) || name == "Split");

    static bool IsWriting(string verb) => verb.StartsWith("Write", StringComparison.Ordinal) || verb.StartsWith("Serialize", StringComparison.Ordinal) || verb.StartsWith("CopyTo", StringComparison.Ordinal);

    /// <summary><c>document.Load(path)</c>, changed, and <c>document.Save(path)</c>, or saved to what opens the path again.</summary>
    public static bool IsDocumentOfFile(SyntaxNode site)
    {
        if (site.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not { } method || WrittenPath.Of(site) is not { } written)
            return false;
        var path = written.ToString();
        if (site is InvocationExpressionSyntax saved && DocumentSavedBy(saved) is { } document)
            return IsLoaded(document);
        return method.DescendantNodes().Any(n => n.SpanStart > site.SpanStart && n is InvocationExpressionSyntax later && DocumentSavedBy(later) is { } opened && IsLoaded(opened));

        bool IsLoaded(string document) => method.DescendantNodes().FirstOrDefault(n => n.SpanStart < site.SpanStart && LoadedFrom(n, document)?.ToString() == path) is { } load && !IsWrittenBefore(load, path, method);
    }

    /// <summary>The variable whose <c>Save</c> is called.</summary>
    static string? DocumentSavedBy(InvocationExpressionSyntax call) =>
        call is { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var document }, Name.Identifier.ValueText: "Save" or "SaveAsync" }, ArgumentList.Arguments.Count: > 0 } ? document : null;

    /// <summary>The path that a document is loaded from.</summary>
    static ExpressionSyntax? LoadedFrom(SyntaxNode node, string document) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var loader, Name.Identifier.ValueText: "Load" or "LoadAsync" }, ArgumentList.Arguments: [{ Expression: var path }, ..] } load
        && (loader is IdentifierNameSyntax { Identifier.ValueText: var name } && name == document || VariableOf(load) == document) ? path : null;

    /// <summary>What a call's result is kept in; empty where nothing is.</summary>
    static string VariableOf(SyntaxNode call) => call.FirstAncestorOrSelf<StatementSyntax>() switch
    {
        LocalDeclarationStatementSyntax { Declaration.Variables: [var variable] } => variable.Identifier.ValueText,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable } } => variable.Identifier.ValueText,
        _ => "",
    };

    /// <summary>Whether a file that <paramref name="call"/> is given was read whole before, in the same member: what is made from it takes its place.</summary>
    public static bool IsMadeFrom(SyntaxNode call) =>
        PathOf(call) is { } path && call.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { } method
        && method.DescendantNodes().Any(n => n.SpanStart < call.SpanStart && n is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ReadAllBytes" or "ReadAllBytesAsync" or "ReadAllText" or "ReadAllTextAsync" or "ReadAllLines" or "ReadAllLinesAsync" } } && ReadBack.PathReadBy(n)?.ToString() == path);

    /// <summary>Whether a file that <paramref name="call"/> deletes was opened to be read, or loaded, by the same member.</summary>
    public static bool IsReadFrom(SyntaxNode call) =>
        FileOf(call) is { } file && call.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { } method && method.DescendantNodes().Any(n => n.SpanStart < call.SpanStart && FileReadBy(n) == file);

    static string? FileReadBy(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var info, Name.Identifier.ValueText: "OpenRead" or "OpenText" }, ArgumentList.Arguments.Count: 0 } ? info.ToString() : ReadBack.PathReadBy(node)?.ToString();

    /// <summary>The path that is given, or the object that stands for the file.</summary>
    static string? FileOf(SyntaxNode call) => call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var info }, ArgumentList.Arguments.Count: 0 } ? info.ToString() : PathOf(call);

    static string? PathOf(SyntaxNode site) => site switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: [var path, ..] } => path.Expression.ToString(),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var path, ..] } => path.Expression.ToString(),
        _ => null,
    };
}
