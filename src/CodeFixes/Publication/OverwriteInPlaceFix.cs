using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Publication;

/// <summary>DUR204, DUR205: writes the new content beside the old and puts it in its place when it is on the device.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OverwriteInPlaceFix)), Shared]
public sealed class OverwriteInPlaceFix : DurabilityFix
{
    public const string Library = "Replace.Library", Framework = "Replace.Framework";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR204", "DUR205"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        if (FileCall.At(site) is { } call)
        {
            if (call.Name == "Move")
                return Rename(site, call);
            if (call.Name == "Copy" || call.Name.StartsWith("WriteAll", System.StringComparison.Ordinal))
                return WriteCall(site, call);
        }

        if (SavedDocument.At(site) is { } saved)
            return WasDeleted(site) ? [] : saved.Candidates();
        return OpenedInPlace.At(site) is { } opened && !WasDeleted(site) ? opened.Candidates() : [];
    }

    static bool WasDeleted(FixSite site) => site.Diagnostic.Properties.ContainsKey(FixProperties.Deleted);

    static IEnumerable<FixCandidate> WriteCall(FixSite site, FileCall call)
    {
        var deleted = WasDeleted(site) && call is { Statement: { } own, Target: { } gone } ? Neighbours.DeleteBefore(own, gone, site) : null;
        if (WasDeleted(site) && deleted is null)
            yield break;
        if (site.HasLibrary && call.ByLibrary() is { } edit)
        {
            if (deleted is not null)
                edit.Remove(deleted);
            yield return edit.As($"Replace '{Paths.NameOf(call.Target!)}' durably with DurableFile.{call.Name}", Library);
        }

        if (call.Name != "Copy" && call is { Target: { } path } && Paths.IsStable(path, site) && deleted is null)
            yield return Beside.Write(site, call.Node, path).As($"Write beside '{Paths.NameOf(path)}', sync, and move it into place", Framework);
    }

    /// <summary>The old file is deleted before the rename: a rename that overwrites needs no deletion.</summary>
    static IEnumerable<FixCandidate> Rename(FixSite site, FileCall move)
    {
        if (move is not { Statement: { } statement, Target: { } target } || Neighbours.DeleteBefore(statement, target, site) is not { } deleted)
            yield break;
        foreach (var library in site.HasLibrary ? new[] { true, false } : [false])
        {
            if (!library && !site.HasOverwritingMove)
                continue;
            var edit = site.Edit();
            edit.Remove(deleted);
            if (library)
                move.ToLibrary(edit);
            move.Overwrite(edit);
            yield return edit.As($"Let the rename replace '{Paths.NameOf(target)}'" + (library ? ", with DurableFile.Move" : ""), library ? Library : Framework);
        }
    }
}

/// <summary>A temporary file beside the target, and its way into the target's place.</summary>
internal static class Beside
{
    public static string Declare(string temporary, ExpressionSyntax target, FixSite site) =>
        $"{(UsesVar(site) ? "var" : "string")} {temporary} = {Paths.TemporaryBeside(target)};";

    /// <summary>The same call on the temporary file, which is then synced and moved.</summary>
    public static SourceEdit Write(FixSite site, SyntaxNode call, ExpressionSyntax path)
    {
        var edit = site.Edit();
        var temporary = site.FreeName("temporary");
        edit.Replace(path, temporary);
        edit.SurroundCall(call, [Declare(temporary, path, site)], [.. Paths.SyncByName(temporary, site), "", .. MoveIntoPlace(temporary, path, site)]);
        return edit;
    }

    /// <summary>How the function declares its own locals.</summary>
    static bool UsesVar(FixSite site)
    {
        var declared = site.Function.DescendantNodes().OfType<LocalDeclarationStatementSyntax>().Select(d => d.Declaration.Type.IsVar).ToArray();
        return declared.Length == 0 || declared.Any(v => v);
    }

    /// <summary>Where there is no overwriting move, a replace does the same for a target that is there.</summary>
    public static string[] MoveIntoPlace(string temporary, ExpressionSyntax target, FixSite site)
    {
        var file = site.NameOf("System.IO.File", site.Node.SpanStart);
        if (site.HasOverwritingMove)
            return [$"{file}.Move({temporary}, {target}, overwrite: true);"];
        return
        [
            .. Paths.Block($"if{site.Layout.KeywordGap}({file}.Exists({target}))", site, $"{file}.Replace({temporary}, {target}, null);"),
            .. Paths.Block("else", site, $"{file}.Move({temporary}, {target});"),
        ];
    }
}
