using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.CodeFixes.Handles;
using Durability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Publication;

/// <summary>DUR203: folds write and rename into one durable call, or syncs the new content before its rename.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PublishBeforeSyncFix)), Shared]
public sealed class PublishBeforeSyncFix : DurabilityFix
{
    const string Library = "SyncBeforePublish.Library", Framework = "SyncBeforePublish.Framework";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR203"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        var publish = Publish.At(site);
        var open = site.Diagnostic.Properties.ContainsKey(FixProperties.StillOpen);
        if (site.HasLibrary)
        {
            foreach (var candidate in ByLibrary(site, publish, open))
                yield return candidate;
        }

        foreach (var candidate in SyncOpenFile(site, Means.Framework))
            yield return candidate with { Key = Framework };
        if (publish?.Source is not { } source || open)
            yield break;
        var edit = site.Edit();
        edit.SurroundCall(site.Node, Paths.SyncByName(source, site), []);
        yield return edit.As($"Sync '{source}' to disk before it becomes '{publish.Target}', with Flush(true)", Framework);
    }

    static IEnumerable<FixCandidate> ByLibrary(FixSite site, Publish? publish, bool open)
    {
        if (publish is not null && !open)
        {
            if (publish.Call is { } call && DurableWrite.Fold(site, call) is { } folded)
                yield return folded.As($"Write '{publish.Target}' with one durable call", Library);
            if (publish.ByLibrary(site) is { } edit)
                yield return edit.As($"Sync '{publish.Source}' and publish it with DurableFile.{publish.LibraryName}", Library);
        }

        foreach (var candidate in SyncOpenFile(site, Means.Library))
            yield return candidate with { Key = Library };
    }

    /// <summary>The stream that wrote the new content stands in the same function: it is synced before it is closed.</summary>
    static IEnumerable<FixCandidate> SyncOpenFile(FixSite site, Means means)
    {
        var writes = site.Diagnostic.AdditionalLocations.Where(l => l.SourceTree == site.Root.SyntaxTree && l.SourceSpan != site.Node.Span)
            .Select(l => site.Root.FindNode(l.SourceSpan, getInnermostNodeForTie: true)).Where(n => FixSite.EnclosingFunction(n) == site.Function).OrderByDescending(n => n.SpanStart);
        return writes.SelectMany(write => new SyncInsertion(site, "SyncBeforePublish").Behind(write, means, ownOnly: true));
    }
}

/// <summary>A call that renames or replaces: <c>File.Move</c>, <c>File.Replace</c>, <c>new FileInfo(x).MoveTo</c>.</summary>
internal sealed record Publish(InvocationExpressionSyntax Node, string Source, string Target, FileCall? Call)
{
    public string LibraryName => Call?.Name ?? "Move";

    public static Publish? At(FixSite site)
    {
        if (FileCall.At(site) is { Name: "Move" or "Replace", Source: { } source, Target: { } target } call)
            return Paths.IsStable(source, site) ? new Publish(call.Node, source.ToString(), Paths.NameOf(target), call) : null;
        if (site.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "MoveTo", Expression: var info }, ArgumentList.Arguments: [var to, ..] } move
            || site.SymbolOf(move) is not IMethodSymbol { ContainingType: { Name: "FileInfo", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } } } || !Paths.IsStable(info, site))
            return null;
        return new Publish(move, info + ".FullName", Paths.NameOf(to.Expression), null);
    }

    /// <summary>The library's rename syncs the content first and the directory afterwards.</summary>
    public SourceEdit? ByLibrary(FixSite site)
    {
        if (Call is not { Target: { } target } call)
            return null;
        var deleted = call.Statement is { } statement ? Neighbours.DeleteBefore(statement, target, site) : null;
        var edit = site.Edit();
        call.ToLibrary(edit);
        if (deleted is null)
            return edit;
        if (call.Name != "Move")
            return null;
        edit.Remove(deleted);
        if (!call.Overwrites)
            edit.Insert(Node.ArgumentList.CloseParenToken.SpanStart, ", overwrite: true");
        return edit;
    }
}
