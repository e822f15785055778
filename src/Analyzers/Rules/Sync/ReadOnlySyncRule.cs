using System.Collections.Generic;
using System.Collections.Immutable;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Rules.Sync;

/// <summary>DUR107: <c>Flush(true)</c> on a stream that was opened for reading, which makes no system call at all.</summary>
internal sealed class ReadOnlySyncRule : Rule
{
    public static readonly DiagnosticDescriptor ReadOnly = Describe("DUR107", "Sync on a read-only stream",
        "'{0}' was opened for reading, so '{1}' does nothing; what was written to the file is lost at a power cut",
        RuleFamily.Sync, "FileStream.Flush(true) on a stream without write access makes no system call (measured with strace on .NET 8 to 10). Sync the handle that wrote, or call RandomAccess.FlushToDisk.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [ReadOnly];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        foreach (var sync in body.Events)
        {
            if (sync is not { Kind: FlowEventKind.Sync, Handle: { Mode: OpenMode.ReadOnly, IsFile: true, IsWrapper: false } handle, Site.IsInRoot: true } || Naming.Called(sync.Site.Node) != "Flush")
                continue;
            found.Add(new Finding(ReadOnly, sync.Site.Root, Naming.Of(handle), Naming.Call(sync.Site.Root).Replace("()", "(true)"))
            {
                Covers = [sync.Site.Node, .. WritesOf(body, handle.Path)],
                Others = [handle.Site.Root],
                Cause = sync.Site.Node,
            });
        }
    }

    /// <summary>What the sync that does nothing was there for.</summary>
    static IEnumerable<SyntaxNode> WritesOf(BodyFacts body, SymbolicValue? path)
    {
        foreach (var pair in body.Exit.Handles)
        {
            if (path is null || !path.Equals(pair.Key.Path))
                continue;
            foreach (var write in pair.Value.Dirty.Sites)
                yield return write.Node;
            yield return pair.Key.Site.Node;
        }
    }
}
