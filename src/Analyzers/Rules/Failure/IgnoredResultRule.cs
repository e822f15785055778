using System;
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

/// <summary>DUR303, DUR304: the result of a native sync, or the task of a file write or flush, is dropped.</summary>
internal sealed class IgnoredResultRule : Rule
{
    public static readonly DiagnosticDescriptor Native = Describe("DUR303", "Native sync's result ignored",
        "The result of '{0}' is ignored; when the sync fails the data is lost and the program goes on",
        RuleFamily.Failure, "fsync, fdatasync and FlushFileBuffers report a failure only through their result. Check it and throw.");

    public static readonly DiagnosticDescriptor Task = Describe("DUR304", "Write or flush task not observed",
        "The task of '{0}' is dropped; when the write fails, or the process ends first, what was to be written is lost and nobody knows",
        RuleFamily.Failure, "A file write or flush that nobody awaits has not happened when the next statement runs, and its failure is never seen.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Native, Task];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var happened in body.Events)
        {
            if (!(happened.Site is { IsInRoot: true, Faulted: false } && IsDropped(happened.Site.Node)))
                continue;
            if (happened.Kind == FlowEventKind.Sync && IsNative(happened.Site.Node, context) && !IsBestEffort(happened.Site.Node))
                found.Add(Report(Native, happened));
            else if (happened.Kind is FlowEventKind.WriteFile or FlowEventKind.AppendFile or FlowEventKind.Write or FlowEventKind.Drain && happened.Handle?.IsFile != false && IsTask(happened.Site.Node, context) && !IsScratch(body, happened, context))
                found.Add(Report(Task, happened));
        }
    }

    static bool IsScratch(BodyFacts body, FlowEvent happened, RuleContext context) =>
        context.Evidence.Of(body.Member, happened.Path ?? happened.Handle?.Path, happened.Site.Root).Level == EvidenceLevel.Counter;

    static bool IsDropped(SyntaxNode node) => node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsTask" or "ConfigureAwait" or "Preserve", Parent: InvocationExpressionSyntax same } ? IsDropped(same) : node.Parent is ExpressionStatementSyntax
        || node.Parent is ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } }
        || node.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax };

    static bool IsNative(SyntaxNode node, RuleContext context)
    {
        if (IsOfPipe(node))
            return false;
        if (!NativeCalls.IsNamedForSync(Naming.Called(node)) && context.Bodies.ModelOf(node.SyntaxTree).GetSymbolInfo(node).Symbol is not IMethodSymbol { IsExtern: true })
            return false;
        // The system call takes a handle: what takes a path is a helper around it, and tells a failure in its own way.
        return context.Bodies.ModelOf(node.SyntaxTree).GetSymbolInfo(node).Symbol is not IMethodSymbol method
            ? !TakesText(node, context)
            : !method.ReturnsVoid && (NativeCalls.Find(method) is not null || method.DeclaringSyntaxReferences.IsEmpty);
    }

    /// <summary><c>FlushFileBuffers(pipeHandle)</c> waits until the other end has read.</summary>
    static bool IsOfPipe(SyntaxNode call) =>
        call is InvocationExpressionSyntax { ArgumentList: var handed } && handed.DescendantNodes().OfType<IdentifierNameSyntax>().Any(static name => EvidenceWords.Split(name.Identifier.ValueText).Any(static word => word is "pipe" or "serial" or "port" or "socket"));

    static bool TakesText(SyntaxNode call, RuleContext context) => call is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments }
        && arguments.Any(a => context.Bodies.ModelOf(call.SyntaxTree).GetTypeInfo(a.Expression).Type?.SpecialType == SpecialType.System_String);

    static bool IsTask(SyntaxNode node, RuleContext context) => TypeNames.IsTask(context.Bodies.ModelOf(node.SyntaxTree).GetTypeInfo(node).Type);

    /// <summary>A directory sync that is said to be best effort: what it cannot do on a platform is no failure.</summary>
    static bool IsBestEffort(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantTrivia().Any(t => (t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia))
            && (t.ToString().IndexOf("best effort", StringComparison.OrdinalIgnoreCase) >= 0 || t.ToString().IndexOf("best-effort", StringComparison.OrdinalIgnoreCase) >= 0)) == true;

    static Finding Report(DiagnosticDescriptor descriptor, FlowEvent happened) => new(descriptor, happened.Site.Root, Naming.Call(happened.Site.Root))
    {
        Covers = [happened.Site.Node],
        Cause = happened.Site.Node,
    };
}
