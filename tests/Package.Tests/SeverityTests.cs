using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Package.Tests;

/// <summary>What a user's settings do to the build: severities, presets, and a preset that does not exist.</summary>
[Collection(PackageFeed.Name)]
public sealed class SeverityTests(PackageFeed feed)
{
    private const string Source = BadProgram.Usings + BadProgram.Source;

    [Fact]
    public async Task SeverityError_FailsTheBuild()
    {
        var project = await CreateAsync();
        project.With(".editorconfig", "[*.cs]\ndotnet_diagnostic.DUR203.severity = error\n");
        var build = await project.BuildAsync();
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains($"{BadProgram.FileName}({BadProgram.LineOf(Source, "DUR203")},", build.Output, StringComparison.Ordinal);
        Assert.Contains("error DUR203:", build.Output, StringComparison.Ordinal);
        AssertLevels(build, ("DUR203", "error"), ("DUR102", "warning"), ("DUR204", "warning"), ("DUR205", "note"));

        project.With(".editorconfig", "[*.cs]\ndotnet_diagnostic.DUR203.severity = none\n");
        build = await project.BuildAsync();
        Assert.Equal(0, build.ExitCode);
        Assert.DoesNotContain(build.Findings, static finding => finding.Id == "DUR203");
    }

    [Fact]
    public async Task Presets_DoWhatTheySay()
    {
        var project = await CreateAsync();

        var build = await project.BuildAsync("DurabilityAnalysisMode=Default");
        Assert.Equal(0, build.ExitCode);
        AssertLevels(build, ("DUR203", "warning"), ("DUR102", "warning"), ("DUR204", "warning"), ("DUR205", "note"));

        build = await project.BuildAsync("DurabilityAnalysisMode=Strict");
        Assert.NotEqual(0, build.ExitCode);
        AssertLevels(build, ("DUR203", "error"), ("DUR102", "error"), ("DUR204", "error"), ("DUR205", "warning"));

        // With durability_scope = all every write is subject: what had no evidence is reported as what has.
        build = await project.BuildAsync("DurabilityAnalysisMode=Audit");
        Assert.Equal(0, build.ExitCode);
        Assert.All(build.Durability, static finding => Assert.Equal("warning", finding.Level));
        AssertLevels(build, ("DUR203", "warning"), ("DUR102", "warning"), ("DUR204", "warning"));
        Assert.Contains(build.Durability, static finding => finding.Line == BadProgram.LineOf(Source, "DUR205"));

        build = await project.BuildAsync("DurabilityAnalysisMode=None");
        Assert.Equal(0, build.ExitCode);
        Assert.Empty(build.Durability);
    }

    [Fact]
    public async Task PresetInTheProjectFile_Counts()
    {
        var project = await CreateAsync("<DurabilityAnalysisMode>strict</DurabilityAnalysisMode>");
        var build = await project.BuildAsync();
        Assert.NotEqual(0, build.ExitCode);
        AssertLevels(build, ("DUR203", "error"));
    }

    [Fact]
    public async Task EditorConfig_BeatsThePreset()
    {
        var project = await CreateAsync();
        project.With(".editorconfig", "[*.cs]\ndotnet_diagnostic.DUR203.severity = suggestion\n");
        AssertLevels(await project.BuildAsync("DurabilityAnalysisMode=Strict"), ("DUR203", "note"), ("DUR102", "error"));

        // An option of the preset too.
        project.With(".editorconfig", "[*.cs]\ndurability_scope = inferred\n");
        AssertLevels(await project.BuildAsync("DurabilityAnalysisMode=Audit"), ("DUR204", "warning"), ("DUR205", "warning"));
    }

