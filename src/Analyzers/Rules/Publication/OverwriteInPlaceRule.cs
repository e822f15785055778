using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Publication;

/// <summary>DUR204, DUR205: the only copy of a state is truncated and written again, or deleted before its successor stands.</summary>
internal sealed class OverwriteInPlaceRule : Rule
{
    public static readonly DiagnosticDescriptor InPlace = Describe("DUR204", "State overwritten in place",
        "'{0}' is {1}; a power cut or crash before the new content is on disk loses both the old and the new (evidence: {2})",
        RuleFamily.Publication, "Truncating a file and writing it again leaves a window in which neither the old nor the new content is there. Write a temporary file beside it, sync, rename over it, sync the directory.");

    public static readonly DiagnosticDescriptor NoEvidence = Describe("DUR205", "File overwritten in place, no evidence that it matters",
        "'{0}' is {1}; a power cut or crash before the new content is on disk loses both the old and the new",
        RuleFamily.Publication, "As DUR204, where nothing in the code says that the file must survive a power cut.", DiagnosticSeverity.Info);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [InPlace, NoEvidence];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var happened in body.Events)
        {
            var finding = happened switch
            {
                { Kind: FlowEventKind.WriteFile, Path: { } path } => Find(body, type, happened, path, WasDeleted(happened) ? "deleted and written again" : "overwritten in place", false, context),
                { Kind: FlowEventKind.Open, Handle: { } handle, Path: { } path } when Truncates(happened, handle) => FindOpen(body, type, happened, handle, path, context),
                { Kind: FlowEventKind.CopyFile, Path: { } source, To: { } target } when IsPublishByCopy(body, happened) && !IsRecovery(body, source, target, happened) => Find(body, type, happened, target, "overwritten by a copy in place", false, context),
                { Kind: FlowEventKind.Publish, Path: not null, To: { } target, Deleted.IsEmpty: false } => Find(body, type, happened, target, "deleted before the rename that replaces it", false, context),
                _ => null,
            };
            if (finding is not null)
                found.Add(finding);
        }
    }

    static bool WasDeleted(FlowEvent happened) => !happened.Deleted.Normal.IsEmpty;

    static bool Truncates(FlowEvent open, HandleInfo handle) =>
        handle.Mode is OpenMode.Create or OpenMode.Truncate || WasDeleted(open);

    /// <summary>A copy that puts new content in the place of the old: what was made for it, or has its name.</summary>
    public static bool IsPublishByCopy(BodyFacts body, FlowEvent copy) =>
        (MayOverwrite(copy.Site.Node) || WasDeleted(copy)) && (!copy.Dirty.Normal.IsEmpty || (copy.Path is { Kind: SymbolicKind.Join, Left: SymbolicValue left } && left.Equals(copy.To)) || IsMovedByCopy(body, copy.Path!, copy));

    /// <summary>A backup is copied back and stays, or is deleted once what it is copied to is synced, as a journal is: until then it is there to be copied once more.</summary>
    static bool IsRecovery(BodyFacts body, SymbolicValue source, SymbolicValue target, FlowEvent copy)
    {
        var behind = body.Events.SkipWhile(e => !ReferenceEquals(e, copy)).ToArray();
        var gone = System.Array.FindIndex(behind, e => e.Kind is FlowEventKind.Delete or FlowEventKind.Publish && source.Equals(e.Path));
        var isSetAside = SetAside.IsNamed(source);
        if (isSetAside && gone < 0 && !IsMadeHere(body, copy))
            return true;
        return (isSetAside || source.NamesOfFile().Any(name => EvidenceWords.Split(name.Text).Any(EvidenceWords.RecoveryFiles.Contains)))
            && behind.Take(gone < 0 ? behind.Length : gone).Any(e => e.Kind == FlowEventKind.Sync && target.Equals(e.Handle?.Path));
    }

    /// <summary>The source of a copy is written, or handed to somebody who may write it, by the same member: <c>Export(path + ".backup"); File.Copy(path + ".backup", path);</c></summary>
    static bool IsMadeHere(BodyFacts body, FlowEvent copy) =>
        !copy.Dirty.Normal.IsEmpty || (copy.Site.Node is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var source }, ..] } call
            && body.Body.DescendantNodes().Any(n => n is ArgumentSyntax argument && argument.Expression.IsEquivalentTo(source) && !call.Contains(argument)));

    /// <summary>A file that is named for taking another one's place is copied over it and deleted.</summary>
    static bool IsMovedByCopy(BodyFacts body, SymbolicValue source, FlowEvent copy) =>
        source.Names().Any(IsSuccessorName) && body.Events.SkipWhile(e => !ReferenceEquals(e, copy)).Any(e => e.Kind == FlowEventKind.Delete && source.Equals(e.Path));

    static bool IsSuccessorName(string name) => EvidenceWords.Split(name).Any(EvidenceWords.Successors.Contains);

    /// <summary>A copy that is not told to overwrite fails where there is an old content.</summary>
    static bool MayOverwrite(SyntaxNode copy) =>
        copy is not InvocationExpressionSyntax { Expression: var called, ArgumentList.Arguments: var arguments }
        || (arguments.Count > (called.ToString().EndsWith("CopyTo", System.StringComparison.Ordinal) ? 1 : 2) && !arguments.Last().Expression.IsKind(SyntaxKind.FalseLiteralExpression));

    /// <summary>What is copied was made for it: beside it under a longer name, or written here. A copy of a copy is a folder that is copied.</summary>
    static bool IsMadeBeside(BodyFacts body, FlowEvent copy) =>
        copy.Path is { Kind: SymbolicKind.Join, Left: SymbolicValue left } && left.Equals(copy.To)
        || copy.Dirty.Normal.Sites.Any(s => !body.Events.Any(e => e.Kind == FlowEventKind.CopyFile && e.Site.Node == s.Node));

    static Finding? FindOpen(BodyFacts body, TypeFlow type, FlowEvent open, HandleInfo handle, SymbolicValue path, RuleContext context)
    {
        var state = body.Exit.Of(handle);
        var written = !state.Dirty.IsEmpty || body.Events.Any(e => e.Kind == FlowEventKind.Write && e.Handle == handle);
        if (!written || state.Returned || handle.DeleteOnClose || NetworkContent.IsAllOf(body, handle) || ProgramContent.IsAllOf(state.Dirty))
            return null;
        var synced = handle.WriteThrough || (!state.Synced.IsEmpty && state.Dirty.Normal.IsEmpty);
        return Find(body, type, open, path, WasDeleted(open) ? "deleted and written again" : "truncated and written in place", synced, context);
    }

    /// <summary>No old content is in danger where the file is the temporary half of a rename, or was itself moved away before.</summary>
    static Finding? Find(BodyFacts body, TypeFlow type, FlowEvent happened, SymbolicValue path, string what, bool synced, RuleContext context)
    {
        if (happened.Site.Faulted || path.IsTemporary || NewName.Is(path, happened.Site.Node) || IsMadeAnew(happened.Site) || (happened.Kind is FlowEventKind.WriteFile or FlowEventKind.CopyFile && ProgramContent.IsAllOf(happened.Site.Node)))
            return null;
        if (happened.Kind == FlowEventKind.Publish ? IsStep(body, happened) : body.IsRenamedBehind(happened, path) || body.IsRenamedBefore(happened, path) || IsDeletedAfterwards(body, happened, path) || IsPublishedByCaller(type, happened))
            return null;
        var evidence = context.Evidence.Of(body.Member, path, happened.Site.Root, way: happened.Site.Frame);
        if (happened.Kind == FlowEventKind.Publish && !IsSuccessor(body, happened) && !(evidence.Warns && happened.Path is { Kind: SymbolicKind.Variable, Symbol: IParameterSymbol }))
            return null;
        if (evidence.Level == EvidenceLevel.None && (happened.Kind == FlowEventKind.Publish || (happened.Kind == FlowEventKind.CopyFile && IsMadeBeside(body, happened))))
            evidence = new EvidenceFound(EvidenceLevel.Medium, "its successor is made beside it first");
        if (evidence.PromisesDurability && path is { Kind: SymbolicKind.Variable, Symbol: IParameterSymbol })
            return null;
        if (evidence.Level == EvidenceLevel.Counter || SetAside.IsNamed(path) || (evidence.IsIrreplaceable && FirstWrite.IsPurposeOf(body.Member, body.Body)))
            return null;
        var finding = evidence.Warns && !synced
            ? new Finding(InPlace, happened.Site.Root, Naming.Of(path), what, evidence.Because)
            : new Finding(NoEvidence, happened.Site.Root, Naming.Of(path), what);
        return finding with
        {
            Covers = [happened.Site.Node, happened.Site.Root, .. happened.Kind == FlowEventKind.CopyFile ? WritesOfHandles(body, happened) : []],
            Others = [.. happened.Deleted.Sites.Select(s => s.Root), .. happened.Handle is { } handle ? body.Exit.Of(handle).Dirty.Sites.Select(s => s.Root) : []],
            Cause = happened.Site.Node,
            Way = happened.Site.Way,
            Properties = FixProperties.Of(FixProperties.Deleted, !happened.Deleted.IsEmpty),
        };
    }

    /// <summary>There is no old content, here or where the helper is called, or it was fetched a moment ago.</summary>
    static bool IsMadeAnew(Site site) => FirstWrite.IsAt(site.Node) || (!site.IsInRoot && FirstWrite.IsAt(site.Root)) || NetworkContent.IsFetchedBefore(site.Node) || NetworkContent.IsFetched(site.Node);

    /// <summary>What was written, through a handle, to the file that is copied: it is not synced either, and is there to be copied.</summary>
    static IEnumerable<SyntaxNode> WritesOfHandles(BodyFacts body, FlowEvent copy) =>
        copy.Dirty.Sites.Select(s => s.Node).Where(node => !body.Events.Any(e => e.Kind == FlowEventKind.WriteFile && e.Site.Node == node));

    /// <summary>On every way out the file is gone again: a probe whether the folder can be written, or a file for another program.</summary>
    static bool IsDeletedAfterwards(BodyFacts body, FlowEvent happened, SymbolicValue path) =>
        !body.Exit.Of(path).Deleted.Normal.IsEmpty && body.Exit.Of(path).Dirty.Normal.IsEmpty && body.Events.SkipWhile(e => !ReferenceEquals(e, happened)).Any(e => e.Kind == FlowEventKind.Delete && path.Equals(e.Path))
        && (happened.Handle is null || body.Exit.Of(happened.Handle).Dirty.Normal.IsEmpty);

    /// <summary>Not the last rename: its target is renamed further, or it only moves aside what a later rename replaces.</summary>
    static bool IsStep(BodyFacts body, FlowEvent publish) =>
        body.Events.SkipWhile(e => !ReferenceEquals(e, publish)).Skip(1).Any(e => e.Kind == FlowEventKind.Publish && (publish.To!.Equals(e.Path) || publish.Path!.Equals(e.To)));

    /// <summary>A helper that is handed the temporary name by a member which renames the file afterwards.</summary>
    static bool IsPublishedByCaller(TypeFlow type, FlowEvent happened) =>
        type.Bodies.Any(b => b.Events.Any(e => e.Kind == FlowEventKind.Publish && (e.Opened.Sites.Any(s => s.Node == happened.Site.Node) || e.Dirty.Sites.Any(s => s.Node == happened.Site.Node))));

    /// <summary>
    /// What is renamed was written to take the target's place, or is named so. A file of the user that is moved elsewhere is not lost when
    /// the move does not happen: it still has its old name.
    /// </summary>
    static bool IsSuccessor(BodyFacts body, FlowEvent publish) =>
        !publish.Dirty.IsEmpty || !publish.Opened.IsEmpty || publish.Path!.IsTemporary || !body.Exit.Of(publish.Path).Synced.IsEmpty
        || body.Events.Any(e => e.Kind is FlowEventKind.Open or FlowEventKind.WriteFile or FlowEventKind.AppendFile && publish.Path.Equals(e.Path))
        || body.Events.Any(e => e.Kind == FlowEventKind.CopyFile && publish.Path.Equals(e.To))
        || publish.Path.Names().Any(IsSuccessorName)
        || IsNamedSuccessor(publish.Site.Root)
        || EvidenceWords.Split(body.Member.Name).FirstOrDefault() is "replace" or "swap" or "publish";

    /// <summary>What is renamed is named so where the rename is called: the object around the path, perhaps, that a helper is handed.</summary>
    static bool IsNamedSuccessor(SyntaxNode call)
    {
        var source = call switch
        {
            InvocationExpressionSyntax { ArgumentList.Arguments: [var first, _, ..] } => first.Expression,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } => receiver,
            _ => null,
        };
        return source?.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => IsSuccessorName(n.Identifier.ValueText)) == true;
    }
}
