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
        foreach (var edit in SyncByName(site, publish))
            yield return edit.As($"Sync '{source}' to disk before it becomes '{publish.Target}', with Flush(true)", Framework);
    }

    static IEnumerable<SourceEdit> SyncByName(FixSite site, Publish publish)
    {
        var lines = Paths.SyncByName(publish.Source, site);
        if (publish.Choice is { } choice)
        {
            var once = site.Edit();
            once.InsertBefore(choice, lines);
            yield return once;
        }

        var edit = site.Edit();
        edit.SurroundCall(site.Node, lines, []);
        if (publish.Call is { Statement: { } statement, Target: { } target, Name: "Move" } call && Neighbours.DeleteBefore(statement, target, site) is { } deleted)
        {
            if (!site.HasOverwritingMove)
                yield break;
            edit.Remove(deleted);
            call.Overwrite(edit);
        }

        yield return edit;
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
        var writes = site.OtherNodes.Where(n => FixSite.EnclosingFunction(n) == site.Function).OrderByDescending(n => n.SpanStart);
        return writes.SelectMany(write => new SyncInsertion(site, "SyncBeforePublish").Behind(write, means, ownOnly: true));
    }
}

/// <summary>A call that renames or replaces: <c>File.Move</c>, <c>File.Replace</c>, <c>new FileInfo(x).MoveTo</c>.</summary>
internal sealed record Publish(InvocationExpressionSyntax Node, string Source, string Target, FileCall? Call)
{
    /// <summary><c>new FileInfo(source)</c>, which nothing else sees.</summary>
    public BaseObjectCreationExpressionSyntax? Created { get; init; }

    /// <summary>The <c>if</c> both of whose branches publish: <c>if (File.Exists(target)) Replace else Move</c>.</summary>
    public StatementSyntax? Choice { get; init; }

    SourceEdit MoveCreated(FixSite site)
    {
        var edit = site.Edit();
        edit.Replace(Node.Expression, "DurableFile.Move");
        edit.Insert(Node.ArgumentList.OpenParenToken.Span.End, Source + ", ");
        edit.Import(SyncCode.Namespace);
        return edit;
    }

    static StatementSyntax? ChoiceAround(FileCall call, FixSite site) =>
        call.Statement?.Ancestors().OfType<StatementSyntax>().FirstOrDefault(s => s is not BlockSyntax) is IfStatementSyntax { Else.Statement: var otherwise } choice && SourceEdit.StandsInList(choice)
            && new[] { FileCall.Of(choice.Statement, site), FileCall.Of(otherwise, site) }.All(c => c?.Source is { } source && Paths.Same(source, call.Source!)) ? choice : null;

    public string LibraryName => Call?.Name ?? "Move";

    public static Publish? At(FixSite site)
    {
        if (FileCall.At(site) is { Name: "Move" or "Replace", Source: { } source, Target: { } target } call)
            return Paths.IsStable(source, site) ? new Publish(call.Node, source.ToString(), Paths.NameOf(target), call) { Choice = ChoiceAround(call, site) } : null;
        if (site.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "MoveTo", Expression: var info }, ArgumentList.Arguments: [var to, ..] } move
            || site.SymbolOf(move) is not IMethodSymbol { ContainingType: { Name: "FileInfo", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } } })
            return null;
        if (info is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var named] } created && Paths.IsStable(named.Expression, site))
            return new Publish(move, named.ToString(), Paths.NameOf(to.Expression), null) { Created = created };
        if (!Paths.IsStable(info, site))
            return null;
        return new Publish(move, info + ".FullName", Paths.NameOf(to.Expression), null);
    }

    /// <summary>The library's rename syncs the content first and the directory afterwards.</summary>
    public SourceEdit? ByLibrary(FixSite site)
    {
        if (Call is not { Target: { } target } call)
            return Created is null ? null : MoveCreated(site);
        var deleted = call.Statement is { } statement ? Neighbours.DeleteBefore(statement, target, site) : null;
        var edit = site.Edit();
        call.ToLibrary(edit);
        if (deleted is null)
            return edit;
        if (call.Name != "Move")
            return null;
        edit.Remove(deleted);
        call.Overwrite(edit);
        return edit;
    }
}
