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

    public override IEnumerable<Finding> InBody(BodyFacts body, TypeFlow type, RuleContext context) =>
        type.Bodies.Any(b => b.Events.Any(e => e.Kind == FlowEventKind.Sync)) ? []
            : body.Events.Where(e => e is { Kind: FlowEventKind.FlushView, Site: { IsInRoot: true, Faulted: false } })
                .Select(e => new Finding(ViewFlush, e.Site.Root, Naming.Call(e.Site.Root)) { Covers = [e.Site.Node], Cause = e.Site.Node });
}
