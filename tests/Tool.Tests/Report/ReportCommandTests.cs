using System;
using System.Text.Json;
using System.Threading.Tasks;
using Durability.Tool.Report;
using Xunit;

namespace Durability.Tool.Tests.Report;

public sealed class ReportCommandTests
{
    [Fact]
    public async Task Scan_WritesThePageWithSourceAndTrend()
    {
        using var tree = new TestTree("plain files");
        tree.With("Settings.cs", TestTree.Bad);
        var run = await ToolRun.RunAsync(tree, "scan", ".", "--quiet", "--report", "one.html");
        Assert.True(run.ExitCode == 1, run.ToString());
        using var page = JsonDocument.Parse(ReportData.FindIn(tree.Read("one.html"))!);
        Assert.Equal("DUR203", page.RootElement.GetProperty("rules")[0].GetProperty("id").GetString());
        Assert.Contains("File.Move(path + \".tmp\", path);", page.RootElement.GetProperty("files")[0].GetProperty("excerpts").GetRawText().Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(tree.Folder, tree.Read("one.html"), StringComparison.Ordinal);

        tree.With("Settings.cs", "class Settings;");
        run = await ToolRun.RunAsync(tree, "scan", ".", "--quiet", "--report", "two.html", "--earlier", "one.html");
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("0 findings, 1 fewer than on", tree.Read("two.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenEarlierReport_IsToldBeforeAnythingIsBuilt()
    {
        using var tree = new TestTree();
        tree.With("Settings.cs", TestTree.Bad).With("old.html", "<p>not a report</p>");
        var run = await ToolRun.RunAsync(tree, "scan", ".", "--report", "new.html", "--earlier", "old.html");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("old.html", run.Error, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(tree["new.html"]));
    }
}
