using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Durability.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Cost;

/// <summary>DUR502: takes a sync out that has nothing to do.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RedundantSyncFix)), Shared]
public sealed class RedundantSyncFix : DurabilityFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR502"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        if (SourceEdit.StatementOf(site.Node) is not ExpressionStatementSyntax sync)
            yield break;
        var edit = site.Edit();
        edit.Remove(sync);
        yield return edit.As("Remove the sync, which has nothing to do", "RemoveSync");
    }
}
