using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Tool.Tests.EndToEnd;

public sealed class BaselineTests
{
    const string File = "durability.baseline.txt";
    const string Entry = "DUR203 | M:Settings.Save(System.String,System.String) | File.Move | 1";

    [Fact]
    public async Task WhatIsWrittenDown_IsNotNew_AndWhatIsGone_IsStale()
    {
        using var tree = new TestTree();
        tree.WithProject("A/A.csproj").With("A/Settings.cs", TestTree.Bad).WithSolution("All.slnx", "A/A.csproj");
        var run = await ToolRun.RunAsync(tree, "baseline");
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("+ " + Entry, run.Output, StringComparison.Ordinal);
        Assert.Contains($"{File}: holds 1 finding; 1 new, 0 stale.", run.Output, StringComparison.Ordinal);
        Assert.Equal([Entry], tree.Read(File).Split('\n').Where(static line => line.StartsWith("DUR", StringComparison.Ordinal)));

        // The known one moves, and a new one comes.
        tree.With("A/Settings.cs", "// A line above.\n\n" + TestTree.Bad + TestTree.Bad.Replace("using System.IO;", "", StringComparison.Ordinal).Replace("Settings", "Other", StringComparison.Ordinal));
        run = await ToolRun.RunAsync(tree, "scan");
        Assert.True(run.ExitCode == 1, run.ToString());
        Assert.Contains("1 new finding, 1 in the baseline in 1 project.", run.Output, StringComparison.Ordinal);
        Assert.Contains("M:Other", (await ToolRun.RunAsync(tree, "baseline", "--check")).Output, StringComparison.Ordinal);

        // The known one is repaired; its entry must go.
        tree.With("A/Settings.cs", "class Settings;\n");
        run = await ToolRun.RunAsync(tree, "baseline", "--check");
        Assert.True(run.ExitCode == 1, run.ToString());
        Assert.Contains("- " + Entry, run.Output, StringComparison.Ordinal);
        Assert.Contains(Entry, tree.Read(File), StringComparison.Ordinal);
        run = await ToolRun.RunAsync(tree, "baseline");
        Assert.DoesNotContain("DUR203 |", tree.Read(File), StringComparison.Ordinal);
        Assert.Empty(tree.Left());
    }

    [Fact]
    public async Task ABrokenLine_IsToldBeforeAnythingIsBuilt()
    {
        using var tree = new TestTree();
        tree.WithProject("A/A.csproj").With("A/Settings.cs", TestTree.Bad).With(File, $"{Entry}\n=======\n");
        foreach (var command in (string[])["scan", "baseline"])
        {
            var run = await ToolRun.RunAsync(tree, command);
            Assert.True(run.ExitCode == 2, run.ToString());
            Assert.Contains($"{tree[File]}(2,1): this line of the baseline is broken: '======='", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task EntriesOfProjectsThatWereNotLookedAt_AreKept()
    {
        using var tree = new TestTree();
        const string Elsewhere = "DUR101 | M:Else.Where | FileStream | 1";
        tree.WithProject("A/A.csproj").With("A/Settings.cs", TestTree.Bad).WithProject("B/B.csproj").With(File, $"{Elsewhere}\n");
        var run = await ToolRun.RunAsync(tree, "baseline", "A");
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains($"so an entry that was not found is kept: {tree["B/B.csproj"]} was not scanned", run.Output, StringComparison.Ordinal);
        Assert.Contains(Elsewhere, tree.Read(File), StringComparison.Ordinal);
        Assert.Contains(Entry, tree.Read(File), StringComparison.Ordinal);
    }
}
