using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Durability.Analyzers.CodeFixes.Handles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Sync;

/// <summary>DUR106: passes the flag on to the file below; a method that is named for a sync gets one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DroppedSyncFix)), Shared]
public sealed class DroppedSyncFix : DurabilityFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR106"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        // A way out before the sync is for its author to judge.
        if (site.Node is IfStatementSyntax || site.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method)
            return [];
        var map = new LayerMap(site);
        var drains = method.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<InvocationExpressionSyntax>()
            .Select(call => Drain.Of(call, site, map)).OfType<Drain>().ToArray();
        if (drains.Length == 0)
            return [];
        return method.Identifier.ValueText == "Flush" && method.ParameterList.Parameters is [var flag] ? PassOn(site, drains, flag.Identifier.Text) : Sync(site, method, drains);
    }

    static IEnumerable<FixCandidate> PassOn(FixSite site, Drain[] drains, string flag)
    {
        var edit = site.Edit();
        if (drains.All(d => d.PassOn(edit, site, flag)))
            yield return edit.As($"Pass '{flag}' on to '{drains[0].Receiver}'", "PassOn.Framework");
    }

    static IEnumerable<FixCandidate> Sync(FixSite site, MethodDeclarationSyntax method, Drain[] drains)
    {
        foreach (var means in new SyncCode(site).Available)
        {
            var edit = site.Edit();
            if (drains.All(d => d.ToSync(edit, site, means)))
                yield return edit.As($"Let '{method.Identifier.ValueText}' sync '{drains[0].Receiver}' with {SyncCode.Named(means)}", $"PassOn.{means}");
        }
    }
}
