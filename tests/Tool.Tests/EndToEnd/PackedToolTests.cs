using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Tool.Tests.EndToEnd;

/// <summary>The tool as a package.</summary>
public sealed class PackedToolTests
{
    [Fact]
    public async Task TheTool_IsPacked_Installed_AndRuns()
    {
        using var tree = new TestTree();
        var feed = Path.Combine(tree.Temporary, "feed");
        var repository = typeof(PackedToolTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static value => value.Key == "RepositoryRoot").Value!;

        // Built apart, so that a build of the repository that runs at the same time is not disturbed.
        var build = Path.Combine(tree.Temporary, "build");
        await SucceedAsync(repository, "dotnet", "pack", "src/Tool/Durability.Tool.csproj", "-c", "Release", "-o", feed, "-p:Version=0.1.0-test", "--artifacts-path", build, "-v", "q");
        tree.With("tools/nuget.config", $"<configuration><packageSources><clear /><add key=\"packed\" value=\"{feed}\" /></packageSources></configuration>");
        await SucceedAsync(tree["tools"], "dotnet", "tool", "install", "Durability.Tool", "--version", "0.1.0-test", "--tool-path", tree["tools"]);

        tree.With("files/Settings.cs", TestTree.Bad).WithProject("A/A.csproj").With("A/Settings.cs", TestTree.Bad);
        var tool = tree["tools/durability"];
        Assert.Equal("0.1.0-test", (await SucceedAsync(tree.Folder, tool, "--version")).Output.Split('+')[0].Trim());
        foreach (var folder in (string[])["files", "A"])
        {
            var run = await ToolRun.CommandAsync(tree.Folder, tool, "scan", folder, "-q");
            Assert.True(run.ExitCode == 1, run.ToString());
            Assert.StartsWith($"{folder}/Settings.cs(9,9): warning DUR203", run.Output, StringComparison.Ordinal);
        }

        Assert.Contains("## How to fix", (await SucceedAsync(tree.Folder, tool, "explain", "dur203")).Output, StringComparison.Ordinal);
    }

    static async Task<ToolRun> SucceedAsync(string folder, string command, params string[] arguments)
    {
        var run = await ToolRun.CommandAsync(folder, command, arguments);
        Assert.True(run.ExitCode == 0, $"{command} {string.Join(' ', arguments)}: {run}");
        return run;
    }
}
