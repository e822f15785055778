using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Durability.Analyzers.Rules.Publication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Sync;

/// <summary>
/// DUR101, DUR102, DUR104: a file is written and closed, or left, with bytes that no sync follows; a drain stands where
/// the sync should.
/// </summary>
internal sealed class UnsyncedWriteRule : Rule
{
    public static readonly DiagnosticDescriptor NeverSynced = Describe("DUR101", "Write never synced",
        "What is written to '{0}' is never synced to disk; a power cut after '{1}' loses it although every call succeeded (evidence: {2})",
        RuleFamily.Sync, "A write reaches the kernel's page cache and returns. Only a sync (Flush(flushToDisk: true), RandomAccess.FlushToDisk) moves it to the device; without one a power cut within about 30 seconds loses it.");

    public static readonly DiagnosticDescriptor DrainForSync = Describe("DUR102", "Drain taken for a sync",
        "'{0}' only moves the bytes of '{1}' into the page cache; a power cut after it loses them (evidence: {2})",
        RuleFamily.Sync, "Flush() and FlushAsync() empty the application's buffer into the kernel's page cache. Only Flush(flushToDisk: true) also forces the page cache to the device.");

    public static readonly DiagnosticDescriptor NoEvidence = Describe("DUR104", "Write never synced, no evidence that it matters",
        "What is written to '{0}' is never synced to disk; a power cut after '{1}' loses it",
        RuleFamily.Sync, "As DUR101, where nothing in the code says that the file must survive a power cut.", DiagnosticSeverity.Info);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [NeverSynced, DrainForSync, NoEvidence];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var pair in body.Exit.Handles)
        {
            if (pair.Key.Inner is null && Owns(pair.Key, pair.Value) && FindHandle(body, type, pair.Key, pair.Value, context) is { } finding)
                found.Add(finding);
        }

        foreach (var append in body.Events)
        {
            if (!(append.Kind is FlowEventKind.AppendFile or FlowEventKind.WriteFile || (append.Kind == FlowEventKind.CopyFile && append.To is not null)))
                continue;
            if (FindByPath(body, append, context) is { } finding)
                found.Add(finding);
        }
    }

    static bool Owns(HandleInfo handle, HandleState state) =>
        handle is { Origin: HandleOrigin.Local, IsFile: true, DeleteOnClose: false } && !state.Escaped && !state.Dirty.Normal.IsEmpty && handle.Path?.IsTemporary != true;

    static Finding? FindHandle(BodyFacts body, TypeFlow type, HandleInfo handle, HandleState state, RuleContext context)
    {
        var dirty = state.Dirty.Normal;
        if (SyncsItself(handle.Type) || IsPublished(body, handle) || SyncChoice.IsOptional(body, handle, dirty, context.Bodies) || (state.Synced.IsEmpty && NetworkContent.IsAllOf(body, handle)))
            return null;
        if (state.Synced.IsEmpty && (FirstWrite.IsLoadedInVain(handle.Site.Node) || (FirstWrite.IsAt(handle.Site.Node) && dirty.Sites.All(static site => ProgramContent.IsAdded(site.Node)))))
            return null;
        if (dirty.Sites.All(static site => IsEmptying(site.Node)) || (handle.Mode is OpenMode.Create or OpenMode.Truncate && ProgramContent.IsAllOf(dirty)))
            return null;
        var last = dirty.Sites[dirty.Sites.Length - 1];
        var evidence = context.Evidence.Of(body.Member, handle.Path, last.Root, [EvidenceFinder.PathVariable(handle.Site.Node) ?? "", EvidenceFinder.PathVariable(handle.Site.Root) ?? "", handle.Path is null ? Naming.Of(handle) : ""], last.Frame);
        if (!state.Synced.IsEmpty && (evidence.Level == EvidenceLevel.None || evidence.ByName))
            evidence = new EvidenceFound(EvidenceLevel.Strong, $"'{Naming.Call(state.Synced.Sites[0].Root)}' syncs what was written before");
        var appends = AppendMode.Is(handle, AppendMode.VariableOf(handle.Site.Node), body.Body);
        if (appends && evidence is { Level: EvidenceLevel.None } or { OfNamesAround: true } && AppendMode.IsDiary(dirty.Sites))
            return null;
        if (evidence.Level == EvidenceLevel.None && !IsHandedPath(body.Member, handle) && appends)
            evidence = new EvidenceFound(EvidenceLevel.Medium, "append mode");
        if (evidence.Level == EvidenceLevel.None && state.Drains.Normal.Sites.Any(IsWaitedFor))
            evidence = new EvidenceFound(EvidenceLevel.Medium, "the program sleeps behind it until it should be on disk");
        if (evidence.Level == EvidenceLevel.None && type.Bodies.Any(b => b != body && b.Events.Any(e => e is { Kind: FlowEventKind.Sync, Site.IsInRoot: true })))
            evidence = new EvidenceFound(EvidenceLevel.Medium, $"'{type.Type.Name}' syncs elsewhere");
        if (evidence.Level == EvidenceLevel.Counter)
            return null;
        return Report(Naming.Of(handle), dirty, state.Drains.Normal, handle.Site, evidence);
    }

    /// <summary><c>file.SetLength(0)</c> writes nothing that could be lost.</summary>
    static bool IsEmptying(SyntaxNode write) => write is InvocationExpressionSyntax { ArgumentList.Arguments: [.., { Expression: LiteralExpressionSyntax { Token.ValueText: "0" } }] } call && Naming.Called(call) == "SetLength";

    /// <summary>A helper for any file: what is appended to, and whether anybody misses it, its callers know.</summary>
    static bool IsHandedPath(ISymbol member, HandleInfo handle) =>
        member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: true, DeclaredAccessibility: not Accessibility.Private } helper
        && (handle.Path is { Kind: SymbolicKind.Variable, Symbol: IParameterSymbol } || (handle.Path is null && helper.IsExtensionMethod && HandsOn(helper, handle.Site.Node)));

    /// <summary><c>folder.Open(name, FileMode.Append)</c> in an extension of the folder that is handed the name.</summary>
    static bool HandsOn(IMethodSymbol helper, SyntaxNode open) =>
        open is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax folder }, ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax name }, ..] }
        && helper.Parameters[0].Name == folder.Identifier.ValueText && helper.Parameters.Any(p => p.Name == name.Identifier.ValueText);

    /// <summary><c>file.Flush(); Thread.Sleep(2000);</c></summary>
    static bool IsWaitedFor(Site drain) =>
        drain.Root.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax block } statement && block.Statements.IndexOf(statement) is var at && at + 1 < block.Statements.Count
        && block.Statements[at + 1] is ExpressionStatementSyntax { Expression: var next } && (next is AwaitExpressionSyntax { Expression: var awaited } ? awaited : next) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax waits }
        && waits.ToString() is "Thread.Sleep" or "Task.Delay";

    static Finding? FindByPath(BodyFacts body, FlowEvent write, RuleContext context)
    {
        var path = write.Kind == FlowEventKind.CopyFile ? write.To! : write.Path!;
        if (path.IsTemporary || body.IsRenamedBehind(write, path) || body.Exit.Of(path).Dirty.Normal.IsEmpty)
            return null;
        var evidence = context.Evidence.Of(body.Member, path, write.Site.Root, way: write.Site.Frame);
        if (write.Kind == FlowEventKind.WriteFile && !(evidence.PromisesDurability && path is { Kind: SymbolicKind.Variable, Symbol: IParameterSymbol }) && !IsFirstAndOnly(body, write, evidence) && !IsForRecovery(path, write, evidence))
            return null;
        if (evidence.Level == EvidenceLevel.Counter || (write.Kind == FlowEventKind.CopyFile && evidence.Level != EvidenceLevel.Strong) || (write.Kind == FlowEventKind.AppendFile && FirstWrite.IsAt(write.Site.Node) && ProgramContent.IsAdded(write.Site.Node)))
            return null;
        return Report(Naming.Of(path), SiteSet.Empty.Add(write.Site), default, write.Site, evidence);
    }

    /// <summary>There is no old content that an overwrite could lose, and no other place to get the new one from.</summary>
    static bool IsFirstAndOnly(BodyFacts body, FlowEvent write, EvidenceFound evidence) =>
        evidence.IsIrreplaceable && (FirstWrite.IsPurposeOf(body.Member, body.Body) || FirstWrite.IsAt(write.Site.Node));

    /// <summary>A record that has a file of its own, <c>{id}.wal</c>: there is nothing to overwrite, and nothing but this file to recover from.</summary>
    static bool IsForRecovery(SymbolicValue path, FlowEvent write, EvidenceFound evidence) =>
        evidence.Warns && NewName.Is(path, write.Site.Node) && path.NamesOfFile().Any(name => !name.IsFolder && EvidenceWords.Split(name.Text).Any(EvidenceWords.RecoveryFiles.Contains));

    static bool IsPublished(BodyFacts body, HandleInfo handle) =>
        handle.Path is { } path && (body.Events.FirstOrDefault(e => e.Kind == FlowEventKind.Open && e.Handle == handle) is { } open ? body.IsRenamedBehind(open, path) : body.Events.Any(e => e.Kind == FlowEventKind.Publish && path.Equals(e.Path)));

    static Finding Report(string name, SiteSet dirty, SiteSet drains, Site opened, EvidenceFound evidence, bool atCause = false)
    {
        var sites = dirty.Sites.Concat(drains.Sites).Append(opened).ToArray();
        var covers = sites.Select(s => s.Node).Concat(sites.Select(s => s.Root)).Distinct().ToImmutableArray();
        var at = drains.IsEmpty || !evidence.Warns ? dirty.Sites[dirty.Sites.Length - 1] : drains.Sites[drains.Sites.Length - 1];
        var others = sites.Select(s => s.Root).Where(n => n != at.Root).Distinct().ToImmutableArray();
        var shown = atCause && at.Node.SyntaxTree == at.Root.SyntaxTree ? at.Node : at.Root;
        var finding = !evidence.Warns ? new Finding(NoEvidence, shown, name, Naming.Call(shown))
            : drains.IsEmpty ? new Finding(NeverSynced, shown, name, Naming.Call(shown), evidence.Because)
            : new Finding(DrainForSync, shown, Naming.Call(shown), name, evidence.Because);
        return finding with { Covers = covers, Others = others, Cause = at.Node, Way = at.Way };
    }

    public override void InType(TypeFlow type, RuleContext context, List<Finding> found)
    {
        var kept = HandleProtocol.Of(type.BodiesWithBases, HandleOrigin.Field);
        foreach (var protocol in kept.Concat(HandleProtocol.Of(type.Bodies, HandleOrigin.Parameter)))
        {
            if (IsOwn(type, protocol) && (!HandedOut.By(type.Type, protocol.Symbol) || IsCommittedByDrain(protocol) || IsOfCommitLog(type.Type, protocol) || IsDrainedWhereNothingSyncs(protocol, context)))
                found.AddRange(FindProtocol(type, protocol, kept, context));
        }
    }

    /// <summary>Whoever takes the stream may sync it, but not before a <c>Commit()</c> of the type itself has returned.</summary>
    static bool IsCommittedByDrain(HandleProtocol protocol) =>
        protocol.Drains.Any(d => EvidenceWords.Split(d.Body.Member.Name).FirstOrDefault() is "commit" or "persist" or "checkpoint");

    /// <summary>Whoever takes the stream, nothing in the program syncs anything: the drain is all that there is.</summary>
    static bool IsDrainedWhereNothingSyncs(HandleProtocol protocol, RuleContext context) =>
        protocol is { IsFile: true, Origin: HandleOrigin.Field } && protocol.Drains.Any(d => d.Site.IsInRoot) && !context.Bodies.Options.NamesSyncs && !context.Bodies.Index.SyncsAnything(System.Threading.CancellationToken.None);

    /// <summary>A commit log that drains its stream itself, whoever else may take the stream: its record counts when the member has returned.</summary>
    static bool IsOfCommitLog(INamedTypeSymbol type, HandleProtocol protocol) =>
        EvidenceWords.IsRecoveryLog(type.Name) && protocol.Drains.Any(d => d.Site.IsInRoot);

    /// <summary>Nothing says that this stream is a file's, but another one of its type is synced by the member that writes to it.</summary>
    static EvidenceFound? OfItsKind(HandleProtocol protocol, IReadOnlyList<HandleProtocol> kept) =>
        kept.FirstOrDefault(k => k.WritersThatSync.Count > 0 && SymbolEqualityComparer.Default.Equals(k.Type, protocol.Type)) is { } synced
            ? new EvidenceFound(EvidenceLevel.Medium, $"'{NameOf(synced.WritersThatSync)}' syncs what it writes to '{synced.Symbol.Name}'")
            : null;

    /// <summary>Every member that calls this one leaves the handle as it got it back: drained, not synced.</summary>
    static bool IsLeftByCallers(TypeFlow type, Site drain)
    {
        var called = type.Bodies.SelectMany(b => b.Events.Where(e => e.Kind == FlowEventKind.Drain && e.Site.Node == drain.Node && e.Site.Frame.Depth > 0).Select(e => new { Body = b, e.Handle })).ToArray();
        return called.Length > 0 && called.All(c => !c.Body.Events.Any(e => e.Kind == FlowEventKind.Sync && e.Handle == c.Handle));
    }

    /// <summary>
    /// Members sync what they write, and one does not: no member syncs for the others. Where several do not, only one that drains
    /// on purpose is told: it took the drain for what the others call.
    /// </summary>
    static IEnumerable<Finding> FindExceptions(HandleProtocol protocol, RuleContext context)
    {
        Finding[] twins = [.. FindTwinsThatDrain(protocol, context)];
        return twins.Length > 0 ? twins : FindException(protocol, context) is { } exception ? [exception] : [];
    }

    static Finding? FindException(HandleProtocol protocol, RuleContext context)
    {
        if (protocol.SyncsForOthers || !(protocol.WritersThatSync.Count > 1 || protocol.WritersThatSync.Exists(w => protocol.Drains.Any(d => AreTwins(w.Member, d.Body.Member)))))
            return null;
        var left = protocol.Writes.Select(w => w.Body).Distinct().Where(b => !protocol.WritersThatSync.Contains(b) && !protocol.Drains.Any(d => d.Body == b && IsMeant(d.Site.Node)) && IsCalledFromOutside(b.Member) && !protocol.WritersThatSync.Exists(w => WritesThrough(w, b.Member))).ToArray();
        var drained = left.Where(b => protocol.Drains.Any(d => d.Body == b)).ToArray();
        var body = left.Length == 1 && left[0].Member is IMethodSymbol { MethodKind: MethodKind.Ordinary } ? left[0] : drained.FirstOrDefault();
        if (body is null)
            return null;
        var site = protocol.Writes.Last(w => w.Body == body).Site;
        if (context.Evidence.Of(body.Member, protocol.Opened?.Path, site.Root, [protocol.Symbol.Name]) is { Level: EvidenceLevel.Counter, ByName: false })
            return null;
        var evidence = new EvidenceFound(EvidenceLevel.Strong, $"'{NameOf(protocol.WritersThatSync)}' syncs what it writes");
        // A step that those share who sync behind it is right where it stands.
        var isShared = protocol.WritersThatSync.Exists(w => w.Events.Any(e => e.Kind == FlowEventKind.Write && e.Site.Node == site.Node));
        return Report(NameOf(protocol), AllOf(protocol.Writes.Where(w => w.Body == body)), AllOf(protocol.Drains.Where(d => d.Body == body)), site, evidence, atCause: !isShared);
    }

    /// <summary><c>Flush</c> syncs what the others have written, and <c>FlushAsync</c>, which is called in its place, only drains it.</summary>
    static IEnumerable<Finding> FindTwinsThatDrain(HandleProtocol protocol, RuleContext context)
    {
        foreach (var drain in protocol.Drains)
        {
            // What a stream over another one does is the other's.
            if (!protocol.IsFile || IsForwarder(drain.Body.Member) || !drain.Site.IsInRoot || IsMeant(drain.Site.Node) || protocol.Syncers.Contains(drain.Body) || protocol.Syncers.Find(s => AreTwins(s.Member, drain.Body.Member)) is not { } syncs)
                continue;
            if (context.Evidence.Of(drain.Body.Member, protocol.Opened?.Path, drain.Site.Root, [protocol.Symbol.Name]) is { Level: EvidenceLevel.Counter, ByName: false })
                continue;
            yield return Report(NameOf(protocol), AllOf([drain]), AllOf([drain]), drain.Site, new EvidenceFound(EvidenceLevel.Strong, $"'{syncs.Member.Name}' syncs it"), atCause: true);
        }
    }

    /// <summary>Who writes <c>Flush(flushToDisk: false)</c> where others sync does not take the drain for their sync.</summary>
    static bool IsMeant(SyntaxNode drain) => drain is InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: not null, Expression.RawKind: (int)SyntaxKind.FalseLiteralExpression }] };

    /// <summary><c>Append</c> and <c>AppendAsync</c>: what one of them does, the other does for those that can wait.</summary>
    static bool AreTwins(ISymbol a, ISymbol b) => a.Name == b.Name + "Async" || b.Name == a.Name + "Async";

    /// <summary>The member that does the same as this one, and syncs a handle that it is given as this one is.</summary>
    static BodyFacts? TwinThatSyncs(TypeFlow type, ISymbol member, ITypeSymbol? handle) =>
        type.Bodies.FirstOrDefault(b => AreTwins(b.Member, member) && b.Events.Any(e => e is { Kind: FlowEventKind.Sync, Handle: { Origin: HandleOrigin.Parameter, Type: var synced } } && SymbolEqualityComparer.Default.Equals(synced, handle)));

    /// <summary>The member is the write that a syncing one is made of: who calls it by itself syncs by itself.</summary>
    static bool WritesThrough(BodyFacts body, ISymbol member) =>
        body.Events.Any(e => e.Kind == FlowEventKind.Write && e.Site.Frame.Enters(member));

    /// <summary>What is a stream by its class has no variable of its own: it is told by its file.</summary>
    static string NameOf(HandleProtocol protocol) => protocol is { Symbol: INamedTypeSymbol, Opened: { } opened } ? Naming.Of(opened) : protocol.Symbol.Name;

    static string NameOf(List<BodyFacts> writers) =>
        (writers.Find(w => w.Member is IMethodSymbol { MethodKind: MethodKind.Ordinary }) ?? writers[0]).Member is var member && member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? $"new {member.ContainingType.Name}" : member.Name;

    /// <summary>What only members of the type call is judged where they call it.</summary>
    static bool IsCalledFromOutside(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } or IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: not Accessibility.Private };

    /// <summary>The type leaves the sync of what it is given to its overrides.</summary>
    static bool IsSyncedByOverrides(INamedTypeSymbol type) => type.GetMembers().Any(m => m is IMethodSymbol { IsAbstract: true } && (m.Name is "Sync" or "SyncAsync" || FileFlow.PromisesSync(m.Name)));

    /// <summary>
    /// A handle of the base class is judged there, unless only this class writes to it; that which another class keeps is judged where all of
    /// that class's members are seen.
    /// </summary>
    static bool IsOwn(TypeFlow type, HandleProtocol protocol) => protocol.Writes.Any(w => type.Bodies.Contains(w.Body)) && !IsKeptByAnother(type.Type, protocol.Symbol);

    static bool IsKeptByAnother(INamedTypeSymbol type, ISymbol kept) =>
        kept is { ContainingType: { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.IsEmpty: false } keeper, DeclaredAccessibility: Accessibility.Private } && !AreOneSource(type, keeper) && !keeper.AllInterfaces.Any(i => OffersSync(i, keeper));

    /// <summary>Whoever has a stream by its interface has a drain and a sync to choose from.</summary>
    static bool OffersSync(INamedTypeSymbol offer, INamedTypeSymbol keeper) =>
        !offer.DeclaringSyntaxReferences.IsEmpty && offer.GetMembers().Any(m => keeper.FindImplementationForInterfaceMember(m) is { } implementation && implementation.DeclaringSyntaxReferences.Any(r => r.GetSyntax().DescendantNodes().Any(FileFlow.IsSync)));

    static bool AreOneSource(INamedTypeSymbol a, INamedTypeSymbol b) => SymbolEqualityComparer.Default.Equals(Outermost(a), Outermost(b));

    static INamedTypeSymbol Outermost(INamedTypeSymbol type) => type.ContainingType is { } outer ? Outermost(outer) : type.OriginalDefinition;

    static IEnumerable<Finding> FindProtocol(TypeFlow type, HandleProtocol protocol, IReadOnlyList<HandleProtocol> kept, RuleContext context)
    {
        if (type.SyncsByName || protocol.IsLeft || SyncsItself(protocol.Symbol as INamedTypeSymbol ?? protocol.Type) || protocol.Opened is { Mode: OpenMode.ReadOnly } or { DeleteOnClose: true } or { Path.IsTemporary: true })
            return [];
        if (protocol.IsSynced)
            return protocol.Origin == HandleOrigin.Parameter ? [] : FindExceptions(protocol, context);
        return FindUnsynced(type, protocol, kept, context) is { } finding ? [finding] : [];
    }

    static Finding? FindUnsynced(TypeFlow type, HandleProtocol protocol, IReadOnlyList<HandleProtocol> kept, RuleContext context)
    {
        var isParameter = protocol.Origin == HandleOrigin.Parameter;
        var (writes, drains) = (protocol.Writes, protocol.Drains);
        if (!protocol.IsFile && drains.Count > 0 && drains.All(d => IsForwarder(d.Body.Member)))
            return null;
        if (isParameter && drains.Count > 0 && TwinThatSyncs(type, drains[drains.Count - 1].Body.Member, protocol.Type) is { } twin)
            return Report(NameOf(protocol), AllOf(writes), AllOf(drains), drains[drains.Count - 1].Site, new EvidenceFound(EvidenceLevel.Strong, $"'{twin.Member.Name}' syncs what it writes"));
        if (isParameter && (drains.Count == 0 || IsSyncedByOverrides(type.Type) || (type.Bodies.Any(b => b.Events.Any(e => e.Kind == FlowEventKind.Sync)) && !IsLeftByCallers(type, drains[drains.Count - 1].Site))))
            return null;
        // The drain itself says more than a call of the member that it stands in.
        var drain = DrainToTell(drains);
        if (drain is null)
            drains = [];
        var real = writes.Where(w => !EvidenceFinder.IsTestCode(w.Body.Member, w.Site.Root) && !FileFlow.IsReading(Naming.Called(w.Site.Root))).ToArray();
        if (drain is not null && FileFlow.IsReading(Naming.Called(drain.Site.Root)))
            return null;
        // What a base class writes is told there.
        if ((drain ?? real.LastOrDefault(w => type.Bodies.Contains(w.Body)) ?? real.LastOrDefault()) is not { } last)
            return null;
        var (body, site) = last;
        var evidence = context.Evidence.Of(body.Member, protocol.Opened?.Path, site.Root, [protocol.Symbol.Name]);
        if (evidence.Level == EvidenceLevel.None && protocol.Opened is { } opened && type.Bodies.Any(b => AppendMode.Is(opened, protocol.Symbol.Name, b.Body)) && !AppendMode.IsDiary(writes.Select(static w => w.Site)))
            evidence = new EvidenceFound(EvidenceLevel.Medium, "append mode");
        var kind = isParameter || protocol.IsFile ? null : OfItsKind(protocol, kept);
        // The stream's own name may say that it can be lost; that of a member around it says less than the sync of the other stream.
        if (kind is { } said && (evidence.Level == EvidenceLevel.None || (evidence is { Level: EvidenceLevel.Counter, ByName: true } && evidence.Because != $"the name '{protocol.Symbol.Name}'")))
            evidence = said;
        if (evidence is { Level: EvidenceLevel.Counter, MayBeLoaded: true } && IsLogOfRecords(protocol) && EvidenceFinder.OfNamespace(body.Member) is { Warns: true } space)
            evidence = space;
        var known = protocol.IsFile || kind is not null || (!IsOfPeer(type.Type, protocol.Symbol) && (evidence.Level == EvidenceLevel.Strong || (evidence.Level == EvidenceLevel.Medium && !evidence.OfNamespace && drains.Count > 0 && !isParameter)));
        if (!known || evidence.Level == EvidenceLevel.Counter || (isParameter && !evidence.Warns))
            return null;
        return Report(NameOf(protocol), AllOf(WithLast(writes, last)), AllOf(WithLast(drains, last)), site, evidence);
    }

    /// <summary>The place to tell of comes last.</summary>
    static IEnumerable<BodySite> WithLast(IReadOnlyList<BodySite> places, BodySite last) => places.Where(p => p != last).Concat(places.Where(p => p == last));

    /// <summary>
    /// The drain that its author took for the sync: itself rather than a call of the member that it stands in, and that of a commit rather
    /// than that of a close. One who only drains to read is none.
    /// </summary>
    static BodySite? DrainToTell(IReadOnlyList<BodySite> drains)
    {
        var own = drains.Where(d => d.Site.IsInRoot && !IsMeant(d.Site.Node)).ToArray();
        if (own.Length == 0)
            return drains.LastOrDefault();
        return own.LastOrDefault(d => EvidenceWords.CommittingVerbs.Contains(EvidenceWords.Split(d.Body.Member.Name).FirstOrDefault() ?? ""))
            ?? own.LastOrDefault(d => !FileFlow.IsReading(d.Body.Member.Name));
    }

    /// <summary>A log of bytes that a stream is kept for is one of records, and no diary: <c>LogWriter.Append(record)</c> of a database.</summary>
    static bool IsLogOfRecords(HandleProtocol protocol) =>
        protocol.IsFile && protocol.Type?.Name is "Stream" or "FileStream" or "BinaryWriter" && protocol.Drains.Count > 0
        && !protocol.Writes.Any(w => w.Site.Node.ToString() is var write && (write.IndexOf("WriteLine", System.StringComparison.Ordinal) >= 0 || write.IndexOf("GetBytes", System.StringComparison.Ordinal) >= 0));

    /// <summary>Nothing says that the stream is a file's, and a name says that it goes to another program.</summary>
    static bool IsOfPeer(INamedTypeSymbol type, ISymbol stream) => EvidenceWords.Split(stream.Name).Concat(EvidenceWords.Split(type.Name)).Any(EvidenceWords.Peers.Contains);

    /// <summary>A class of this compilation that syncs what is written to it, in a member of its own: when, is its own matter.</summary>
    static bool SyncsItself(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.IsEmpty: false } own && SourceOrder.Parts(own).Any(part => part.GetSyntax().DescendantNodes().Any(FileFlow.IsSync));

    /// <summary>A stream over any other stream: whoever drains it drains the other.</summary>
    static bool IsForwarder(ISymbol member) => member is IMethodSymbol { IsOverride: true, Name: "Flush" or "FlushAsync" };

    static SiteSet AllOf(IEnumerable<BodySite> places) => new([.. places.Select(p => p.Site).Distinct()]);
}
