using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Cost;

/// <summary>DUR501: one sync for each record where one for the batch would do.</summary>
internal sealed class SyncPerRecordRule : Rule
{
    public static readonly DiagnosticDescriptor PerRecord = Describe("DUR501", "Sync for every record",
        "'{0}' syncs '{1}' once for every turn of this loop; each sync waits for the device and costs 85 to 170 times a write, and one after the loop keeps the same promise",
        RuleFamily.Cost, "Group commit: write the whole batch, sync once, then tell everyone. Nothing in this loop tells anyone in between.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [PerRecord];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var sync in body.Events)
        {
            if (sync is not { Kind: FlowEventKind.Sync, Handle: not null, Site.Faulted: false })
                continue;
            if (LoopOverRecords(sync.Site.Root) is not { } loop || loop.Span.Contains(sync.Handle!.Site.Root.Span) && sync.Handle.Origin == HandleOrigin.Local)
                continue;
            var writesInLoop = sync.Dirty.Sites.Any(s => loop.Span.Contains(s.Root.Span));
            var tells = body.Events.Any(e => e.Kind == FlowEventKind.Acknowledge && loop.Span.Contains(e.Site.Root.Span)) || loop.DescendantNodes().Any(n => n is YieldStatementSyntax);
            if (writesInLoop && !tells)
                found.Add(new Finding(PerRecord, sync.Site.Root, Naming.Call(sync.Site.Root), Naming.Of(sync.Handle)) { Covers = [sync.Site.Root], Others = [loop], Cause = sync.Site.Root });
        }
    }

    /// <summary>
    /// The loop that a sync is repeated by, where it goes over a list that is there already. A loop that waits for more,
    /// a retry, and a sync under a condition (every so many records) are deliberate.
    /// </summary>
    static StatementSyntax? LoopOverRecords(SyntaxNode sync)
    {
        for (var node = sync.Parent; node is not null and not MemberDeclarationSyntax and not AnonymousFunctionExpressionSyntax; node = node.Parent)
        {
            switch (node)
            {
                case CommonForEachStatementSyntax { AwaitKeyword.RawKind: 0 } loop:
                    return loop;
                case ForStatementSyntax { Condition: not null } loop:
                    return loop;
                case WhileStatementSyntax loop when TakesWhatIsThere(loop.Condition):
                    return loop;
                case IfStatementSyntax or SwitchSectionSyntax or CatchClauseSyntax or WhileStatementSyntax or DoStatementSyntax or ConditionalExpressionSyntax:
                    return null;
                case TryStatementSyntax { Catches.Count: > 0 }:
                    return null;
            }
        }

        return null;
    }

    /// <summary>A loop that ends with what it takes from: lines of a reader, items of a queue or an enumerator. One that waits for more has no end to sync at.</summary>
    static bool TakesWhatIsThere(ExpressionSyntax condition) =>
        condition.DescendantNodesAndSelf().Any(n => n is InvocationExpressionSyntax call && Naming.Called(call) is "MoveNext" or "TryDequeue" or "TryPop" or "TryRead" or "ReadLine" or "Read")
        && !condition.DescendantNodesAndSelf().Any(n => n is AwaitExpressionSyntax);
}
