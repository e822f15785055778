using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Durability.Analyzers.CodeFixes.Handles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Sync;

/// <summary>DUR105: syncs the file that is mapped, where the code holds it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MappedViewFix)), Shared]
public sealed class MappedViewFix : DurabilityFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR105"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        if (site.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var view } } || FileOf(view, site) is not { } file)
            yield break;
        var code = new SyncCode(site);
        foreach (var means in code.Available)
        {
            if (code.Lines([], file, means, wait: false) is not { } lines)
                continue;
            var edit = site.Edit();
            edit.InsertAfterCall(site.Node, lines);
            if (means == Means.Library)
                edit.Import(SyncCode.Namespace);
            yield return edit.As($"Sync '{SyncCode.NameOf(file)}' behind its view, with {SyncCode.Named(means, file)}", $"SyncMappedFile.{means}");
        }
    }

    /// <summary>The stream behind <c>MemoryMappedFile.CreateFromFile(stream, ...).CreateViewAccessor(...)</c>.</summary>
    static Layer? FileOf(ExpressionSyntax view, FixSite site)
    {
        var map = new LayerMap(site);
        for (var expression = view; expression is not null;)
        {
            if (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
            {
                if (access.Name.Identifier.ValueText == "CreateFromFile")
                    return call.ArgumentList.Arguments.FirstOrDefault()?.Expression is { } file && map.OfExpression(file) is { Kind: LayerKind.File, Text: not null } layer ? layer : null;
                expression = access.Expression;
            }
            else
            {
                expression = site.SymbolOf(expression) is ILocalSymbol local && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } ? value : null;
            }
        }

        return null;
    }
}
