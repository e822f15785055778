using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Sync;

/// <summary>DUR106: a member that is there to sync and does not: its callers believe that their data is on disk.</summary>
internal sealed class DroppedSyncRule : Rule
{
    public static readonly DiagnosticDescriptor Dropped = Describe("DUR106", "Wrapper drops the sync",
        "'{0}' {1}; whoever calls it to sync loses the data at a power cut",
        RuleFamily.Sync, "An override or implementation of Flush(bool flushToDisk) that ignores the flag, or a method named for a sync that only drains, hides the missing sync from every caller.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Dropped];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        if (body.Member is not IMethodSymbol method || body.Body is not MethodDeclarationSyntax declaration || IsOfDiary(method.ContainingType) || IsStandIn(method.ContainingType))
            return;
        if (FileFlow.PromisesSync(method.Name) && SkipsDirectories(method, declaration) is { } skipped)
            found.Add(new Finding(Dropped, skipped, $"{method.ContainingType.Name}.{method.Name}", $"returns without a sync where '{skipped.Condition}' is set") { Marked = skipped.IfKeyword, Covers = [skipped], Cause = skipped });
        var drains = body.Events.Where(e => e.Kind == FlowEventKind.Drain).ToArray();
        if (body.Events.Any(e => e.Kind is FlowEventKind.Sync or FlowEventKind.SyncDirectory))
        {
            foreach (var drain in drains.Where(d => FileFlow.PromisesSync(method.Name) && d.Site.IsInRoot && d.Handle is { IsFile: false, Symbol: IParameterSymbol } && d.Site.Node.FirstAncestorOrSelf<ElseClauseSyntax>() is not null))
                found.Add(new Finding(UnsyncedWriteRule.DrainForSync, drain.Site.Root, Naming.Call(drain.Site.Root), drain.Handle!.Symbol!.Name, $"'{method.Name}' promises a sync to its callers") { Covers = [drain.Site.Node], Cause = drain.Site.Node });
            return;
        }

        if (IsFlushWithSwitch(method) && ForwardsBelow(method, drains) && !Mentions(declaration, method.Parameters[0].Name))
            found.Add(Report(declaration, $"{method.ContainingType.Name}.Flush(bool {method.Parameters[0].Name})", $"ignores '{method.Parameters[0].Name}'", drains));
        else if ((FileFlow.PromisesSync(method.Name) || IsForce(method)) && drains.Length > 0 && drains.All(d => d.Handle is not null && !body.Exit.Of(d.Handle.Bottom).Escaped))
            found.Add(Report(declaration, $"{method.ContainingType.Name}.{method.Name}", "is named for a sync and only drains", drains));
        else if (method.Name == "Sync" && drains.Length > 0 && drains.All(d => d.Handle is { ReachesFile: true, Bottom.Symbol: not null } drained && !body.Exit.Of(drained.Bottom).Escaped))
            found.Add(Report(declaration, $"{method.ContainingType.Name}.Sync", "is named for a sync and only drains", drains));
        else if (FileFlow.PromisesSync(method.Name) && !IsGenerated(declaration) && ForgetsWhatItIsGiven(method, declaration))
            found.Add(Report(declaration, $"{method.ContainingType.Name}.{method.Name}", $"is named for a sync and does nothing with '{method.Parameters[0].Name}'", drains));
        else if (FileFlow.PromisesSync(method.Name) && LeavesFileAlone(method, declaration))
            found.Add(Report(declaration, $"{method.ContainingType.Name}.{method.Name}", "is named for a sync and does nothing with the file that its type keeps", drains));
        else if (IsFlushOfRawHandle(method) && LeavesFileAlone(method, declaration))
            found.Add(Report(declaration, $"{method.ContainingType.Name}.{method.Name}", "can only be meant for a sync, as no bytes wait above the file that its type keeps, and does nothing with it", drains) with { Covers = [declaration, .. RawWrites(method.ContainingType)] });
        else if (drains.Length > 0 && Evidence.EvidenceWords.Split(method.Name).LastOrDefault() is "sync" or "fsync" && declaration.Body is { } syncs && HasSyncInComment(syncs))
            found.Add(Report(declaration, $"{method.ContainingType.Name}.{method.Name}", "is named for a sync and only drains; the sync is a comment", drains));
        else if (method.Name is "Sync" or "SyncAsync" && LeavesSyncInComment(method, declaration))
            found.Add(Report(declaration, $"{method.ContainingType.Name}.{method.Name}", $"is named for a sync, and its sync of '{method.Parameters[0].Name}' is only a comment", drains));
    }

