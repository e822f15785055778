using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Durability.Fuzz.Tests;

/// <summary>One problem is told once: over the programs of all tests no two findings stand in one statement.</summary>
[Collection(nameof(OneAtATime))]
public sealed class OneFindingTests
{
    /// <summary>
    /// Settings: one initializer or chain of calls holds several, each switched off by itself and each switched on by itself again.
    /// They may stand in one statement, but not overlap.
    /// </summary>
    private static bool IsSetting(Diagnostic diagnostic) => diagnostic.Id.StartsWith("DUR6", StringComparison.Ordinal);

    [Fact]
    public async Task No_two_findings_stand_at_one_place()
    {
        var piled = new ConcurrentBag<string>();
        var seen = 0;
        await Parallel.ForEachAsync(TestSource.All, async (source, _) =>
        {
            var found = await Trial.AnalyzeAsync(source.Text);
            Interlocked.Add(ref seen, found.Length);
            foreach (var statement in found.GroupBy(StatementAround).Where(static statement => statement.Count() > 1))
            {
                var settings = statement.Where(IsSetting).OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start).ToArray();
                var overlap = settings.Zip(settings.Skip(1)).Any(static pair => pair.First.Location.SourceSpan.OverlapsWith(pair.Second.Location.SourceSpan));
                if (overlap || statement.Count() - settings.Length > 1)
                    piled.Add($"{source.Origin}: {string.Join(", ", statement.Select(static diagnostic => diagnostic.Id))} in '{statement.Key.ToString().Split('\n')[0]}'");
            }
        });

        Assert.True(seen > 500, $"The programs have only {seen} findings.");
        Assert.True(piled.IsEmpty, string.Join('\n', piled));
    }

    /// <summary>The innermost statement, or member without one, that a finding stands in.</summary>
    private static SyntaxNode StatementAround(Diagnostic diagnostic)
    {
        var node = diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return node.AncestorsAndSelf().FirstOrDefault(static n => n is StatementSyntax or MemberDeclarationSyntax) ?? node;
    }
}
