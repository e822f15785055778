using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.CodeFixes.Handles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes.Publication;

/// <summary>
/// Two or more files that are written and renamed one after the other become one <c>SyncBatch</c>: each file and directory is synced
/// once, and the renames follow when all contents are on the device. Only where no content can depend on a file before it.
/// </summary>
internal sealed class BatchedWrites(FixSite site)
{
    /// <summary>A file that is written in full, under its temporary name and then its own.</summary>
    sealed record Replaced(StatementSyntax First, StatementSyntax Last, FileCall Write, ExpressionSyntax Target);

    public SourceEdit? Fold(FileCall publish)
    {
        if (publish.Statement is not { } statement || !site.HasMember("Durability.SyncBatch", "Commit") || EndingAt(statement) is not { } here)
            return null;
        var files = new List<Replaced> { here };
        while (Neighbours.Before(files[0].First) is { } before && EndingAt(before) is { } previous)
            files.Insert(0, previous);
        while (Following(files[files.Count - 1].Last) is { } next)
            files.Add(next);
        if (files.Count < 2 || files.Any(f => files.Any(g => g != f && Paths.Same(f.Target, g.Target))))
            return null;
        return Edit(files);
    }

    SourceEdit? Edit(List<Replaced> files)
    {
        var (layout, first, last) = (site.Layout, files[0].First, files[files.Count - 1].Last);
        var span = TextSpan.FromBounds(first.SpanStart, last.Span.End);
        var hasTrivia = site.Root.DescendantTrivia(span).Any(t => span.Contains(t.Span) && !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia));
        if (hasTrivia || !layout.IsFirstInLine(first.SpanStart))
            return null;
        var batch = site.FreeName("batch");
        string[] body = [.. files.Select(f => $"{batch}.{f.Write.Name}({f.Target}, {Content(f.Write)});"), $"{batch}.Commit();"];
        var lines = Paths.Block($"using{layout.KeywordGap}(var {batch} = new SyncBatch())", site, body);
        var edit = site.Edit();
        edit.Replace(span, string.Join(layout.NewLine + layout.IndentAt(first.SpanStart), lines) + edit.ApartFromNext(last));
        edit.Import(SyncCode.Namespace);
        return edit;
    }

    /// <summary>The file whose rename a statement is.</summary>
    Replaced? EndingAt(StatementSyntax rename)
    {
        if (rename is not ExpressionStatementSyntax || FileCall.Of(rename, site) is not { Name: "Move", Overwrites: true, Source: { } temporary, Target: { } target } || !Paths.IsStable(target, site)
            || Neighbours.Before(rename) is not ExpressionStatementSyntax write || FileCall.Of(write, site) is not { Name: "WriteAllText" or "WriteAllBytes", Target: { } written, Node.ArgumentList.Arguments.Count: 2, HasNamedArguments: false } call
            || !Paths.Same(written, temporary) || write.Expression != call.Node || !IsIndependent(Content(call)))
            return null;
        if (temporary is not IdentifierNameSyntax name)
            return Paths.IsStable(temporary, site) ? new Replaced(write, rename, call, target) : null;
        return Neighbours.Before(write) is { } before && DurableWrite.DeclarationOf(name, [written, temporary], site) == before ? new Replaced(before, rename, call, target) : null;
    }

    Replaced? Following(StatementSyntax last)
    {
        var next = Neighbours.After(last);
        for (var ahead = 0; ahead < 3 && next is not null; ahead++, next = Neighbours.After(next))
        {
            if (EndingAt(next) is { } found)
                return Neighbours.Before(found.First) == last ? found : null;
        }

        return null;
    }

    static ExpressionSyntax Content(FileCall write) => write.Node.ArgumentList.Arguments[1].Expression;

    /// <summary>The content is made of values alone: it cannot read a file that the batch has not replaced yet.</summary>
    bool IsIndependent(ExpressionSyntax content) => Paths.IsStable(content, site) || (content is InvocationExpressionSyntax call
        && site.SymbolOf(call) is IMethodSymbol { ContainingType: { Name: "JsonSerializer" or "Encoding" or "Convert" or "String" }, DeclaringSyntaxReferences.IsEmpty: true }
        && call.ArgumentList.Arguments.All(a => IsIndependent(a.Expression)));
}
