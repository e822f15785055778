using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Durability.Analyzers.CodeFixes;

/// <summary>
/// A fix says what it would change; here it is tried out first. Only a change that the compiler accepts and that makes the
/// diagnostic go away, without a new warning in its place, is offered.
/// </summary>
public abstract class DurabilityFix : CodeFixProvider
{
    /// <summary>What the fix would change, the best first. Of several with one key, the first that holds is offered.</summary>
    internal abstract IEnumerable<FixCandidate> Propose(FixSite site);

    /// <summary>Warnings that this fix uncovers: they were there before, behind its own.</summary>
    internal virtual ImmutableArray<string> Uncovers => [];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllDiagnostics.For(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            // 'dotnet format' asks with whatever the analyzer reported first, also of a rule that this fix is not for.
            if (!FixableDiagnosticIds.Contains(diagnostic.Id))
                continue;
            if (await FixSite.CreateAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } site)
                continue;
            var proposed = Propose(site).Where(c => !c.Changes.IsEmpty).GroupBy(c => c.Key).ToArray();
            if (proposed.Length == 0 || await DocumentState.OfAsync(context.Document, context.CancellationToken).ConfigureAwait(false) is not { } before)
                continue;
            var proof = new FixProof(before, Uncovers, context.CancellationToken);
            foreach (var variants in proposed)
            {
                if (await proof.FirstThatHoldsAsync(diagnostic, variants).ConfigureAwait(false) is { After.Document: var changed } held)
                    context.RegisterCodeFix(CodeAction.Create(held.Candidate.Title, _ => Task.FromResult(changed), held.Candidate.Key), diagnostic);
            }
        }
    }
}
