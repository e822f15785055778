using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Tool.Tests.EndToEnd;

/// <summary>Real builds of small trees.</summary>
public sealed class ScanTests
{
    /// <summary>
    /// Everything in a tree that could be in the way: a blank, a letter and signs in the path; its own Directory.Build files that redirect the output
    /// into the tree, want documentation and treat warnings as errors; several frameworks; an earlier build's leavings; the analyzer installed.
    /// </summary>
    [Fact]
    public async Task ASolution_IsScanned_AndNothingInItChanges()
    {
        using var tree = new TestTree("Größe & co");
        tree.With("Directory.Build.props", """
                <Project><PropertyGroup>
                  <TreatWarningsAsErrors>true</TreatWarningsAsErrors><BaseIntermediateOutputPath>$(MSBuildProjectDirectory)/intermediate/</BaseIntermediateOutputPath>
                  <GenerateDocumentationFile>true</GenerateDocumentationFile><RunAnalyzers>false</RunAnalyzers><ErrorLog>own.sarif</ErrorLog>
                </PropertyGroup></Project>
                """)
            .With("Directory.Build.targets", "<Project><PropertyGroup><OutputPath>$(MSBuildThisFileDirectory)out/</OutputPath><OutDir>$(OutputPath)</OutDir></PropertyGroup></Project>")
            .With(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.DUR203.severity = error\n[Quiet.cs]\ndotnet_diagnostic.DUR203.severity = none\n")
            .WithProject("Store/Store.csproj", framework: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>")
            .With("Store/Settings.cs", TestTree.Bad)
            .With("Store/Quiet.cs", TestTree.Bad.Replace("Settings", "Quiet", StringComparison.Ordinal))
            .With("Store/obj/Old.cs", "this is of an earlier build")
            .WithProject("App/App.csproj", items: $"""
                <ProjectReference Include="../Store/Store.csproj" />
                <Compile Include="../Store/Settings.cs" Link="Settings.cs" />
                <Analyzer Include="{AppContext.BaseDirectory}package/analyzers/dotnet/cs/Durability.Analyzers.dll" />
                <EditorConfigFiles Include="{AppContext.BaseDirectory}package/build/config/Durability.Default.globalconfig" />
                """)
            .With("App/Journal.cs", "class Journal { void Add(string path, string json) { System.IO.File.AppendAllText(path, json); } int unused; }\n")
            .WithSolution("All.slnx", "Store/Store.csproj", "App/App.csproj");
        var before = tree.Snapshot();
        var run = await ToolRun.RunAsync(tree, "scan", ".", "--sarif", Path.Combine(tree.Temporary, "all.sarif"));
        Assert.True(run.ExitCode == 1, run.ToString());
        Assert.Equal(before, tree.Snapshot());
        Assert.Empty(tree.Left());

        Assert.Contains("Store/Settings.cs(9,9): error DUR203 Published before its data is synced", run.Output, StringComparison.Ordinal);
        Assert.Contains("9 |     File.Move(path + \".tmp\", path);", run.Output, StringComparison.Ordinal);
        Assert.Contains("|     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Quiet.cs", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Matches(@"Store +yes", run.Output);
        Assert.Matches(@"App +yes", run.Output);

        using var log = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(tree.Temporary, "all.sarif")));
        var places = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(static result => result.GetProperty("ruleId").GetString() == "DUR203")
            .Select(static result => result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(["Store/Settings.cs"], places);
    }

    [Fact]
    public async Task PresetScopeAndPaths_AreTakenFromTheCommandLine()
    {
        using var tree = new TestTree();
        tree.WithProject("A/A.csproj").With("A/Settings.cs", TestTree.Bad).With("A/Export.cs", "class Export { void Write(string path, string text) { System.IO.File.WriteAllText(path, text); } }\n");
        var run = await ToolRun.RunAsync(tree, "scan", "A/A.csproj", "--preset", "audit", "--scope", "all", "--exclude", "**/Settings.cs", "--format", "json", "--severity", "warning");
        Assert.True(run.ExitCode == 1, run.ToString());
        using var json = JsonDocument.Parse(run.Output);
        var finding = json.RootElement.GetProperty("findings").EnumerateArray().First();
        Assert.Equal(("Export.cs", "warning"), (finding.GetProperty("file").GetString(), finding.GetProperty("level").GetString()));
        Assert.All(json.RootElement.GetProperty("findings").EnumerateArray(), static finding => Assert.Equal("Export.cs", finding.GetProperty("file").GetString()));
    }

    [Fact]
    public async Task FilesWithoutAProject_AreRead()
    {
        using var tree = new TestTree("plain files");
        tree.With("Settings.cs", TestTree.Bad.Replace("using System.IO;", "using Some.Package;", StringComparison.Ordinal)).With("deep/Broken.cs", "class Broken { Missing Make( => ;");
        var before = tree.Snapshot();
        var run = await ToolRun.RunAsync(tree, "scan", ".", "--quiet");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Settings.cs(9,9): warning DUR203: ", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, tree.Snapshot());
        Assert.Empty(tree.Left());
    }

    [Fact]
    public async Task LogsOfManyBuilds_AreMerged()
    {
        using var tree = new TestTree();
        tree.With("src/Settings.cs", TestTree.Bad).With("a.sarif", Log("/agent/1/src/Settings.cs")).With("b.sarif", Log("/other/src/Settings.cs"));
        var run = await ToolRun.RunAsync(tree, "scan", "a.sarif", "b.sarif");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1 finding in 2 projects.", run.Output, StringComparison.Ordinal);
        Assert.Contains("File.Move(path", run.Output, StringComparison.Ordinal);

        run = await ToolRun.RunAsync(tree, "report", "a.sarif", "b.sarif", "-o", "all.sarif");
        Assert.Equal(0, run.ExitCode);
        run = await ToolRun.RunAsync(tree, "report", "all.sarif", "-o", "all.html", "--earlier", "a.sarif");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("File.Move(path", tree.Read("all.html"), StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", tree.Read("all.html"), StringComparison.OrdinalIgnoreCase);
        run = await ToolRun.RunAsync(tree, "scan", "all.sarif", "--format", "github");
        Assert.StartsWith("::warning file=src/Settings.cs,line=9,", run.Output, StringComparison.Ordinal);
    }

    static string Log(string file) => $$"""
        { "version": "2.1.0", "runs": [{
          "tool": { "driver": { "name": "Microsoft (R) Visual C# Compiler", "rules": [{ "id": "DUR203", "shortDescription": { "text": "Published" } }] } },
          "results": [{ "ruleId": "DUR203", "level": "warning", "message": { "text": "lost" }, "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": "file://{{file}}" }, "region": { "startLine": 9, "startColumn": 9, "endLine": 9, "endColumn": 39 } } }] }] }] }
        """;
}
