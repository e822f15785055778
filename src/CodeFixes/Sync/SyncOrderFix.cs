using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.CodeFixes.Handles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Sync;

/// <summary>DUR103: drains the wrapper before the sync below it; one with a trailer is disposed first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SyncOrderFix)), Shared]
public sealed class SyncOrderFix : DurabilityFix
{
    const string Key = "DrainFirst";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR103"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        var map = new LayerMap(site);
        if (SourceEdit.StatementOf(site.Node) is not { } sync || map.HandlesIn(site.Node).FirstOrDefault()?.Bottom is not { } file)
            return SourceEdit.ExpressionBodyOf(site.Node) is not null ? InExpressionBody(site, map) : [];
        return DrainBefore(site, map, sync, file).Concat(CloseBefore(site, map, sync, file)).Concat(BeforeClose(site, map, sync, file));
    }

    static IEnumerable<FixCandidate> DrainBefore(FixSite site, LayerMap map, StatementSyntax sync, Layer file)
    {
        if (new SyncPlacement(site, map).AliveBefore(sync, file) is not { Count: > 0 } above)
            yield break;
        foreach (var wait in site.IsAsync ? new[] { true, false } : [false])
        {
            var edit = site.Edit();
            edit.InsertBefore(sync, [.. Drains(site, above, wait)]);
            yield return edit.As(TitleOf(above, file), Key);
        }
    }

    static IEnumerable<string> Drains(FixSite site, IEnumerable<Layer> above, bool wait) =>
        above.Where(l => l.Kind != LayerKind.PassThrough).Select(l => new SyncCode(site).Drain(l, wait));

    static string TitleOf(IReadOnlyList<Layer> above, Layer file) => $"Drain '{above[0].Symbol?.Name}' before '{SyncCode.NameOf(file)}' is synced";

    /// <summary>The wrapper owes a trailer, or is disposed above the sync: it ends first and leaves the file open.</summary>
    static IEnumerable<FixCandidate> CloseBefore(FixSite site, LayerMap map, StatementSyntax sync, Layer file)
    {
        var title = $"Close the wrapper before '{SyncCode.NameOf(file)}' is synced, and leave '{SyncCode.NameOf(file)}' open";
        var first = new TrailerFirst(site, map);
        if (first.KeepOpen(file) is { } kept)
            yield return kept.As(title, Key);
        if (first.MoveSync(file, sync) is { } moved)
            yield return moved.As(title, Key);
    }

    /// <summary>The sync stands behind the wrapper's disposal, which closed the file: it moves in front of it.</summary>
    static IEnumerable<FixCandidate> BeforeClose(FixSite site, LayerMap map, StatementSyntax sync, Layer file)
    {
        if (sync is not ExpressionStatementSyntax || Publication.Neighbours.Before(sync) is not { } before)
            yield break;
        var last = LastInside(before);
        if (last is null || new SyncPlacement(site, map).AliveAfter(last, file) is not { } above)
            yield break;
        var edit = site.Edit();
        string[] lines = [.. Drains(site, above, false), sync.ToString()];
        if (last == before)
            edit.InsertBefore(last, lines);
        else
            edit.InsertAfter(last, lines);
        edit.Remove(sync);
        yield return edit.As($"Sync '{SyncCode.NameOf(file)}' before it is closed", Key);
    }

    /// <summary>The last statement of a <c>using</c>, or the statement itself where it only closes.</summary>
    static StatementSyntax? LastInside(StatementSyntax statement)
    {
        if (statement is ExpressionStatementSyntax { Expression: var call } && Calls.Closed(call) is not null)
            return statement;
        if (statement is not UsingStatementSyntax)
            return null;
        while (statement is UsingStatementSyntax inner)
            statement = inner.Statement;
        return statement is BlockSyntax block ? block.Statements.LastOrDefault() : statement;
    }

    /// <summary><c>void Sync() => _file.Flush(true);</c> with a writer above <c>_file</c>.</summary>
    static IEnumerable<FixCandidate> InExpressionBody(FixSite site, LayerMap map)
    {
        if (map.HandlesIn(site.Node).FirstOrDefault()?.Bottom is not { } file)
            yield break;
        var above = map.Above(file).Where(l => l.Symbol is not ILocalSymbol).ToArray();
        if (above.Length == 0 || above.Any(l => l.Kind == LayerKind.Trailer))
            yield break;
        var edit = site.Edit();
        edit.SurroundCall(site.Node, [.. Drains(site, above, false)], []);
        yield return edit.As(TitleOf(above, file), Key);
    }
}
