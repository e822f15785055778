using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// An <see cref="AnalyzerTest{TVerifier}"/> that also applies a fix: one by one until none is offered any more, and as "fix all"
/// in the document, the project and the solution. Each road must end in the same text, without compile errors.
/// </summary>
public abstract class CodeFixTest<TVerifier> : AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    public string FixedCode
    {
        set => FixedState.Sources.Add(value);
    }

    public string BatchFixedCode
    {
        set => BatchFixedState.Sources.Add(value);
    }

    public SolutionState FixedState { get; } = new();

    /// <summary>What "fix all" makes of the test source, where that is not the <see cref="FixedState"/>.</summary>
    public SolutionState BatchFixedState { get; } = new();

    public int? CodeActionIndex { get; set; }

    public string? CodeActionEquivalenceKey { get; set; }

    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    /// <summary>How many fixes are applied one by one; without it, at most one for each fixable diagnostic.</summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>How often "fix all" must run; one where this is not set.</summary>
    public int? NumberOfFixAllIterations { get; set; }

    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        await base.RunImplAsync(cancellationToken).ConfigureAwait(false);
        if (FixedState.Sources.Count == 0 && BatchFixedState.Sources.Count == 0 && FixedState.InheritanceMode is null)
            return;

        var fixableIds = GetCodeFixProviders().SelectMany(static provider => provider.FixableDiagnosticIds).ToHashSet();
        var start = EvaluatedState.Evaluate(TestState, Expect);
        var fixedState = EvaluatedState.Inherit(FixedState, TestState, fixableIds);
        var expected = EvaluatedState.Evaluate(fixedState, Expect, fixableIds);
        await VerifyDiagnosticsAsync(expected, "the fixed source", cancellationToken).ConfigureAwait(false);
        await VerifyOneByOneAsync(start, expected, cancellationToken).ConfigureAwait(false);

        if (GetCodeFixProviders().Any(static provider => provider.GetFixAllProvider() is null))
            return;

        if (BatchFixedState.Sources.Count > 0)
        {
            expected = EvaluatedState.Evaluate(EvaluatedState.Inherit(BatchFixedState, TestState, fixableIds), Expect, fixableIds);
            await VerifyDiagnosticsAsync(expected, "the batch-fixed source", cancellationToken).ConfigureAwait(false);
        }

        foreach (var (scope, skip) in Scopes)
        {
            if (!CodeFixTestBehaviors.HasFlag(skip))
                await VerifyFixAllAsync(scope, start, expected, cancellationToken).ConfigureAwait(false);
        }
    }

    private static readonly (FixAllScope Scope, CodeFixTestBehaviors Skip)[] Scopes =
    [
        (FixAllScope.Document, CodeFixTestBehaviors.SkipFixAllInDocumentCheck),
        (FixAllScope.Project, CodeFixTestBehaviors.SkipFixAllInProjectCheck),
        (FixAllScope.Solution, CodeFixTestBehaviors.SkipFixAllInSolutionCheck),
    ];

    private async Task VerifyOneByOneAsync(EvaluatedState start, EvaluatedState expected, CancellationToken cancellationToken)
    {
        var project = await CreateProjectAsync(start, cancellationToken).ConfigureAwait(false);
        var limit = CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne)
            ? 1
            : NumberOfIncrementalIterations ?? (await FixableAsync(project, cancellationToken).ConfigureAwait(false)).Length;

        var applied = 0;
        while (await FindFixAsync(project, cancellationToken).ConfigureAwait(false) is { } found)
        {
            if (applied == limit && CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne))
                break;
            Verify.True(applied < limit, $"After {applied} fixes, as many as are expected, '{found.Action.Title}' is still offered for {found.Diagnostic}: the fix is not idempotent.");
            project = await ApplyAsync(found.Action, project, cancellationToken).ConfigureAwait(false);
            applied++;
        }

        await VerifyTextsAsync(project, expected, "fixed one by one", cancellationToken).ConfigureAwait(false);
    }

    private async Task VerifyFixAllAsync(FixAllScope scope, EvaluatedState start, EvaluatedState expected, CancellationToken cancellationToken)
    {
        var project = await CreateProjectAsync(start, cancellationToken).ConfigureAwait(false);
        var limit = NumberOfFixAllIterations ?? 1;
        for (var applied = 0; await FindFixAsync(project, cancellationToken).ConfigureAwait(false) is { } found; applied++)
        {
            // One document at a time: each document with a fixable diagnostic is a run of its own.
            if (scope == FixAllScope.Document && applied == 0)
                limit *= (await FixableAsync(project, cancellationToken).ConfigureAwait(false)).Select(static one => one.Location.SourceTree).Distinct().Count();
            if (applied == limit && CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne))
                break;
            Verify.True(applied < limit, $"After {applied} runs of 'fix all' in the {scope}, '{found.Action.Title}' is still offered for {found.Diagnostic}.");
            var context = CreateFixAllContext(scope, found, cancellationToken);
            var action = await found.Provider.GetFixAllProvider()!.GetFixAsync(context).ConfigureAwait(false);
            if (action is null)
                Verify.Fail($"'Fix all' in the {scope} offers nothing for {found.Diagnostic}.");
            project = await ApplyAsync(action, project, cancellationToken).ConfigureAwait(false);
        }

        await VerifyTextsAsync(project, expected, $"fixed by 'fix all' in the {scope}", cancellationToken).ConfigureAwait(false);
    }

    private FixAllContext CreateFixAllContext(FixAllScope scope, OfferedFix found, CancellationToken cancellationToken)
    {
        var diagnostics = new TestedDiagnostics(project => FixableAsync(project, cancellationToken));
        return scope == FixAllScope.Document
            ? new FixAllContext(found.Document, found.Provider, scope, found.Action.EquivalenceKey!, found.Provider.FixableDiagnosticIds, diagnostics, cancellationToken)
            : new FixAllContext(found.Document.Project, found.Provider, scope, found.Action.EquivalenceKey!, found.Provider.FixableDiagnosticIds, diagnostics, cancellationToken);
    }

    private async Task<ImmutableArray<Diagnostic>> FixableAsync(Project project, CancellationToken cancellationToken)
    {
        var ids = GetCodeFixProviders().SelectMany(static provider => provider.FixableDiagnosticIds).ToHashSet();
        var all = await GetDiagnosticsAsync(project, cancellationToken).ConfigureAwait(false);
        return [.. all.Where(diagnostic => ids.Contains(diagnostic.Id) && diagnostic.Location.IsInSource && !diagnostic.IsSuppressed)];
    }

    private async Task<OfferedFix?> FindFixAsync(Project project, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in await FixableAsync(project, cancellationToken).ConfigureAwait(false))
        {
            var document = project.GetDocument(diagnostic.Location.SourceTree)!;
            foreach (var provider in GetCodeFixProviders().Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                var offered = new List<CodeAction>();
                await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), cancellationToken)).ConfigureAwait(false);
                if (Choose([.. offered.SelectMany(Flatten)]) is { } action)
                    return new OfferedFix(action, diagnostic, document, provider);
            }
        }

        return null;
    }

    private CodeAction? Choose(List<CodeAction> offered)
    {
        if (CodeActionEquivalenceKey is null)
            return offered.ElementAtOrDefault(CodeActionIndex ?? 0);
        return CodeActionIndex is { } index
            ? offered.ElementAtOrDefault(index) is { } action && action.EquivalenceKey == CodeActionEquivalenceKey ? action : null
            : offered.Find(action => action.EquivalenceKey == CodeActionEquivalenceKey);
    }

    private static IEnumerable<CodeAction> Flatten(CodeAction action)
        => action.NestedActions.IsDefaultOrEmpty ? [action] : action.NestedActions.SelectMany(Flatten);

    private static async Task<Project> ApplyAsync(CodeAction action, Project project, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;

        // What a fix made is read again from its text, as the next build reads it.
        foreach (var document in changed.Documents)
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            changed = changed.GetDocument(document.Id)!.WithText(text).Project;
        }

        return changed;
    }

    private async Task VerifyTextsAsync(Project project, EvaluatedState expected, string how, CancellationToken cancellationToken)
    {
        Verify.Equal(expected.Sources.Length, project.Documents.Count(), $"The number of documents {how}.");
        foreach (var (filename, content) in expected.Sources)
        {
            var document = project.Documents.SingleOrDefault(candidate => candidate.FilePath == filename || candidate.Name == filename);
            if (document is null)
                Verify.Fail($"There is no document '{filename}' {how}.");
            var actual = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (content.ToString() != actual.ToString())
                Verify.Fail($"'{filename}' {how} is not as expected.{Environment.NewLine}{TextDifference.Describe(content, actual)}");
        }
    }

    private sealed record OfferedFix(CodeAction Action, Diagnostic Diagnostic, Document Document, CodeFixProvider Provider);

    private sealed class TestedDiagnostics(Func<Project, Task<ImmutableArray<Diagnostic>>> find) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => await find(project).ConfigureAwait(false);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
            return (await find(document.Project).ConfigureAwait(false)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
