using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Rules.Cost;

/// <summary>DUR502: a sync that has nothing to do, and still waits for the device.</summary>
internal sealed class RedundantSyncRule : Rule
{
    public static readonly DiagnosticDescriptor Redundant = Describe("DUR502", "Sync without effect",
        "'{0}' has nothing to sync: {1}; it still waits for the device",
        RuleFamily.Cost, "A second sync in a row, or one of a handle whose every write goes through to the device, costs a device round trip and adds no safety.", DiagnosticSeverity.Info);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Redundant];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var sync in body.Events)
        {
            if (sync is not { Kind: FlowEventKind.Sync, Handle: { Origin: HandleOrigin.Local }, Site: { IsInRoot: true, Faulted: false }, Dirty.IsEmpty: true, Above.Count: 0, Closed.IsEmpty: true })
                continue;
            var why = sync.Handle!.WriteThrough ? $"every write to '{Naming.Of(sync.Handle)}' goes through to the device"
                : sync.Synced.Sites.Any(s => s.Root != sync.Site.Root) ? $"'{Naming.Call(sync.Synced.Sites[0].Root)}' did, and nothing was written since" : null;
            if (why is not null)
                found.Add(new Finding(Redundant, sync.Site.Root, Naming.Call(sync.Site.Root), why) { Covers = [sync.Site.Node], Cause = sync.Site.Node });
        }
    }
}
