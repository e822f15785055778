using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Durability.Analyzers.Rules.Publication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Failure;

/// <summary>DUR305: the new content reaches its final name although writing it has failed.</summary>
internal sealed class PublishAfterFailureRule : Rule
{
    public static readonly DiagnosticDescriptor AfterFailure = Describe("DUR305", "Published although the write failed",
        "'{0}' becomes '{1}' even after writing it has failed; a full disk or an I/O error then replaces the good content by a partial file",
        RuleFamily.Failure, "A rename in a finally block, or behind a catch that falls through, runs after a failed write too. Only the success path may publish.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [AfterFailure];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var publish in body.Events)
        {
            if (publish is not { Kind: FlowEventKind.Publish, Path: not null, Site.Faulted: false })
                continue;
            if ((!FallsThrough(publish) && !IsInFinally(body, publish)) || HasNothingToReplace(publish) || context.Evidence.Of(body.Member, publish.To, publish.Site.Root).Level == EvidenceLevel.Counter)
                continue;
            found.Add(new Finding(AfterFailure, publish.Site.Root, Naming.Of(publish.Path), Naming.Of(publish.To))
            {
                Covers = [publish.Site.Node],
                Others = [.. publish.Dirty.Sites.Select(s => s.Root)],
                Cause = publish.Site.Node,
            });
        }
    }

    /// <summary>The target is not there, or is named anew each time.</summary>
    static bool HasNothingToReplace(FlowEvent publish) => FirstWrite.IsAt(publish.Site.Node) || (publish.To is { } target && NewName.Is(target));

    static bool FallsThrough(FlowEvent publish) => publish.Dirty.Normal.IsEmpty && !publish.Dirty.IsEmpty;

    static bool IsInFinally(BodyFacts body, FlowEvent publish) =>
        publish.Site.Root.FirstAncestorOrSelf<FinallyClauseSyntax>()?.Parent is TryStatementSyntax guarded
        && body.Events.Any(e => Makes(e) && publish.Path!.Equals(e.Path ?? e.Handle?.Bottom.Path) && guarded.Block.Span.Contains(e.Site.Root.Span));

    /// <summary>The file is opened in the <c>try</c>, or was made before it and is written in it.</summary>
    static bool Makes(FlowEvent happened) =>
        happened is { Kind: FlowEventKind.Open, Handle.Mode: not OpenMode.ReadOnly } or { Kind: FlowEventKind.WriteFile } || happened is { Kind: FlowEventKind.Write, Handle.Bottom.Mode: OpenMode.Create or OpenMode.CreateNew or OpenMode.Truncate };
}
