using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.CodeFixes.Handles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Publication;

/// <summary>DUR206: makes the temporary file beside its target, on the same volume, and syncs it before the rename.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OtherVolumeFix)), Shared]
public sealed class OtherVolumeFix : DurabilityFix
{
    const string Library = "BesideTarget.Library", Framework = "BesideTarget.Framework";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR206"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        if (FileCall.At(site) is not { Name: "Move" or "Replace", Source: IdentifierNameSyntax source, Target: { } target } publish)
            yield break;
        if (site.HasLibrary && DurableWrite.Fold(site, publish) is { } folded)
            yield return folded.As($"Write '{Paths.NameOf(target)}' with one durable call", Library);
        if (Declaration(source, target, site) is not { } declared)
            yield break;
        if (site.HasLibrary)
        {
            var edit = Beside(site, declared, target);
            publish.ToLibrary(edit);
            yield return edit.As($"Make '{source}' beside '{Paths.NameOf(target)}' and publish it with DurableFile.{publish.Name}", Library);
        }

        foreach (var edit in Synced(site, declared, publish, source, target))
            yield return edit.As($"Make '{source}' beside '{Paths.NameOf(target)}' and sync it before the rename", Framework);
    }

    static SourceEdit Beside(FixSite site, ExpressionSyntax declared, ExpressionSyntax target)
    {
        var edit = site.Edit();
        edit.Replace(declared, Paths.TemporaryBeside(target));
        return edit;
    }

    static IEnumerable<SourceEdit> Synced(FixSite site, ExpressionSyntax declared, FileCall publish, ExpressionSyntax source, ExpressionSyntax target)
    {
        yield return Beside(site, declared, target);
        var map = new LayerMap(site);
        var writes = site.Diagnostic.AdditionalLocations.Where(l => l.SourceTree == site.Root.SyntaxTree && l.SourceSpan != site.Node.Span)
            .Select(l => site.Root.FindNode(l.SourceSpan, getInnermostNodeForTie: true)).Where(n => FixSite.EnclosingFunction(n) == site.Function).OrderByDescending(n => n.SpanStart);
        foreach (var write in writes)
        {
            foreach (var handle in map.HandlesIn(write))
            {
                foreach (var place in new SyncPlacement(site, map).Places(handle, write))
                {
                    if (new SyncCode(site).Lines(place.Alive, handle.Bottom, Means.Framework, site.IsAsync) is not { } lines)
                        continue;
                    var edit = Beside(site, declared, target);
                    if (place.Before)
                        edit.InsertBefore(place.Anchor, lines);
                    else
                        edit.InsertAfter(place.Anchor, lines);
                    yield return edit;
                }
            }
        }

        var reopened = Beside(site, declared, target);
        reopened.SurroundCall(publish.Node, Paths.SyncByName(source, site), []);
        yield return reopened;
    }

    /// <summary>What the temporary path is made from, where the target is known there already and the file is always created anew.</summary>
    static ExpressionSyntax? Declaration(IdentifierNameSyntax source, ExpressionSyntax target, FixSite site)
    {
        if (site.SymbolOf(source) is not ILocalSymbol local || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator)
            return null;
        return Paths.IsStable(target, site) && IsKnownAt(target, declarator.SpanStart, site) && IsCreatedAnew(local, site) ? value : null;
    }

    static bool IsKnownAt(ExpressionSyntax target, int position, FixSite site) => target.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().All(n => site.SymbolOf(n) switch
    {
        ILocalSymbol local => local.DeclaringSyntaxReferences.All(r => r.Span.End < position) && !IsAssignedAfter(local, position, site),
        IParameterSymbol parameter => !IsAssignedAfter(parameter, position, site),
        _ => true,
    });

    static bool IsAssignedAfter(ISymbol symbol, int position, FixSite site) => site.Function.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        .Any(a => a.SpanStart > position && SymbolEqualityComparer.Default.Equals(site.SymbolOf(a.Left), symbol));

    /// <summary>
    /// Every use of the name creates or empties the file, or moves or deletes it: a fixed name that a crash leaves behind must not
    /// stop the next run.
    /// </summary>
    static bool IsCreatedAnew(ILocalSymbol local, FixSite site) => site.Function.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Where(n => n.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(site.SymbolOf(n), local)).All(n => n.Parent is ArgumentSyntax { Parent.Parent: ExpressionSyntax call } && IsPlainUse(call, site));

    static bool IsPlainUse(ExpressionSyntax call, FixSite site) => site.SymbolOf(call) switch
    {
        IMethodSymbol { ContainingType: { Name: "File" }, Name: "Move" or "Replace" or "Delete" or "Create" or "CreateText" or "Exists" } => true,
        IMethodSymbol { ContainingType.Name: "File" } method => method.Name.StartsWith("WriteAll", System.StringComparison.Ordinal),
        IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.Name: "StreamWriter" } => true,
        IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.Name: "FileStream" } => call.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(m => m.Name.Identifier.ValueText == "Create" && site.SymbolOf(m) is IFieldSymbol { ContainingType.Name: "FileMode" }),
        _ => false,
    };
}
