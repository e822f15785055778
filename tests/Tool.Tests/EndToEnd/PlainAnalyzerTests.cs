using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Tool.Tests.EndToEnd;

/// <summary>
/// Build systems with a sandbox and a cache (Bazel, BuildXL) run the compiler alone, with declared inputs and outputs. The analyzer is one
/// file there: it must need no other, write nothing, and give the same result each time.
/// </summary>
public sealed partial class PlainAnalyzerTests
{
    [Fact]
    public async Task TheAnalyzerAlone_GivesTheSameEachTime()
    {
        using var tree = Inputs();
        var first = await SucceedAsync(tree, "dotnet", Compiler(tree));
        Assert.Contains("inputs/Settings.cs(9,9): warning DUR203", first.Output, StringComparison.Ordinal);
        var (log, assembly) = (Results(tree.Read("outputs/log.sarif")), await File.ReadAllBytesAsync(tree["outputs/out.dll"]));
        await SucceedAsync(tree, "dotnet", Compiler(tree));
        Assert.Equal(log, Results(tree.Read("outputs/log.sarif")));
        Assert.Equal(assembly, await File.ReadAllBytesAsync(tree["outputs/out.dll"]));
    }

    /// <summary>Every file that is opened to be written, made or removed, on the whole machine, and every connection.</summary>
    [SkippableFact]
    public async Task TheAnalyzerAlone_WritesNothingButTheDeclaredOutputs()
    {
        Skip.IfNot(File.Exists("/usr/bin/strace"), "strace is not installed.");
        using var tree = Inputs();
        var trace = Path.Combine(tree.Temporary, "trace");
        var run = await SucceedAsync(
            tree, "strace", ["-ff", "-qq", "-y", "-e", $"trace={string.Join(',', s_writing)}", "-o", trace, "env", "DOTNET_EnableDiagnostics=0", "dotnet", .. Compiler(tree)]);
        Assert.Contains("warning DUR203", run.Output, StringComparison.Ordinal);

        // A file for each thread, so that no call is cut in two by another thread's. What is no call, a signal say, is no write; and a call
        // that a signal interrupts stands there twice, with the same path.
        var changes = Directory.GetFiles(tree.Temporary, "trace.*").SelectMany(File.ReadLines)
            .Where(static line => s_writing.Any(call => line.StartsWith(call + "(", StringComparison.Ordinal)))
            .Where(static call => !call.StartsWith("openat(", StringComparison.Ordinal) || s_toWrite.Any(flag => call.Contains(flag, StringComparison.Ordinal)))
            .Where(static call => !call.Contains("\"/proc/self/", StringComparison.Ordinal) && !call.Contains(" = -1 ", StringComparison.Ordinal))
            .ToList();
        var paths = changes.SelectMany(static call => Quoted().Matches(call).Select(static match => match.Groups[1].Value).DefaultIfEmpty(call)).Distinct().Order(StringComparer.Ordinal);
        Assert.True(paths.SequenceEqual([tree["outputs/log.sarif"], tree["outputs/out.dll"]]), string.Join('\n', changes));
    }

    static readonly string[] s_writing = ["openat", "creat", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "unlink", "unlinkat", "link", "symlink", "connect"];
    static readonly string[] s_toWrite = ["O_WRONLY", "O_RDWR", "O_CREAT"];

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    static TestTree Inputs()
    {
        var tree = new TestTree().With("inputs/Settings.cs", TestTree.Bad).With("outputs/.keep", "");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "package", "analyzers", "dotnet", "cs", "Durability.Analyzers.dll"), tree["inputs/Durability.Analyzers.dll"]);
        File.SetAttributes(tree["inputs/Durability.Analyzers.dll"], FileAttributes.ReadOnly);
        return tree;
    }

    static string[] Compiler(TestTree tree)
    {
        var metadata = typeof(PlainAnalyzerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(static value => value.Key, static value => value.Value!);
        return
        [
            metadata["Compiler"], "-nologo", "-noconfig", "-nostdlib", "-deterministic", $"-pathmap:{tree.Folder}=/_", "-target:library", "-out:outputs/out.dll",
            "-errorlog:outputs/log.sarif,version=2.1", "-analyzer:inputs/Durability.Analyzers.dll", "inputs/Settings.cs",
            .. metadata["References"].Split(';').Select(static file => "-r:" + file),
        ];
    }

    static async Task<ToolRun> SucceedAsync(TestTree tree, string command, string[] arguments)
    {
        var run = await ToolRun.CommandAsync(tree.Folder, command, arguments);
        Assert.True(run.ExitCode == 0, run.ToString());
        return run;
    }

    /// <summary>The log without the times that it has.</summary>
    static string Results(string log) => log[log.IndexOf("\"results\"", StringComparison.Ordinal)..log.IndexOf("\"analyzerExecutionTime\"", StringComparison.Ordinal)];
}
