using System;
using System.Linq;
using Durability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Evidence;

/// <summary>A file whose content a member has read, and writes again or takes elsewhere: it is nowhere but there.</summary>
internal static class RewrittenFile
{
    /// <summary>A file that the same member reads: what it writes is made of what it has read.</summary>
    public static bool IsReadBefore(SyntaxNode site)
    {
        if (WrittenPath.Of(site)?.ToString() is not { } path || site.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not { } method)
            return false;
        var calls = MemberCalls.Of(method);
        var reads = calls.Reads.Where(r => !r.IsByObject && r.File == path && r.Node.SpanStart < site.Span.End).Select(r => r.Node).ToArray();
        if (reads.Length == 0 || IsWrittenBefore(reads[0], path, calls))
            return false;
        // A text of which a part is replaced is a template or somebody's source, and bytes are patched; what is parsed, or taken line by line, is data.
        var before = calls.Invocations.Where(call => call.SpanStart < site.Span.End).ToArray();
        var taken = reads.Where(n => !DerivedValues.IsWholeText(n)).ToArray();
        var lines = new DerivedValues(method, taken);
        var text = new DerivedValues(method, before.Where(call => DerivedValues.IsWholeText(call) && (reads.Contains(call) || lines.AreIn(call.Expression))));
        var read = new DerivedValues(method, [.. taken, .. before.Where(call => IsParse(call) && text.AreIn(call))]);
        if (site is InvocationExpressionSyntax { ArgumentList.Arguments: [_, _, ..] contents })
            return contents.Skip(1).Any(a => read.AreIn(a));
        return calls.Invocations.Any(call => call.SpanStart > site.Span.End && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var verb } && IsWriting(verb) && read.AreIn(call.ArgumentList));
    }

    /// <summary><c>document.Load(path)</c>, changed, and <c>document.Save(path)</c>, or saved to what opens the path again.</summary>
    public static bool IsDocumentOfFile(SyntaxNode site)
    {
        if (site.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not { } method)
            return false;
        var calls = MemberCalls.Of(method);
        if (calls.Loads.Length == 0 || calls.Saves.Length == 0 || WrittenPath.Of(site)?.ToString() is not { } path)
            return false;
        if (site is InvocationExpressionSyntax saved && MemberCalls.DocumentSavedBy(saved) is { } document)
            return IsLoaded(document);
        return Array.Exists(calls.Saves, later => later.SpanStart > site.SpanStart && IsLoaded(MemberCalls.DocumentSavedBy(later)!));

        bool IsLoaded(string document) => Array.Find(calls.Loads, load => load.SpanStart < site.SpanStart && LoadedFrom(load, document)?.ToString() == path) is { } load && !IsWrittenBefore(load, path, calls);
    }

    /// <summary>Whether a file that <paramref name="call"/> is given was read whole before, in the same member: what is made from it takes its place.</summary>
    public static bool IsMadeFrom(SyntaxNode call) =>
        SavedState.PathOf(call) is { } path && call.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { } method
        && Array.Exists(MemberCalls.Of(method).Reads, r => r.File == path && !r.IsByObject && r.Node.SpanStart < call.SpanStart && r.Node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ReadAllBytes" or "ReadAllBytesAsync" or "ReadAllText" or "ReadAllTextAsync" or "ReadAllLines" or "ReadAllLinesAsync" } });

    /// <summary>Whether a file that <paramref name="call"/> deletes was opened to be read, or loaded, by the same member.</summary>
    public static bool IsReadFrom(SyntaxNode call) =>
        FileOf(call) is { } file && call.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { } method && Array.Exists(MemberCalls.Of(method).Reads, r => r.File == file && r.Node.SpanStart < call.SpanStart);

    /// <summary>The same member has made it a moment ago, and can do so again. What it makes where there is none is the beginning of what is read the next time.</summary>
    static bool IsWrittenBefore(SyntaxNode read, string path, MemberCalls calls) =>
        Array.Exists(calls.Invocations, n => IsWriteBefore(n, read, path)) || Array.Exists(calls.Creations, n => IsWriteBefore(n, read, path));

    static bool IsWriteBefore(SyntaxNode n, SyntaxNode read, string path) =>
        n.SpanStart < read.SpanStart && WrittenPath.Of(n)?.ToString() == path && ReadBack.PathReadBy(n) is null && !n.Contains(read) && !Rules.Publication.FirstWrite.IsAt(n);

    static bool IsParse(InvocationExpressionSyntax call) =>
        Naming.Called(call) is var name && (name.StartsWith("Deserialize", StringComparison.Ordinal) || name.StartsWith("Parse", StringComparison.Ordinal) || name.StartsWith("TryParse", StringComparison.Ordinal) || name == "Split");

    static bool IsWriting(string verb) => verb.StartsWith("Write", StringComparison.Ordinal) || verb.StartsWith("Serialize", StringComparison.Ordinal) || verb.StartsWith("CopyTo", StringComparison.Ordinal);

    /// <summary>The path that a document is loaded from.</summary>
    static ExpressionSyntax? LoadedFrom(InvocationExpressionSyntax load, string document) =>
        load is { Expression: MemberAccessExpressionSyntax { Expression: var loader }, ArgumentList.Arguments: [{ Expression: var path }, ..] }
        && (loader is IdentifierNameSyntax { Identifier.ValueText: var name } && name == document || VariableOf(load) == document) ? path : null;

    /// <summary>What a call's result is kept in; empty where nothing is.</summary>
    static string VariableOf(SyntaxNode call) => call.FirstAncestorOrSelf<StatementSyntax>() switch
    {
        LocalDeclarationStatementSyntax { Declaration.Variables: [var variable] } => variable.Identifier.ValueText,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable } } => variable.Identifier.ValueText,
        _ => "",
    };

    /// <summary>The path that is given, or the object that stands for the file.</summary>
    static string? FileOf(SyntaxNode call) =>
        call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var info }, ArgumentList.Arguments.Count: 0 } ? info.ToString() : SavedState.PathOf(call);
}
