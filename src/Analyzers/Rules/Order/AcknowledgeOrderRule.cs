using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Durability.Analyzers.Rules.Publication;
using Durability.Analyzers.Rules.Sync;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Order;

/// <summary>DUR401, DUR402: somebody is told, or the old copy is gone, while the new bytes are still in the page cache.</summary>
internal sealed class AcknowledgeOrderRule : Rule
{
    public static readonly DiagnosticDescriptor BeforeSync = Describe("DUR401", "Acknowledged before the sync",
        "'{0}' says that the data is safe while what was written to '{1}' is not on disk yet; a power cut after it loses what was promised (evidence: {2})",
        RuleFamily.Order, "The rule of every write-ahead log: sync first, then complete the task, reply, or advance the position that others trust.");

    public static readonly DiagnosticDescriptor OldCopyDestroyed = Describe("DUR402", "Old copy destroyed before the new one is durable",
        "'{0}' is deleted while the file that takes its place is not on disk yet; a power cut after it loses both",
        RuleFamily.Order, "The old copy, backup or log may go only after its successor is on the device.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [BeforeSync, OldCopyDestroyed];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var told in body.Events)
        {
            if (told is not { Kind: FlowEventKind.Acknowledge, Dirty.IsEmpty: false } || (told.Handle is null && told.Log is null))
                continue;
            var evidence = context.Evidence.Of(body.Member, told.Path, told.Dirty.Sites[0].Root, [told.Handle?.Symbol?.Name ?? ""]);
            if (evidence.Level == EvidenceLevel.None && told.Log is { } log)
                evidence = new(EvidenceLevel.Medium, $"'{Naming.Of(log)}' could recover it");
            if (evidence is { ByName: true, Level: EvidenceLevel.Counter } && ClaimOf(told.Site.Root) is { } claim)
                evidence = new(EvidenceLevel.Strong, $"the name '{claim}'");
            if (evidence.Warns && (told.Handle is null || !SyncChoice.IsOptional(body, told.Handle, told.Dirty, context.Bodies, told)))
                found.Add(Report(BeforeSync, told, Naming.Call(told.Site.Root), told.Handle is null ? Naming.Of(told.Path) : Naming.Of(told.Handle), evidence.Because));
        }

        foreach (var sent in body.Events)
        {
            if (sent is { Kind: FlowEventKind.Reply, Handle: not null, Site.Faulted: false } && WhyItTells(body, sent, context) is { } why)
                found.Add(Report(BeforeSync, sent, Naming.Call(sent.Site.Root), Naming.Of(sent.Handle!), why));
        }

        foreach (var deleted in body.Events)
        {
            if (deleted is not { Kind: FlowEventKind.Delete, Dirty.IsEmpty: false, Site.Faulted: false })
                continue;
            // Where the new file could not be made, only what was left of it is in the page cache.
            if (deleted.WasRead && deleted.Site.Root.FirstAncestorOrSelf<CatchClauseSyntax>() is not null)
                continue;
            if (deleted is { WasRead: true, To: { } made } && !IsMissed(body, deleted, made, context))
                continue;
            if (deleted is { WasRead: false, To: { } copy })
            {
                var evidence = context.Evidence.Of(body.Member, copy, deleted.Site.Root);
                if (IsTemporaryHalf(body, deleted) ? evidence.Level != EvidenceLevel.Counter : IsMovedByCopy(body, deleted, copy, evidence, context))
                    found.Add(Report(OldCopyDestroyed, deleted, Naming.Of(deleted.Path)));
            }
            else if (!IsCleanUp(body, deleted) && context.Evidence.Of(body.Member, deleted.Path, deleted.Site.Root).Level != EvidenceLevel.Counter)
                found.Add(Report(OldCopyDestroyed, deleted, Naming.Of(deleted.Path)));
        }
    }

