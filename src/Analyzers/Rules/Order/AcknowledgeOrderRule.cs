using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
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
            if (told is not { Kind: FlowEventKind.Acknowledge, Handle: not null, Dirty.IsEmpty: false })
                continue;
            var evidence = context.Evidence.Of(body.Member, told.Path, told.Dirty.Sites[0].Root, [told.Handle!.Symbol?.Name ?? ""]);
            if (evidence is { ByName: true, Level: EvidenceLevel.Counter } && ClaimOf(told.Site.Root) is { } claim)
                evidence = new(EvidenceLevel.Strong, $"the name '{claim}'");
            if (evidence.Warns)
                found.Add(Report(BeforeSync, told, Naming.Call(told.Site.Root), Naming.Of(told.Handle!), evidence.Because));
        }

        foreach (var deleted in body.Events)
        {
            if (deleted is not { Kind: FlowEventKind.Delete, Dirty.IsEmpty: false, Site.Faulted: false })
                continue;
            if (!IsCleanUp(body, deleted) && context.Evidence.Of(body.Member, deleted.Path, deleted.Site.Root).Level != EvidenceLevel.Counter)
                found.Add(Report(OldCopyDestroyed, deleted, Naming.Of(deleted.Path)));
        }
    }

    /// <summary>A flag that is set, and named for what only a sync can give: it says more than the name of the file.</summary>
    static string? ClaimOf(SyntaxNode told) =>
        told is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var flag }, Right.RawKind: (int)SyntaxKind.TrueLiteralExpression }
        && EvidenceWords.Split(flag).Any(EvidenceWords.Promised.Contains)
            ? flag
            : null;

    /// <summary>The temporary half of a publish, deleted because it is no longer wanted.</summary>
    static bool IsCleanUp(BodyFacts body, FlowEvent deleted) =>
        body.Events.Any(e => e.Kind is FlowEventKind.Open or FlowEventKind.WriteFile or FlowEventKind.Publish && deleted.Path!.Equals(e.Path));

    static Finding Report(DiagnosticDescriptor descriptor, FlowEvent happened, params object[] arguments) => new(descriptor, happened.Site.Root, arguments)
    {
        Covers = [happened.Site.Node, .. happened.Dirty.Sites.Select(s => s.Node)],
        Others = [.. happened.Dirty.Sites.Select(s => s.Root)],
        Cause = happened.Site.Node,
    };
}
