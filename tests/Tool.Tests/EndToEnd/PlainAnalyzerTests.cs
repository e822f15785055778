using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Tool.Tests.EndToEnd;

/// <summary>
/// Build systems with a sandbox and a cache (Bazel, BuildXL) run the compiler alone, with declared inputs and outputs. The analyzer is one
/// file there: it must need no other, write nothing, and give the same result each time.
/// </summary>
public sealed class PlainAnalyzerTests
{
    [Fact]
    public async Task TheAnalyzerAlone_RunsInTheCompiler_AndWritesNothing()
    {
        using var tree = new TestTree();
        var analyzer = tree["inputs/Durability.Analyzers.dll"];
        tree.With("inputs/Settings.cs", TestTree.Bad);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "package", "analyzers", "dotnet", "cs", "Durability.Analyzers.dll"), analyzer);
        File.SetAttributes(analyzer, FileAttributes.ReadOnly);
        Directory.CreateDirectory(tree["outputs"]);
        var before = tree.Snapshot();
        var first = await CompileAsync(tree, analyzer);
        Assert.Contains("inputs/Settings.cs(9,9): warning DUR203", first.Output, StringComparison.Ordinal);
        Assert.Equal(["outputs/log.sarif", "outputs/out.dll"], Directory.EnumerateFiles(tree["outputs"]).Select(file => Path.GetRelativePath(tree.Folder, file)).Order());
        var log = await File.ReadAllTextAsync(tree["outputs/log.sarif"]);
        var assembly = await File.ReadAllBytesAsync(tree["outputs/out.dll"]);
        await CompileAsync(tree, analyzer);
        Assert.Equal(Results(log), Results(await File.ReadAllTextAsync(tree["outputs/log.sarif"])));
        Assert.Equal(assembly, await File.ReadAllBytesAsync(tree["outputs/out.dll"]));
        Directory.Delete(tree["outputs"], recursive: true);
        Assert.Equal(before.Where(entry => !entry.EndsWith("outputs", StringComparison.Ordinal)), tree.Snapshot());
        Assert.Empty(Directory.EnumerateFileSystemEntries(tree.Temporary));
    }

    static async Task<ToolRun> CompileAsync(TestTree tree, string analyzer)
    {
        var metadata = typeof(PlainAnalyzerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(static value => value.Key, static value => value.Value!);
        var references = metadata["References"].Split(';').Select(static file => "-r:" + file);
        var run = await ToolRun.CommandAsync(
            tree.Folder,
            "dotnet",
            [metadata["Compiler"], "-nologo", "-noconfig", "-nostdlib", "-deterministic", $"-pathmap:{tree.Folder}=/_", "-target:library", "-out:outputs/out.dll", "-errorlog:outputs/log.sarif,version=2.1", $"-analyzer:{analyzer}", "inputs/Settings.cs", .. references]);
        Assert.True(run.ExitCode == 0, run.ToString());
        return run;
    }

    /// <summary>The log without the times that it has.</summary>
    static string Results(string log) => log[log.IndexOf("\"results\"", StringComparison.Ordinal)..log.IndexOf("\"analyzerExecutionTime\"", StringComparison.Ordinal)];
}
