using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Cost;

/// <summary>DUR501: one sync for each record where one for the batch would do.</summary>
internal sealed class SyncPerRecordRule : Rule
{
    public static readonly DiagnosticDescriptor PerRecord = Describe("DUR501", "Sync for every record",
        "'{0}' syncs '{1}' {2}; each sync waits for the device and costs 85 to 170 times a write, and one {3} keeps the same promise",
        RuleFamily.Cost, "Group commit: write the whole batch, sync once, then tell everyone. Nothing in this loop tells anyone in between.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [PerRecord];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var sync in body.Events)
        {
            if (sync is not { Kind: FlowEventKind.Sync, Handle: not null, Site.Faulted: false })
                continue;
            if (LoopOverRecords(sync.Site.Root) is not { } loop || (loop.Span.Contains(sync.Handle!.Site.Root.Span) && sync.Handle.Origin == HandleOrigin.Local) || IsOfEach(loop, sync.Site.Root, sync.Handle))
                continue;
            var writesInLoop = sync.Dirty.Sites.Any(s => loop.Span.Contains(s.Root.Span));
            var tells = body.Events.Any(e => e.Kind is FlowEventKind.Acknowledge or FlowEventKind.Reply && loop.Span.Contains(e.Site.Root.Span)) || loop.DescendantNodes().Any(n => n is YieldStatementSyntax);
            if (writesInLoop && !tells)
                found.Add(new Finding(PerRecord, sync.Site.Root, Naming.Call(sync.Site.Root), Naming.Of(sync.Handle), "once for every turn of this loop", "after the loop") { Covers = [sync.Site.Root], Others = [loop], Cause = sync.Site.Root });
        }
    }

    /// <summary>A base class that calls its own drain whenever its buffer is full: an override of the drain that syncs does it once for every buffer.</summary>
    public override void InType(TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var body in type.Bodies)
        {
            if (body.Member is not IMethodSymbol { OverriddenMethod: { } drain } || drain.ContainingType.DeclaringSyntaxReferences.IsEmpty)
                continue;
            var sync = body.Events.FirstOrDefault(e => e is { Kind: FlowEventKind.Sync, Handle.Origin: HandleOrigin.Field, Site: { Faulted: false, IsInRoot: true } });
            if (sync is not null && WriterThatCalls(drain) is { } writer)
                found.Add(new Finding(PerRecord, sync.Site.Root, Naming.Call(sync.Site.Root), Naming.Of(sync.Handle!), $"each time that '{writer}' has filled its buffer", "at the end of the file or at a commit") { Covers = [sync.Site.Root], Cause = sync.Site.Root });
        }
    }

    /// <summary>The member of the base class that writes to its buffer and drains it under a condition.</summary>
    static string? WriterThatCalls(IMethodSymbol drain)
    {
        foreach (var reference in SourceOrder.Parts(drain.ContainingType))
        {
            foreach (var member in reference.GetSyntax().ChildNodes().OfType<MethodDeclarationSyntax>())
            {
                if (member.Identifier.ValueText.StartsWith("Write", System.StringComparison.Ordinal) && member.Identifier.ValueText != drain.Name && member.DescendantNodes().Any(n => IsCallOf(n, drain) && n.Ancestors().Any(a => a is IfStatementSyntax)))
                    return $"{drain.ContainingType.Name}.{member.Identifier.ValueText}";
            }
        }

        return null;
    }

    static bool IsCallOf(SyntaxNode node, IMethodSymbol method) =>
        node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } } call
        && Naming.Called(call) == method.Name && call.ArgumentList.Arguments.Count == method.Parameters.Length;

    /// <summary>
    /// The loop that a sync is repeated by, where it goes over a list that is there already. A loop that waits for more,
    /// a retry, and a sync under a condition (every so many records) are deliberate.
    /// </summary>
    static SyntaxNode? LoopOverRecords(SyntaxNode sync)
    {
        for (var node = sync.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax each } }:
                    return Naming.Called(each) is "ForEach" or "For" ? each : null;
                case AnonymousFunctionExpressionSyntax:
                    return null;
                case CommonForEachStatementSyntax { AwaitKeyword.RawKind: 0 } loop:
                    return Waits(loop.Expression) ? null : loop;
                case ForStatementSyntax { Condition: BinaryExpressionSyntax { Right: LiteralExpressionSyntax } }:
                    return null;
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

    /// <summary><c>foreach (var table in tables) table.Flush();</c>, <c>var file = files[i]; file.Flush(true);</c>: each has a file of its own.</summary>
    static bool IsOfEach(SyntaxNode loop, SyntaxNode sync, HandleInfo handle) =>
        handle.Origin != HandleOrigin.Local && sync is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } call && OwnerOf(receiver) is { } owner
        && (loop is ForEachStatementSyntax { Identifier.ValueText: var each } && each == owner || loop.DescendantNodes().Any(n => n is VariableDeclaratorSyntax declared && declared.Identifier.ValueText == owner))
        && !call.ArgumentList.DescendantNodes().Any(n => n is IdentifierNameSyntax given && given.Identifier.ValueText == handle.Symbol?.Name);

    /// <summary>The variable that an expression begins with: <c>pair</c> of <c>pair.Value</c>.</summary>
    static string? OwnerOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => OwnerOf(access.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } known => OwnerOf(known.Operand),
        _ => null,
    };

    /// <summary>What is gone over has no end: each record is one that somebody waits for.</summary>
    static bool Waits(ExpressionSyntax source) => source.DescendantNodesAndSelf().Any(n => n is InvocationExpressionSyntax call && Naming.Called(call) == "GetConsumingEnumerable");

    /// <summary>A loop that ends with what it takes from: lines of a reader, items of a queue or an enumerator. One that waits for more has no end to sync at.</summary>
    static bool TakesWhatIsThere(ExpressionSyntax condition) =>
        condition.DescendantNodesAndSelf().Any(n => n is InvocationExpressionSyntax call && Naming.Called(call) is "MoveNext" or "TryDequeue" or "TryPop" or "TryRead" or "ReadLine" or "Read")
        && !condition.DescendantNodesAndSelf().Any(n => n is AwaitExpressionSyntax);
}