    /// <summary>The other part of a <c>[LibraryImport]</c>.</summary>
    static bool IsGenerated(MethodDeclarationSyntax method) => method.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>A log of what the program did, which nobody recovers from: <c>static class Log</c>, <c>FileLogger</c>.</summary>
    static bool IsOfDiary(INamedTypeSymbol type) => type is { IsStatic: true, Name: "Log" or "Logging" } || Evidence.EvidenceWords.Split(type.Name).LastOrDefault() is "logger";

    /// <summary>It stands in a test for one that has a device below it: <c>FakeFileStream</c>, <c>InMemoryJournal</c>.</summary>
    static bool IsStandIn(INamedTypeSymbol type) => Evidence.EvidenceWords.Split(type.Name).Take(2).Any(word => word is "mock" or "fake" or "stub" or "dummy" or "null" or "memory");

    static bool IsFlushWithSwitch(IMethodSymbol method) =>
        method is { Name: "Flush", Parameters: [{ Type.SpecialType: SpecialType.System_Boolean } flag] }
        && (method.IsOverride || flag.Name.IndexOf("disk", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary><c>FileChannel.force(boolean metaData)</c> of Java, in a port: a sync, whatever it is told of the metadata.</summary>
    static bool IsForce(IMethodSymbol method) => method is { Name: "Force", Parameters: [{ Type.SpecialType: SpecialType.System_Boolean }] };

    /// <summary>A stream in memory has nothing to sync: only one that passes its bytes on drops something.</summary>
    static bool ForwardsBelow(IMethodSymbol method, FlowEvent[] drains) =>
        drains.Length > 0 || method.ContainingType.GetMembers().Any(m => m is IFieldSymbol field && Catalog.TypeNames.IsHandle(field.Type));

    /// <summary>Its file is given to it, and it calls nothing with it. A hook that others override, or an interface without a disk below it, may be empty.</summary>
    static bool ForgetsWhatItIsGiven(IMethodSymbol method, MethodDeclarationSyntax declaration) =>
        method is { IsVirtual: false, IsOverride: false, Parameters: [{ Type: var type } file, ..] }
        && (Catalog.TypeNames.IsHandle(type) || Catalog.TypeNames.IsPathLike(type)) && !Mentions(declaration, file.Name)
        && !method.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers(method.Name)).Any();

    /// <summary>Its type keeps a file, and the member neither names it nor calls anything that could sync it.</summary>
    static bool LeavesFileAlone(IMethodSymbol method, MethodDeclarationSyntax declaration)
    {
        if (declaration is { Body: null, ExpressionBody: null } || method.ContainingType.GetMembers().OfType<IFieldSymbol>().Where(f => Catalog.TypeNames.IsFileHandle(f.Type)).ToArray() is not { Length: > 0 } files)
            return false;
        return !declaration.DescendantNodes().Any(n => n switch
        {
            InvocationExpressionSyntax call => CouldSync(Naming.Called(call)),
            IdentifierNameSyntax { Identifier.ValueText: var name } => files.Any(f => f.Name == name || f.AssociatedSymbol?.Name == name),
            ThrowStatementSyntax or ThrowExpressionSyntax => true,
            _ => false,
        });
    }

    static bool CouldSync(string called) => Evidence.EvidenceWords.Split(called).Any(word => word is "sync" or "fsync" or "flush" or "commit" or "write" or "invoke" or "run");

    /// <summary>Not every system can sync a directory, but those that can need it: the way out must ask for the system, not only for the directory.</summary>
    static IfStatementSyntax? SkipsDirectories(IMethodSymbol method, MethodDeclarationSyntax declaration) =>
        declaration.Body?.Statements.FirstOrDefault() is IfStatementSyntax { Condition: IdentifierNameSyntax { Identifier.ValueText: var flag }, Statement: ReturnStatementSyntax or BlockSyntax { Statements: [ReturnStatementSyntax] } } skipped
        && method.Parameters.Any(p => p.Name == flag && Evidence.EvidenceWords.Split(flag).Any(word => word is "dir" or "directory" or "folder"))
            ? skipped
            : null;

    /// <summary>The sync was there, or was thought of: what is left speaks of it in a comment and does nothing with the files that it is given.</summary>
    static bool LeavesSyncInComment(IMethodSymbol method, MethodDeclarationSyntax declaration) =>
        method is { Parameters: [{ Type: var type } files, ..] } && (NamesFiles(type) || Catalog.TypeNames.IsHandle(type)) && !Mentions(declaration, files.Name)
        && declaration.Body is { } body && HasSyncInComment(body);

    static bool HasSyncInComment(BlockSyntax body) => body.DescendantTrivia().Any(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) && SpeaksOfSync(t.ToString()));

