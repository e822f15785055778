using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.CodeFixes.Publication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes.Failure;

/// <summary>DUR305: the rename moves to the end of the <c>try</c>, where it runs only behind a write that succeeded.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PublishAfterFailureFix)), Shared]
public sealed class PublishAfterFailureFix : DurabilityFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR305"];

    /// <summary>What is written in full is not synced by that, and the failure is still swallowed.</summary>
    internal override ImmutableArray<string> Uncovers => ["DUR203", "DUR301"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        if (SourceEdit.StatementOf(site.Node) is not ExpressionStatementSyntax publish || GuardOf(publish) is not { } guarded
            || guarded.Block.Statements.LastOrDefault() is not { } last || last is ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax)
            yield break;
        var edit = site.Edit();
        if (publish.Parent is BlockSyntax { Statements.Count: 1, Parent: FinallyClauseSyntax } && guarded.Finally is { } final)
        {
            if (guarded.Catches.Count == 0)
                yield break;
            edit.InsertAfter(last, publish.ToString());
            edit.Replace(TextSpan.FromBounds(guarded.Catches.Last().Span.End, final.Span.End), "");
        }
        else
        {
            edit.Move(publish, last);
        }

        yield return edit.As("Publish only what was written in full", "PublishOnSuccess");
    }

    /// <summary>The <c>try</c> that writes: right before the rename, or the one whose <c>finally</c> renames.</summary>
    static TryStatementSyntax? GuardOf(StatementSyntax publish) =>
        publish.Parent is BlockSyntax { Parent: FinallyClauseSyntax { Parent: TryStatementSyntax guarded } } ? guarded : Neighbours.Before(publish) as TryStatementSyntax;
}
