using System;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Tool.Tests.EndToEnd;

public sealed class FixTests
{
    [Fact]
    public async Task ADryRunLists_AFixChangesTheFileAlone_AndNothingIsLeftToFix()
    {
        using var tree = new TestTree("with blank");
        tree.WithProject("A/A.csproj").With("A/Settings.cs", TestTree.Bad)
            .WithProject("B/B.csproj", items: """<PackageReference Include="No.Such.Package" Version="1.0.0" />""")
            .With("nuget.config", "<configuration><packageSources><clear /><add key=\"none\" value=\"nowhere\" /></packageSources></configuration>").With("nowhere/read.me", "");
        var before = tree.Snapshot();
        var run = await ToolRun.RunAsync(tree, "fix", "A", "--rule", "DUR203", "--dry-run");
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("A/Settings.cs(9,9): warning DUR203: 'path.tmp' becomes 'path'", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 place would be fixed.", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, tree.Snapshot());

        // Beside it stands a project that cannot be loaded: it is told, and the rest is fixed.
        run = await ToolRun.RunAsync(tree, "fix", ".", "--rule", "DUR203");
        Assert.True(run.ExitCode == 3, run.ToString());
        Assert.Contains("B.csproj: NU1101: Unable to find package No.Such.Package.", run.Error, StringComparison.Ordinal);
        Assert.Contains("A/Settings.cs: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("  +            file.Flush(flushToDisk: true);", run.Output, StringComparison.Ordinal);
        Assert.Contains("file.Flush(flushToDisk: true);", tree.Read("A/Settings.cs"), StringComparison.Ordinal);
        Assert.Equal(before.Count, tree.Snapshot().Count);
        Assert.Empty(tree.Left());

        run = await ToolRun.RunAsync(tree, "fix", "A", "--rule", "DUR203");
        Assert.Contains("Nothing was changed.", run.Output, StringComparison.Ordinal);
    }
}