    /// <summary>
    /// What is sent need not speak of the file. It does where the code means the file to be safe: it syncs behind what it sends what it has
    /// written before, or says so.
    /// </summary>
    static string? WhyItTells(BodyFacts body, FlowEvent sent, RuleContext context)
    {
        var evidence = context.Evidence.Of(body.Member, sent.Path, sent.Dirty.Sites[0].Root, [sent.Handle!.Symbol?.Name ?? ""]);
        if (evidence.Level == EvidenceLevel.Counter)
            return null;
        var late = body.Events.SkipWhile(e => !ReferenceEquals(e, sent)).FirstOrDefault(e => e.Kind == FlowEventKind.Sync && e.Handle == sent.Handle && e.Dirty.Sites.Any(sent.Dirty.Sites.Contains));
        return late is not null ? $"'{Naming.Call(late.Site.Root)}' comes behind it" : evidence.Level == EvidenceLevel.Strong ? evidence.Because : null;
    }

    /// <summary>A flag that is set, and named for what only a sync can give: it says more than the name of the file.</summary>
    static string? ClaimOf(SyntaxNode told) =>
        told is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var flag }, Right.RawKind: (int)SyntaxKind.TrueLiteralExpression }
        && EvidenceWords.Split(flag).Any(EvidenceWords.Promised.Contains)
            ? flag
            : null;

    /// <summary>
    /// Copied, and deleted: what the one file or the other is named for would be missed. Where DUR204 warns of what was overwritten it speaks for both;
    /// and what is only copied out of the way, because it is broken or to begin anew, is not gone on from.
    /// </summary>
    static bool IsMovedByCopy(BodyFacts body, FlowEvent deleted, SymbolicValue copy, EvidenceFound evidence, RuleContext context)
    {
        if (evidence.Level == EvidenceLevel.None)
            evidence = context.Evidence.Of(body.Member, deleted.Path, deleted.Site.Root);
        return evidence.Warns && !SetAside.Is(deleted) && !NewName.Is(copy) && !body.Events.Any(e => e.Kind == FlowEventKind.CopyFile && copy.Equals(e.To) && OverwriteInPlaceRule.IsPublishByCopy(body, e));
    }

    /// <summary>Who reads a whole text or all bytes, and writes them elsewhere, converts or moves them; who only opens a file may do anything with it, and what it is named for decides.</summary>
    static bool IsMissed(BodyFacts body, FlowEvent deleted, SymbolicValue made, RuleContext context) =>
        context.Evidence.Of(body.Member, made, deleted.Site.Root).Level != EvidenceLevel.Counter
        && (RewrittenFile.IsMadeFrom(deleted.Site.Node) || context.Evidence.Of(body.Member, deleted.Path, deleted.Site.Root).Warns);

    /// <summary>What is deleted was written here, to be copied: no old copy stands behind it.</summary>
    static bool IsTemporaryHalf(BodyFacts body, FlowEvent deleted) =>
        body.Events.Any(e => e.Kind == FlowEventKind.CopyFile && deleted.Path!.Equals(e.Path) && !e.Dirty.Normal.IsEmpty);

    /// <summary>The temporary half of a publish, deleted because it is no longer wanted.</summary>
    static bool IsCleanUp(BodyFacts body, FlowEvent deleted) =>
        body.Events.Any(e => e is { Kind: FlowEventKind.Open, Handle.Mode: not OpenMode.ReadOnly } or { Kind: FlowEventKind.WriteFile or FlowEventKind.Publish } && deleted.Path!.Equals(e.Path));

    static Finding Report(DiagnosticDescriptor descriptor, FlowEvent happened, params object[] arguments) => new(descriptor, happened.Site.Root, arguments)
    {
        Covers = [happened.Site.Node, .. happened.Dirty.Sites.Select(s => s.Node), .. happened.Opened.Sites.Select(s => s.Node)],
        Others = [.. happened.Dirty.Sites.Select(s => s.Root), .. happened.Drains.Sites.Select(s => s.Root)],
        Cause = happened.Site.Node,
        Way = happened.Site.Way,
    };
}
