using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Publication;

/// <summary>DUR201, DUR202: the bytes are on the device, the name that leads to them is not.</summary>
internal sealed class NameNotSyncedRule : Rule
{
    public static readonly DiagnosticDescriptor NewFile = Describe("DUR201", "New file's directory entry not synced",
        "The new file '{0}' is synced, its directory is not; POSIX lets a power cut after '{1}' lose the name and with it the file",
        RuleFamily.Publication, "Syncing a file forces its bytes to the device, not the name in its directory. ext4, XFS and btrfs happen to keep the name of a new file that was synced; POSIX does not promise it.");

    public static readonly DiagnosticDescriptor Renamed = Describe("DUR202", "Rename, replace or delete not synced",
        "'{0}' {1}, and the directory is never synced; a power cut after this brings the old {2} back although the call succeeded",
        RuleFamily.Publication, "A rename or delete changes the directory, which has a sync of its own. Without it a power cut within about 30 seconds undoes it on ext4, XFS and btrfs.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [NewFile, Renamed];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        // Windows has no call that is documented to sync a directory.
        if (context.Bodies.Options.IsForWindowsAlone || body.Events.Any(IsDirectorySync))
            return;
        var publishes = body.Events.Where(e => e is { Kind: FlowEventKind.Publish, Path: not null, Site.Faulted: false } && IsBare(e)).ToArray();
        foreach (var group in publishes.GroupBy(p => p.Path!))
        {
            var publish = group.Last();
            // What is moved out of the way of a new file is told there.
            if (body.Events.SkipWhile(e => e != publish).Any(e => e.Kind == FlowEventKind.Open && e.Handle is { Mode: OpenMode.Create } && publish.Path!.Equals(e.Path)))
                continue;
            if (WantsItsName(body, publish, type, context) && !IsOnlySetAside(body, publish) && !IsScratch(body, publish.To, publish.Site, context))
                found.Add(Report(publish, $"becomes '{Naming.Of(publish.To)}'", "content"));
        }

        foreach (var delete in body.Events)
        {
            if (delete is { Kind: FlowEventKind.Delete, Path: { } path, Site.Faulted: false } && IsBare(delete) && WantsItGone(body, delete, path, type, context) && !IsScratch(body, path, delete.Site, context))
                found.Add(Report(delete, "is deleted", "file"));
        }

        foreach (var pair in body.Exit.Handles)
        {
            var (file, state) = (pair.Key, pair.Value);
            if (file is not { Origin: HandleOrigin.Local, Inner: null, Path: { } path } || SyncOf(file, state) is not { } sync || !state.Dirty.Normal.IsEmpty || (state.Escaped && state.Closed.IsEmpty))
                continue;
            if (IsNewName(body, file, publishes) && !IsScratch(body, path, file.Site, context))
                found.Add(new Finding(NewFile, file.Site.Root, Naming.Of(path), Naming.Call(sync.Root)) { Covers = [file.Site.Node], Cause = file.Site.Node });
        }
    }

    /// <summary>What puts the bytes on the device; a write-through handle does it as it writes.</summary>
    static Site? SyncOf(HandleInfo file, HandleState state) =>
        !state.Synced.IsEmpty ? state.Synced.Sites[0] : file.WriteThrough && !state.Closed.IsEmpty ? file.Site : null;

    /// <summary>There was no such name before: the file must be new, or the one that had the name was moved out of the way. It is not published under another one.</summary>
    static bool IsNewName(BodyFacts body, HandleInfo file, FlowEvent[] publishes) => file.Mode switch
    {
        OpenMode.CreateNew => !publishes.Any(p => file.Path!.Equals(p.Path)),
        OpenMode.Create => publishes.Any(p => file.Path!.Equals(p.Path) && body.Events.TakeWhile(e => e != p).All(e => e.Handle != file)),
        _ => false,
    };

    static Finding Report(FlowEvent happened, string what, string old) =>
        new(Renamed, happened.Site.Root, Naming.Of(happened.Path), what, old) { Covers = [happened.Site.Node], Cause = happened.Site.Node };

    /// <summary>Not a call of the library, which syncs the directory itself.</summary>
    static bool IsBare(FlowEvent happened) => Naming.Receiver(happened.Site.Node) != "DurableFile";

    static bool IsDirectorySync(FlowEvent e) => e.Kind == FlowEventKind.SyncDirectory || (e is { Kind: FlowEventKind.Sync, Handle: null });

    /// <summary>The file is on the device when it is published, otherwise DUR203 speaks; and the code wants its new name there too.</summary>
    static bool WantsItsName(BodyFacts body, FlowEvent publish, TypeFlow type, RuleContext context) =>
        publish.Dirty.Normal.IsEmpty && !IsSyncedByCallers(body, publish, type)
        && (IsSynced(body, publish) || SyncsDirectories(body, type) || (IsWritten(body) && IsDurable(body, publish.To, publish.Site, context)));

