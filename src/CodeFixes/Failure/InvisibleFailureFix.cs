using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Durability.Analyzers.CodeFixes.Handles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Failure;

/// <summary>DUR306: the library's <c>FlushToDisk</c>, which sees the failure, in the place of the framework's.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InvisibleFailureFix)), Shared]
public sealed class InvisibleFailureFix : DurabilityFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR306"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        if (!site.HasLibrary || site.Node is not InvocationExpressionSyntax { Expression: var called } call || call.ArgumentList.Arguments is not [{ Expression: var argument }])
            yield break;
        var name = called switch { MemberAccessExpressionSyntax access => access.Name, MemberBindingExpressionSyntax binding => binding.Name, _ => null };
        var edit = site.Edit();
        if (name?.Identifier.ValueText == "Flush" && argument.IsKind(SyntaxKind.TrueLiteralExpression))
        {
            edit.Replace(name, "FlushToDisk");
            edit.Replace(call.ArgumentList, "()");
        }
        else if (name?.Identifier.ValueText == "FlushToDisk" && argument is IdentifierNameSyntax or MemberAccessExpressionSyntax)
        {
            edit.Replace(call, $"{argument}.FlushToDisk()");
        }
        else
        {
            yield break;
        }

        edit.Import(SyncCode.Namespace);
        yield return edit.As("Sync with FlushToDisk, which sees a failure", "SeeFailure.Library");
    }
}
