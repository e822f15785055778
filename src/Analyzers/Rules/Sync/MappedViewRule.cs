using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Rules.Sync;

/// <summary>DUR105: flushing a mapped view stops at the page cache on Windows.</summary>
internal sealed class MappedViewRule : Rule
{
    public static readonly DiagnosticDescriptor ViewFlush = Describe("DUR105", "Mapped view flush is not a sync everywhere",
        "On Windows '{0}' only starts writing the view's pages; without a sync of the file after it a power cut loses them",
        RuleFamily.Sync, "MemoryMappedViewAccessor.Flush is msync on Linux, which syncs; on Windows it is FlushViewOfFile, which does not wait for the device. Keep the FileStream and sync it after the view.",
        DiagnosticSeverity.Info);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [ViewFlush];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var flush in body.Events)
        {
            if (flush is { Kind: FlowEventKind.FlushView, Site: { IsInRoot: true, Faulted: false } } && !type.Bodies.Any(b => b.Events.Any(e => e.Kind == FlowEventKind.Sync)))
                found.Add(new Finding(ViewFlush, flush.Site.Root, Naming.Call(flush.Site.Root)) { Covers = [flush.Site.Node], Cause = flush.Site.Node });
        }
    }
}