    /// <summary><c>Flush()</c> of an interface, in a type that writes through a <c>SafeFileHandle</c>: there is no buffer that it could drain.</summary>
    static bool IsFlushOfRawHandle(IMethodSymbol method) =>
        method is { Name: "Flush" or "FlushAsync", Parameters.Length: 0 } && method.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers(method.Name)).Any()
        && method.ContainingType.GetMembers().OfType<IFieldSymbol>().Where(f => Catalog.TypeNames.IsFileHandle(f.Type)).All(f => f.Type.Name == "SafeFileHandle") && RawWrites(method.ContainingType).Any();

    static IEnumerable<SyntaxNode> RawWrites(INamedTypeSymbol type) =>
        SourceOrder.Parts(type).SelectMany(part => part.GetSyntax().DescendantNodes()).Where(n => n is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "RandomAccess" }, Name.Identifier.ValueText: "Write" or "WriteAsync" } });

    static bool NamesFiles(ITypeSymbol type) =>
        Catalog.TypeNames.IsPathLike(type) || (type is INamedTypeSymbol { TypeArguments: [var item] } && Catalog.TypeNames.IsPathLike(item)) || (type is IArrayTypeSymbol { ElementType: var element } && Catalog.TypeNames.IsPathLike(element));

    static bool SpeaksOfSync(string comment) =>
        comment.IndexOf("fsync", StringComparison.OrdinalIgnoreCase) >= 0 || comment.IndexOf("FlushFileBuffers", StringComparison.Ordinal) >= 0 || comment.IndexOf("Flush(true)", StringComparison.Ordinal) >= 0 || comment.IndexOf("flushToDisk", StringComparison.OrdinalIgnoreCase) >= 0;

    static bool Mentions(MethodDeclarationSyntax method, string parameter) =>
        ((SyntaxNode?)method.Body ?? method.ExpressionBody)?.DescendantNodes().Any(n => n is IdentifierNameSyntax { Parent: not NameColonSyntax } name && name.Identifier.ValueText == parameter) == true;

    static Finding Report(MethodDeclarationSyntax method, string name, string what, FlowEvent[] drains) => new(Dropped, method, name, what)
    {
        Marked = method.Identifier,
        Covers = [method, .. drains.Select(d => d.Site.Node)],
        Others = [.. drains.Select(d => d.Site.Root)],
        Cause = method,
    };
}
