using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Failure;

/// <summary>What a <c>catch</c> does with the failure that it catches.</summary>
internal static class CatchShape
{
    /// <summary>The nearest <c>try</c> whose block a node stands in, up to its member or lambda.</summary>
    public static TryStatementSyntax? TryAround(SyntaxNode node)
    {
        for (var n = node; n.Parent is { } parent && parent is not (MemberDeclarationSyntax or LocalFunctionStatementSyntax) && (parent is not AnonymousFunctionExpressionSyntax lambda || IsAwaited(lambda)); n = parent)
        {
            if (parent is TryStatementSyntax guarded && guarded.Block == n && guarded.Catches.Count > 0)
                return guarded;
        }

        return null;
    }

    /// <summary><c>await Task.Run(() => ...)</c>: what the lambda throws comes out of the <c>await</c>.</summary>
    static bool IsAwaited(AnonymousFunctionExpressionSyntax lambda)
    {
        var called = (lambda.Parent as ArgumentSyntax)?.Parent?.Parent;
        while (called is InvocationExpressionSyntax { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } })
            called = configured;
        return called is InvocationExpressionSyntax { Parent: AwaitExpressionSyntax };
    }

    /// <summary>The first <c>catch</c> of a <c>try</c> that takes an I/O failure, or that access was denied where this is meant, and lets nobody know.</summary>
    public static CatchClauseSyntax? Swallower(TryStatementSyntax guarded, bool denied = false)
    {
        foreach (var clause in guarded.Catches)
        {
            if (!TakesIoFailure(clause) && !(denied && TakesDenial(clause)))
                continue;
            return Passes(clause) || IsToldBySuccess(guarded) || (RetryLoop(guarded) is not null && guarded.Catches.TakeWhile(c => c != clause).Any(Rethrows)) ? null : clause;
        }

        return null;
    }

    /// <summary><c>catch (IOException) when (attempt == last) { throw; }</c>: the last attempt's failure is told.</summary>
    static bool Rethrows(CatchClauseSyntax clause) => clause is { Filter: not null, Block.Statements: [.., ThrowStatementSyntax] };

    /// <summary>The last thing that the <c>try</c> does is to set a flag, which is returned after it: whoever calls sees that it is not set.</summary>
    static bool IsToldBySuccess(TryStatementSyntax guarded) =>
        guarded.Parent is BlockSyntax around
        && guarded.Block.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(a => a.Right.IsKind(SyntaxKind.TrueLiteralExpression) && !CallsAfter(guarded.Block, a)).Select(a => a.Left).OfType<IdentifierNameSyntax>()
            .Any(flag => !StartsTrue(around, flag.Identifier.ValueText) && around.Statements.Any(s => s.SpanStart > guarded.SpanStart && s is ReturnStatementSyntax { Expression: { } returned } && Names(returned, flag.Identifier.ValueText)));

    /// <summary>What is called after the flag was set may fail and leave it set.</summary>
    static bool CallsAfter(BlockSyntax block, SyntaxNode assignment) =>
        block.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.SpanStart > assignment.Span.End);

    static bool StartsTrue(BlockSyntax block, string flag) =>
        block.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(v => v.Identifier.ValueText == flag && v.Initializer?.Value.IsKind(SyntaxKind.TrueLiteralExpression) == true);

    /// <summary>
    /// The <c>ContinueWith</c> that runs after a call, or after the task that a call is made in, and does not look at how that ended: the
    /// failure is dropped, and the task that is awaited is the continuation's.
    /// </summary>
    public static MemberAccessExpressionSyntax? DroppingContinuation(SyntaxNode call)
    {
        for (var node = call; node is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax || (node is StatementSyntax and not LocalFunctionStatementSyntax); node = node.Parent)
        {
            if (node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ContinueWith", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [var then, ..] arguments } } continued && continued.Expression == node)
                return Ignores(then.Expression) && !arguments.Any(a => a.ToString().Contains("OnRanToCompletion")) ? continued : null;
        }

        return null;
    }

    static bool Ignores(ExpressionSyntax continuation) => continuation switch
    {
        SimpleLambdaExpressionSyntax { Parameter.Identifier.ValueText: var task, Body: var body } => !Names(body, task),
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [{ Identifier.ValueText: var task }, ..], Body: var body } => !Names(body, task),
        _ => false,
    };

    static bool TakesIoFailure(CatchClauseSyntax clause) =>
        clause.Filter is null && clause.Declaration?.Type.ToString() is null or "Exception" or "System.Exception" or "IOException" or "System.IO.IOException" or "SystemException" || IsNamedForSync(clause);

    static bool TakesDenial(CatchClauseSyntax clause) => $"{clause.Declaration} {clause.Filter}".IndexOf("UnauthorizedAccessException", System.StringComparison.Ordinal) >= 0;

    /// <summary><c>SyncFailedException</c>: an exception of the program's own, for this failure.</summary>
    static bool IsNamedForSync(CatchClauseSyntax clause) =>
        clause is { Filter: null, Declaration.Type: var type } && Evidence.EvidenceWords.Split(type.ToString()).Any(word => word is "sync" or "fsync" or "flush");

    /// <summary>Rethrown, wrapped, returned, stored, or ended: somebody learns of it.</summary>
    static bool Passes(CatchClauseSyntax clause)
    {
        var name = clause.Declaration?.Identifier.ValueText;
        return Reached(clause.Block).Any(node => Keeps(node, name) || node switch
        {
            ReturnStatementSyntax { Expression: { } returned } => IsFailure(returned, name),
            ObjectCreationExpressionSyntax made => IsNamedForFailure(made.Type.ToString()) && made.ArgumentList is { } arguments && Names(arguments, name),
            InvocationExpressionSyntax call => IsKeptByOwn(call, name),
            _ => false,
        });
    }

    static IEnumerable<SyntaxNode> Reached(BlockSyntax block) => block.DescendantNodes(static n => n is not AnonymousFunctionExpressionSyntax { Parent: not ArgumentSyntax });

    static bool Keeps(SyntaxNode node, string? name) => node switch
    {
        ThrowStatementSyntax or ThrowExpressionSyntax => true,
        AssignmentExpressionSyntax { Right: var stored } => Names(stored, name) || stored.IsKind(SyntaxKind.TrueLiteralExpression) || stored.IsKind(SyntaxKind.FalseLiteralExpression),
        InvocationExpressionSyntax call => Hands(call, name),
        _ => false,
    };

    /// <summary>Whoever reads the log learns of the failure; the program, and who waits for it, does not.</summary>
    public static bool Logs(CatchClauseSyntax clause) => clause.Block.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
        call.Expression.ToString().IndexOf("log", System.StringComparison.OrdinalIgnoreCase) >= 0 || Evidence.EvidenceWords.Split(Naming.Called(call)).FirstOrDefault() is "write" or "print" or "trace" or "warn" or "warning" or "error" or "report" or "debug" or "fatal");

    static bool IsFailure(ExpressionSyntax returned, string? name) => Names(returned, name) || returned.IsKind(SyntaxKind.FalseLiteralExpression) || returned is PrefixUnaryExpressionSyntax or ObjectCreationExpressionSyntax;

    /// <summary>A call that ends the process, completes a task with the failure, captures it, or is handed it for good.</summary>
    static bool Hands(InvocationExpressionSyntax call, string? name) => Naming.Called(call) is
        "FailFast" or "Exit" or "SetException" or "TrySetException" or "Throw" or "Capture" or "Fault" or "Poison" or "Fail" or "Abort"
        || ((IsNamedForFailure(Naming.Called(call)) || RaisesFailure(Naming.Called(call))) && Names(call.ArgumentList, name))
        || (Naming.Called(call) is "Add" or "Enqueue" or "Invoke" or "OnError" && call.ArgumentList.Arguments.Any(a => Names(a.Expression, name)))
        || IsEventOfFailure(call);

    /// <summary><c>SaveFailed?.Invoke(this, EventArgs.Empty)</c>: that it is raised says it all.</summary>
    static bool IsEventOfFailure(InvocationExpressionSyntax call) => call switch
    {
        { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Invoke" }, Parent: ConditionalAccessExpressionSyntax { Expression: var raised } } => SpeaksOfFailure(raised.ToString()),
        { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke", Expression: var raised } } => SpeaksOfFailure(raised.ToString()),
        _ => false,
    };

    /// <summary>A member of the same type that is handed the failure, and throws it on or keeps it for whoever asks.</summary>
    static bool IsKeptByOwn(InvocationExpressionSyntax call, string? name)
    {
        var at = call.ArgumentList.Arguments.IndexOf(a => Names(a.Expression, name));
        return at >= 0 && call.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
            && call.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.OfType<MethodDeclarationSyntax>().Any(own =>
                own.Identifier.ValueText == Naming.Called(call) && own is { Body: { } body, ParameterList.Parameters: var parameters } && at < parameters.Count && Reached(body).Any(n => Keeps(n, parameters[at].Identifier.ValueText))) == true;
    }

    /// <summary><c>Result.Failed(exception)</c>, <c>new Status.Failure(exception)</c>: a result that carries the failure on.</summary>
    static bool IsNamedForFailure(string name) => name.Substring(name.LastIndexOf('.') + 1) is "Failed" or "Failure" or "FromException" or "Faulted" or "SetFailed" or "SetFailure";

    /// <summary><c>OnSaveFailed(exception)</c>: those who asked to be told are told.</summary>
    static bool RaisesFailure(string name) =>
        (name.StartsWith("On", System.StringComparison.Ordinal) || name.StartsWith("Raise", System.StringComparison.Ordinal) || name.StartsWith("Notify", System.StringComparison.Ordinal) || name.EndsWith("Callback", System.StringComparison.Ordinal))
        && SpeaksOfFailure(name);

    static bool SpeaksOfFailure(string name) => Evidence.EvidenceWords.Split(name).Any(word => word is "failed" or "failure" or "error" or "errored" or "exception" or "faulted");

    static bool Names(SyntaxNode node, string? name) => name is { Length: > 0 } && node.DescendantNodesAndSelf().Any(n => n is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name);

    /// <summary>The loop that repeats a <c>try</c>; null where none does, or where it goes over different items.</summary>
    public static StatementSyntax? RetryLoop(TryStatementSyntax guarded)
    {
        for (SyntaxNode? n = guarded.Parent; n is not null and not MemberDeclarationSyntax and not AnonymousFunctionExpressionSyntax; n = n.Parent)
        {
            if (n is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax)
                return (StatementSyntax)n;
            if (n is CommonForEachStatementSyntax)
                return null;
        }

        return null;
    }

    /// <summary>What a <c>break</c> leaves.</summary>
    public static StatementSyntax? Left(SyntaxNode leaving) =>
        leaving.Ancestors().FirstOrDefault(n => n is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or SwitchStatementSyntax) as StatementSyntax;

    /// <summary>A lambda that is given to a method which retries.</summary>
    public static InvocationExpressionSyntax? RetryCall(SyntaxNode node)
    {
        for (SyntaxNode? n = node; n is not null and not MemberDeclarationSyntax; n = n.Parent)
        {
            if (n is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } && call.Expression.ToString().IndexOf("retry", System.StringComparison.OrdinalIgnoreCase) >= 0)
                return call;
        }

        return null;
    }
}
