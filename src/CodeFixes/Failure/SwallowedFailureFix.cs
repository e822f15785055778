using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Failure;

/// <summary>DUR301: the catch that swallows the failure of a sync tells it on; what it logs stays.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwallowedFailureFix)), Shared]
public sealed class SwallowedFailureFix : DurabilityFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR301"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        if (site.Node.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } clause)
            yield break;
        var edit = site.Edit();
        switch (clause.Block.Statements.LastOrDefault())
        {
            case ReturnStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax:
                edit.Replace(clause.Block.Statements.Last(), "throw;");
                break;
            case ThrowStatementSyntax or GotoStatementSyntax or YieldStatementSyntax:
                yield break;
            default:
                edit.Append(clause.Block, "throw;");
                break;
        }

        yield return edit.As("Throw the failure of the sync on", "Rethrow");
    }
}