    [Fact]
    public async Task Baseline_HidesWhatItHolds_AndNothingElse()
    {
        var project = await CreateAsync();
        project.With(".editorconfig", "[*.cs]\ndotnet_diagnostic.DUR203.severity = error\ndotnet_diagnostic.DUR102.severity = none\ndotnet_diagnostic.DUR204.severity = none\n");
        var before = await project.BuildAsync();
        Assert.NotEqual(0, before.ExitCode);
        var entries = before.Durability.Where(static finding => finding.Id == "DUR203").Select(static finding => finding.BaselineKey).ToList();
        Assert.NotEmpty(entries);
        Assert.All(entries, static entry => Assert.StartsWith("DUR203 | M:", entry, StringComparison.Ordinal));

        project.With("durability.baseline.txt", string.Join('\n', entries));
        var build = await project.BuildAsync();
        Assert.Equal(0, build.ExitCode);
        Assert.DoesNotContain(build.Durability, static finding => finding.Id is "DUR203" or "DUR002");

        project.With("Second.cs", BadProgram.Usings + "public class Second { public void Save() { File.WriteAllText(\"a.tmp\", \"\"); File.Move(\"a.tmp\", \"settings.json\", true); } }\n");
        build = await project.BuildAsync();
        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal("Second.cs", Path.GetFileName(Assert.Single(build.Durability, static finding => finding.Id == "DUR203").File));

        project.With("durability.baseline.txt", "<<<<<<< ours\n" + string.Join('\n', entries));
        build = await project.BuildAsync();
        Assert.Contains("durability.baseline.txt(1,1): warning DUR002: Line 1 of 'durability.baseline.txt' is no baseline entry", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SettingForAllRules_CountsInTheDefaultPreset()
    {
        var project = await CreateAsync();
        project.With(".editorconfig", "[*.cs]\ndotnet_analyzer_diagnostic.severity = error\n");
        AssertLevels(await project.BuildAsync(), ("DUR203", "error"), ("DUR102", "error"), ("DUR204", "error"), ("DUR205", "error"));
    }

    [Theory]
    [InlineData(".editorconfig", "[*.cs]\n")]
    [InlineData(".globalconfig", "is_global = true\n")]
    public async Task WrongOption_IsOneWarning(string file, string header)
    {
        var project = await CreateAsync();
        project.With(file, header + "durability_scope = everything\n").With("Second.cs", "public class Second;\n");
        var build = await project.BuildAsync();
        Assert.Equal(0, build.ExitCode);
        var finding = Assert.Single(build.Durability, static finding => finding.Id == "DUR001");
        Assert.Equal("warning", finding.Level);
        Assert.Contains("durability_scope", finding.Message, StringComparison.Ordinal);
        Assert.Contains("everything", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sctrict")]
    [InlineData("All")]
    public async Task UnknownPreset_FailsTheBuildWithOneClearError(string mode)
    {
        var project = await CreateAsync();
        var build = await project.BuildAsync("DurabilityAnalysisMode=" + mode);
        Assert.NotEqual(0, build.ExitCode);
        var error = Assert.Single(build.Output.Split('\n').Where(static line => line.Contains("error", StringComparison.Ordinal)).Select(static line => line.Trim()).Distinct());
        Assert.Contains($"DurabilityAnalysisMode is '{mode}'. It must be Default, Strict, Audit or None.", error, StringComparison.Ordinal);
    }

    private async Task<UserProject> CreateAsync(string properties = "")
    {
        var project = UserProject.Create(feed, "net10.0", implicitUsings: false, withRuntime: false, properties).With(BadProgram.FileName, Source);
        await project.RestoreAsync();
        return project;
    }

    private static void AssertLevels(Build build, params (string Id, string Level)[] expected)
    {
        var levels = build.Durability.GroupBy(static finding => finding.Id).ToDictionary(static group => group.Key, static group => group.Select(static finding => finding.Level).Distinct().Single());
        foreach (var (id, level) in expected)
            Assert.True(levels.GetValueOrDefault(id) == level, $"{id} is {levels.GetValueOrDefault(id, "not reported")} instead of {level}:\n{build.Output}");
    }
}
