using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Tool.Tests.EndToEnd;

/// <summary>Trees that cannot be built as they are, and command lines that mean nothing.</summary>
public sealed class BadTreeTests
{
    [Fact]
    public async Task WhatDoesNotBuild_IsReadAsFarAsItGoes_AndTold()
    {
        using var tree = new TestTree();
        tree.WithProject("Broken/Broken.csproj").With("Broken/Settings.cs", TestTree.Bad).With("Broken/Wrong.cs", "class Wrong { Missing Field; }\n")
            .WithProject("Needs/Needs.csproj", items: """<ProjectReference Include="../Broken/Broken.csproj" />""").With("Needs/Settings.cs", TestTree.Bad)
            .WithProject("Restores/Restores.csproj", items: """<PackageReference Include="No.Such.Package" Version="1.0.0" />""").With("Restores/Settings.cs", TestTree.Bad)
            .WithProject("one/Fine/Fine.csproj").With("one/Fine/Settings.cs", TestTree.Bad)
            .WithProject("two/Fine/Fine.csproj").With("two/Fine/Settings.cs", TestTree.Bad)
            .With("nuget.config", "<configuration><packageSources><clear /><add key=\"none\" value=\"nowhere\" /></packageSources></configuration>")
            .With("nowhere/read.me", "");
        var before = tree.Snapshot();
        var run = await ToolRun.RunAsync(tree, "scan");
        Assert.True(run.ExitCode == 3, run.ToString());
        Assert.Equal(before, tree.Snapshot());
        Assert.Empty(tree.Left());
        foreach (var project in (string[])["Broken", "Needs", "Restores", "one/Fine", "two/Fine"])
            Assert.Contains($"{project}/Settings.cs(9,9): warning DUR203", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"Broken +in part: does not compile: CS0246: The type or namespace name 'Missing'", run.Output);
        Assert.Matches(@"Needs +in part: read without its packages: not built: a project that it needs failed", run.Output);
        Assert.Matches(@"Restores +in part: .*NU1101: Unable to find package No.Such.Package", run.Output);
        Assert.Matches(@"Fine \(one/Fine\) +yes", run.Output);
        Assert.Contains("5 findings in 5 projects; 3 of 5 projects could not be scanned as a whole, there may be more.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnSdkThatIsNotThere_IsNamed_AndAnotherTaken()
    {
        using var tree = new TestTree();
        tree.With("global.json", """{ "sdk": { "version": "99.0.100", "rollForward": "disable" } }""").WithProject("A/A.csproj").With("A/Settings.cs", TestTree.Bad);
        var run = await ToolRun.RunAsync(tree, "scan", "A");
        Assert.True(run.ExitCode == 3, run.ToString());
        Assert.Contains($"{tree["global.json"]} asks for the .NET SDK 99.0.100, which is not installed; built with", run.Output, StringComparison.Ordinal);
        Assert.Contains("A/Settings.cs(9,9): warning DUR203", run.Output, StringComparison.Ordinal);
        run = await ToolRun.RunAsync(tree, "scan", "A", "--allow-partial", "--severity", "error");
        Assert.Equal(0, run.ExitCode);
    }

    [SkippableFact]
    public async Task AReadOnlyTree_IsScanned()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Needs a mount of its own.");
        using var tree = new TestTree();
        tree.WithProject("A/A.csproj").With("A/Settings.cs", TestTree.Bad);
        var mounted = await ToolRun.CommandAsync(tree.Folder, "unshare", "-m", "sh", "-c", $"mount --bind {tree.Folder} {tree.Folder} && mount -o remount,ro,bind {tree.Folder} && ! touch {tree["A/x"]} 2> /dev/null");
        Skip.If(mounted.ExitCode != 0, "No right to mount: " + mounted);
        var command = $"mount --bind {tree.Folder} {tree.Folder} && mount -o remount,ro,bind {tree.Folder} && cd {tree.Folder} && dotnet {Path.Combine(AppContext.BaseDirectory, "durability.dll")} scan A -q";
        var run = await ToolRun.CommandAsync(tree.Folder, "unshare", "-m", "sh", "-c", command);
        Assert.True(run.ExitCode == 1, run.ToString());
        Assert.StartsWith("A/Settings.cs(9,9): warning DUR203", run.Output, StringComparison.Ordinal);
    }

    /// <summary>The build is at a step that takes long when Ctrl+C comes.</summary>
    [SkippableTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task ACancelledRun_LeavesNothing(string signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "Sends a signal.");
        using var tree = new TestTree();
        var mark = "61.5" + Random.Shared.Next(1_000_000);
        tree.WithProject("A/A.csproj").With("A/Settings.cs", TestTree.Bad)
            .With("Directory.Build.targets", $"""<Project><Target Name="Wait" BeforeTargets="CoreCompile"><Exec Command="sleep {mark}" /></Target></Project>""");
        var before = tree.Snapshot();
        using var process = ToolRun.Start(tree, "scan", "A");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await UntilAsync(() => Running(mark));
        Assert.NotEmpty(tree.Left());
        var ignored = signal == "INT" && IgnoresInterrupt(process.Id);
        if (ignored)
            process.Kill(entireProcessTree: true);
        Skip.If(ignored, "These tests were started in the background of a shell, which has SIGINT ignored by all that it starts.");
        Process.Start("kill", ["-" + signal, $"{process.Id}"]).WaitForExit();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(60)), "It went on.");

