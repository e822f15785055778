using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Failure;

/// <summary>DUR301, DUR302: the failure of a sync is swallowed, or the sync is tried again as if it could still succeed.</summary>
internal sealed class SyncFailureRule : Rule
{
    public static readonly DiagnosticDescriptor Swallowed = Describe("DUR301", "Sync failure swallowed",
        "When '{0}' fails, this {1} lets the program go on as if the data were on disk; {2}",
        RuleFamily.Failure, "After a failed sync the kernel has marked the pages clean: the data must be taken as lost. Whoever waits for it has to be told.");

    public static readonly DiagnosticDescriptor Retried = Describe("DUR302", "Failed sync retried",
        "'{0}' is tried again after it failed; the kernel has dropped the pages by then, so that the second call can succeed while the data is lost",
        RuleFamily.Failure, "A second fsync after a failed one reports success on XFS although the data is gone (measured). A StreamWriter's or GZipStream's flush drops its buffer when it fails. Fail the handle and recover from the log.");

    const string Unknown = "what was written is lost and nobody knows";
    const string OnlyLogged = "what was written is lost and only a log tells of it";
    const string NeverOpens = "a directory cannot be opened so on any system, and no new file or rename in it is ever synced";

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Swallowed, Retried];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var sync in body.Events)
        {
            // Each write to a handle that writes through is a sync too; but one that is tried again sends its bytes again.
            var isSync = sync.Kind == FlowEventKind.Sync;
            if (!(isSync || sync is { Kind: FlowEventKind.Write, Handle: { IsFile: true, WriteThrough: true } }) || sync.Site.Faulted || !(sync.Site.IsInRoot || sync.Handle is not null))
                continue;
            if (isSync && IsOnDiskAlready(body, sync))
                continue;
            var at = sync.Site.Root;
            if (!isSync && context.Evidence.Of(body.Member, sync.Handle!.Path, at).Level == EvidenceLevel.Counter)
                continue;
            if (isSync && CatchShape.RetryCall(at) is { } retry)
            {
                if (!IsMadeAnew(sync, retry))
                    found.Add(Report(Retried, at, sync, retry));
            }
            else if (isSync && CatchShape.TryAround(at) is { } guarded && CatchShape.RetryLoop(guarded) is { } loop && !Ends(guarded) && TriesAgain(guarded, loop) && !IsMadeAnew(sync, loop))
                found.Add(Report(Retried, at, sync, guarded.Catches[0]));
            else if (CatchShape.TryAround(at) is { } around && CatchShape.Swallower(around, denied: IsManagedDirectory(body, sync)) is { } swallower && !IsDirectorySync(sync) && !IsWithinRethrow(around) && !IsDoneAgain(body, sync, swallower) && !IsCalledAgain(sync, around))
                found.Add(ReportCatch(body, sync, swallower));
            else if (isSync && FailureDroppingCall.Around(at, context.Bodies) is { } helper && !IsDirectorySync(sync))
                found.Add(Report(Swallowed, at, sync, helper.Parent!, "helper", Unknown) with { Marked = helper });
            else if (CatchShape.DroppingContinuation(at) is { } continuation && !IsDirectorySync(sync))
                found.Add(Report(Swallowed, at, sync, continuation, "continuation", Unknown) with { Marked = continuation.Name.Identifier });
        }
    }

    /// <summary>The handle writes through and was drained before: whatever could fail has failed there.</summary>
    static bool IsOnDiskAlready(BodyFacts body, FlowEvent sync) =>
        sync.Handle is { WriteThrough: true } && body.Events.TakeWhile(e => !ReferenceEquals(e, sync)).Any(e => e.Kind == FlowEventKind.Drain && e.Handle == sync.Handle);

    /// <summary>Each attempt makes the whole file again: the sync that succeeds is one of pages that were written since.</summary>
    static bool IsMadeAnew(FlowEvent sync, SyntaxNode repeated) =>
        sync.Handle is { Origin: HandleOrigin.Local, Mode: OpenMode.Create or OpenMode.CreateNew or OpenMode.Truncate } file && repeated.Span.Contains(file.Bottom.Site.Root.Span);

    /// <summary>Every catch leaves the loop.</summary>
    static bool Ends(TryStatementSyntax guarded) =>
        guarded.Catches.All(c => c.Block.Statements.LastOrDefault() is ThrowStatementSyntax or ReturnStatementSyntax or BreakStatementSyntax);

    /// <summary>The loop goes on only after a failure: success leaves it, or its condition counts attempts.</summary>
    static bool TriesAgain(TryStatementSyntax guarded, StatementSyntax loop) =>
        guarded.Block.DescendantNodes(static n => n is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax).Any(n => n is ReturnStatementSyntax || (n is BreakStatementSyntax && CatchShape.Left(n) == loop))
        || loop.DescendantTokens().Any(static t => t.IsKind(SyntaxKind.IdentifierToken) && (t.ValueText.IndexOf("retr", System.StringComparison.OrdinalIgnoreCase) >= 0 || t.ValueText.IndexOf("attempt", System.StringComparison.OrdinalIgnoreCase) >= 0));

    static Finding ReportCatch(BodyFacts body, FlowEvent sync, CatchClauseSyntax swallower)
    {
        var hidesOpen = IsManagedDirectory(body, sync);
        var finding = Report(Swallowed, sync.Site.Root, sync, swallower, "catch", hidesOpen ? NeverOpens : CatchShape.Logs(swallower) ? OnlyLogged : Unknown) with { Marked = swallower.CatchKeyword };
        return hidesOpen ? finding with { Arguments = [Naming.Call(sync.Handle!.Site.Root), .. finding.Arguments.Skip(1)] } : finding;
    }

    /// <summary>
    /// .NET opens no directory: it closes what it finds to be one and throws. The catch that is meant for file systems which cannot sync
    /// directories then takes that failure each time.
    /// </summary>
    static bool IsManagedDirectory(BodyFacts body, FlowEvent sync) =>
        sync is { Kind: FlowEventKind.Sync, Handle: { Origin: HandleOrigin.Local, Mode: OpenMode.ReadOnly } } && EvidenceWords.IsForDirectorySync(body.Member.Name);

    /// <summary>The handler makes the whole file again, in another way, and syncs it: whether that succeeds is what its caller learns.</summary>
    static bool IsDoneAgain(BodyFacts body, FlowEvent sync, CatchClauseSyntax handler) =>
        sync.Handle is { Path: { } path } && body.Events.Any(e => e is { Kind: FlowEventKind.Sync, Handle: { Origin: HandleOrigin.Local, Mode: OpenMode.Create or OpenMode.CreateNew or OpenMode.Truncate } again } && path.Equals(again.Path) && handler.Block.Span.Contains(again.Bottom.Site.Root.Span));

    /// <summary>The helper that makes the whole file is called again behind the <c>try</c>, where nobody catches: what still fails is told there.</summary>
    static bool IsCalledAgain(FlowEvent sync, TryStatementSyntax guarded) =>
        sync is { Handle: { Origin: HandleOrigin.Local, Mode: OpenMode.Create or OpenMode.CreateNew or OpenMode.Truncate }, Site: { IsInRoot: false, Root: InvocationExpressionSyntax at } } && guarded.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes()
            .Any(n => n.SpanStart > guarded.Span.End && n is InvocationExpressionSyntax && n.IsEquivalentTo(at) && CatchShape.TryAround(n) is null) == true;

    /// <summary>A last attempt in a <c>catch</c> that throws on: the caller learns of the failure all the same.</summary>
    static bool IsWithinRethrow(TryStatementSyntax guarded) =>
        guarded.FirstAncestorOrSelf<CatchClauseSyntax>() is { Block.Statements: [.., ThrowStatementSyntax] } outer && outer.Span.Contains(guarded.Span);

    /// <summary>A file system that cannot sync directories says so by an error: such a catch is deliberate.</summary>
    static bool IsDirectorySync(FlowEvent sync) => sync.Handle is null or { Origin: HandleOrigin.Unknown } || EvidenceWords.IsForDirectorySync(Naming.Called(sync.Site.Root));

    static Finding Report(DiagnosticDescriptor descriptor, SyntaxNode at, FlowEvent sync, SyntaxNode other, params object[] more) => new(descriptor, at, [Naming.Call(at), .. more])
    {
        Covers = [at, sync.Site.Node],
        Others = [other],
        Cause = at,
    };
}