    /// <summary>Whoever syncs the content wants it to be there after a power cut, under its new name.</summary>
    static bool IsSynced(BodyFacts body, FlowEvent publish) =>
        !body.Exit.Of(publish.Path!).Synced.IsEmpty
        || (publish.Handle is { } handle && !body.Exit.Of(handle).Synced.IsEmpty)
        || body.Events.Any(e => e is { Kind: FlowEventKind.Sync, Handle: { Path: null, Origin: HandleOrigin.Field }, Site.Faulted: false });

    static bool IsWritten(BodyFacts body) => body.Events.Any(e => e is { Kind: FlowEventKind.Sync or FlowEventKind.Write, Site.Faulted: false });

    /// <summary>A file that this body did not make itself, in code that syncs directories: the temporary half of a rename is only cleared away.</summary>
    static bool WantsItGone(BodyFacts body, FlowEvent delete, SymbolicValue path, TypeFlow type, RuleContext context) =>
        delete.Dirty.Normal.IsEmpty && !IsClearedAgain(body, path) && (SyncsDirectories(body, type) || IsMarked(body, path, delete.Site, context)) && !IsSyncedByCallers(body, delete, type)
        && delete.Site.Node.FirstAncestorOrSelf<SyntaxNode>(n => n is CatchClauseSyntax or FinallyClauseSyntax) is null
        && !body.Events.Any(e => e.Kind is FlowEventKind.Open or FlowEventKind.WriteFile or FlowEventKind.Publish && path.Equals(e.Path));

    /// <summary>No new file takes its name here: whatever happens, the file is there under one of the two.</summary>
    static bool IsOnlySetAside(BodyFacts body, FlowEvent publish) =>
        SetAside.Is(publish) && !body.Events.Any(e => (e.Kind is FlowEventKind.Open or FlowEventKind.WriteFile && publish.Path!.Equals(e.Path)) || (e.Kind == FlowEventKind.Publish && publish.Path!.Equals(e.To)));

    /// <summary>The half of a write that was given up, or what a retention has done with: should it come back, the next run clears it again.</summary>
    static bool IsClearedAgain(BodyFacts body, SymbolicValue path) =>
        path.NamesOfFile().Any(name => EvidenceWords.Split(name.Text).Any(EvidenceWords.Successors.Contains)) || EvidenceWords.ClearingVerbs.Contains(EvidenceWords.Split(body.Member.Name).FirstOrDefault() ?? "");

    /// <summary>A comment or a name says that it must survive. "Atomic" alone asks for the old content or the new, and for no sync of the directory.</summary>
    static bool IsDurable(BodyFacts body, SymbolicValue? path, Site site, RuleContext context) =>
        context.Evidence.Of(body.Member, path, site.Root) is { Level: EvidenceLevel.Strong, Because: var because } && because.IndexOf("atomic", System.StringComparison.OrdinalIgnoreCase) < 0;

    static bool IsMarked(BodyFacts body, SymbolicValue? path, Site site, RuleContext context) =>
        context.Evidence.Of(body.Member, path, site.Root) is { Level: EvidenceLevel.Strong, Because: "[Durable]" };

    static bool SyncsDirectories(BodyFacts body, TypeFlow type) => type.Bodies.Any(b => b != body && b.Events.Any(e => e.Kind == FlowEventKind.SyncDirectory || (IsDirectorySync(e) && NamesDirectory(b, e))));

    /// <summary>A sync whose handle is not known is a directory's where a name says so.</summary>
    static bool NamesDirectory(BodyFacts body, FlowEvent sync) =>
        (sync.Path?.Names() ?? []).Append(body.Member.Name).Append(Naming.Called(sync.Site.Node)).Any(name => EvidenceWords.Split(name).Any(word => word is "dir" or "directory" or "directories" or "folder" or "parent"));

    /// <summary>A helper whose callers sync the directory after it.</summary>
    static bool IsSyncedByCallers(BodyFacts body, FlowEvent happened, TypeFlow type)
    {
        var callers = type.Bodies.Where(b => b != body && b.Events.Any(e => e.Kind == happened.Kind && e.Site.Node == happened.Site.Node)).ToArray();
        return callers.Length > 0 ? callers.All(c => c.Events.Any(IsDirectorySync)) : body.Member.DeclaredAccessibility == Accessibility.Private && AreNamedForSync(type, body.Member.Name);
    }

    /// <summary>All members that call a private helper call a sync of directories too.</summary>
    static bool AreNamedForSync(TypeFlow type, string helper)
    {
        var callers = SourceOrder.Parts(type.Type).SelectMany(p => p.GetSyntax().ChildNodes()).OfType<MemberDeclarationSyntax>().Select(m => m.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(Naming.Called).ToArray()).Where(calls => calls.Contains(helper)).ToArray();
        return callers.Length > 0 && callers.All(calls => calls.Any(EvidenceWords.IsForDirectorySync));
    }

    static bool IsScratch(BodyFacts body, SymbolicValue? path, Site site, RuleContext context) =>
        path?.IsTemporary == true || context.Evidence.Of(body.Member, path, site.Root).Level == EvidenceLevel.Counter;
}