        Assert.Equal(130, process.ExitCode);
        Assert.Contains("cancelled", await error, StringComparison.Ordinal);
        Assert.Equal("", await output);
        Assert.Empty(tree.Left());
        Assert.Equal(before, tree.Snapshot());
        await UntilAsync(() => !Running(mark));
    }

    /// <summary>Linux tells which signals a process ignores, as a mask: SIGINT is the second.</summary>
    private static bool IgnoresInterrupt(int process)
    {
        var status = $"/proc/{process}/status";
        return File.Exists(status) && File.ReadLines(status).FirstOrDefault(static line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } mask
            && (Convert.ToUInt64(mask["SigIgn:".Length..].Trim(), 16) & 2) != 0;
    }

    [Fact]
    public async Task WhatMeansNothing_IsToldInOneLine()
    {
        using var tree = new TestTree();
        tree.WithSolution("One.slnx").WithSolution("Two.slnx").With("broken.sarif", "{ \"runs\": [\n");
        await AssertBadAsync(tree, "has 2 solutions", "scan", ".");
        await AssertBadAsync(tree, "there is no such file or folder", "scan", "nowhere");
        await AssertBadAsync(tree, "broken.sarif(2,1): this is not SARIF", "scan", "broken.sarif");
        await AssertBadAsync(tree, "has no C# project", "scan", "One.slnx");
        await AssertBadAsync(tree, "there is no folder", "scan", "One.slnx", "--sarif", "no/where.sarif");
        await AssertBadAsync(tree, "Argument 'loud' not recognized", "scan", "--severity", "loud");
        await AssertBadAsync(tree, "must be NAME=VALUE", "scan", "One.slnx", "-p", "Configuration");
        await AssertBadAsync(tree, "Argument 'DUR999' not recognized", "fix", "--rule", "DUR999");
        Assert.Empty(tree.Left());
    }

    [Fact]
    public async Task AForeignLog_IsToldApart()
    {
        using var tree = new TestTree();
        tree.With("codeql.sarif", """{ "version": "2.1.0", "runs": [{ "tool": { "driver": { "name": "CodeQL" } }, "results": [{ "ruleId": "cs/x", "message": { "text": "t" } }] }] }""");
        var run = await ToolRun.RunAsync(tree, "scan", "codeql.sarif");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("no DUR rule ran in it; it is a log of CodeQL", run.Output, StringComparison.Ordinal);
    }

    static async Task AssertBadAsync(TestTree tree, string message, params string[] arguments)
    {
        var run = await ToolRun.RunAsync(tree, arguments);
        Assert.True(run.ExitCode == 2, run.ToString());
        Assert.StartsWith("durability: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    static bool Running(string mark) =>
        Directory.EnumerateDirectories("/proc").Where(static folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])).Any(folder =>
        {
            try
            {
                return File.ReadAllText(Path.Combine(folder, "cmdline")).Contains("\0" + mark, StringComparison.Ordinal);
            }
            catch (IOException)
            {
                return false;
            }
        });

    static async Task UntilAsync(Func<bool> condition)
    {
        for (var wait = Stopwatch.StartNew(); !condition(); await Task.Delay(100))
            Assert.True(wait.Elapsed < TimeSpan.FromSeconds(90), "That did not happen.");
    }
}
