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

/// <summary>DUR201, DUR202: syncs the directory, which only the library can do.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameNotSyncedFix)), Shared]
public sealed class NameNotSyncedFix : DurabilityFix
{
    const string Key = "SyncName.Library";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR201", "DUR202"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site) => !site.HasLibrary ? [] : site.Diagnostic.Id == "DUR201" ? NewFile(site) : Renamed(site);

    static IEnumerable<FixCandidate> NewFile(FixSite site)
    {
        var arguments = site.Node switch { BaseObjectCreationExpressionSyntax made => made.ArgumentList, InvocationExpressionSyntax call => call.ArgumentList, _ => null };
        if (arguments?.Arguments.FirstOrDefault()?.Expression is not { } path || !Paths.IsStable(path, site) || LastSync(site) is not { } sync)
            yield break;
        var edit = site.Edit();
        edit.InsertAfter(sync, $"DurableDirectory.SyncParent({path});");
        edit.Import(SyncCode.Namespace);
        yield return edit.As($"Sync the directory of '{Paths.NameOf(path)}'", Key);
    }

    /// <summary>The statement that syncs the new file last.</summary>
    static StatementSyntax? LastSync(FixSite site)
    {
        if (site.Node.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is not { } variable || site.Model.GetDeclaredSymbol(variable, site.Cancellation) is not { } symbol)
            return null;
        var map = new LayerMap(site);
        return site.Function.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(c => Calls.IsSync(c) && map.HandlesIn(c).Any(h => map.OfVariable(symbol) is { } file && h.IsOver(file.Bottom)))
            .Select(SourceEdit.StatementOf).LastOrDefault(s => s is ExpressionStatementSyntax);
    }

    static IEnumerable<FixCandidate> Renamed(FixSite site)
    {
        if (FileCall.At(site) is { Name: "Delete", Target: { } gone } delete)
        {
            var deleting = site.Edit();
            delete.ToLibrary(deleting);
            yield return deleting.As($"Delete '{Paths.NameOf(gone)}' with DurableFile.Delete, which syncs the directory", Key);
        }

        if (Publish.At(site) is not { } publish)
            yield break;
        if (publish.ByLibrary(site) is { } edit)
            yield return edit.As($"Publish '{publish.Target}' with DurableFile.{publish.LibraryName}, which syncs the directory", Key);
        if (publish.TargetPath is not { } target || !Paths.IsStable(target, site))
            yield break;
        var beside = site.Edit();
        beside.InsertAfterCall(site.Node, $"DurableDirectory.SyncParent({target});");
        beside.Import(SyncCode.Namespace);
        yield return beside.As($"Sync the directory of '{publish.Target}'", Key);
    }
}
