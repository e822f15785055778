using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Package.Tests;

/// <summary>A stranger installs the packages, sees the warnings, applies the fixes, and the next build is clean.</summary>
[Collection(PackageFeed.Name)]
public sealed class InstalledPackageTests(PackageFeed feed)
{
    [Theory]
    [InlineData("net10.0", true)]
    [InlineData("net10.0", false)]
    [InlineData("net8.0", true)]
    [InlineData("net8.0", false)]
    [InlineData("netstandard2.0", true)]
    [InlineData("netstandard2.0", false)]
    public async Task BadFileIsReported_AndFixed(string targetFramework, bool implicitUsings)
    {
        var source = (implicitUsings ? "" : BadProgram.Usings) + BadProgram.Source;
        var project = UserProject.Create(feed, targetFramework, implicitUsings, withRuntime: true).With(BadProgram.FileName, source);
        await project.RestoreAsync();

        var before = await project.BuildAsync();
        Assert.True(before.ExitCode == 0, before.Output);
        foreach (var id in (string[])["DUR102", "DUR203", "DUR204"])
        {
            Assert.Contains(before.Findings, finding => finding.Id == id && finding.Level == "warning" && finding.File == BadProgram.FileName && finding.Line == BadProgram.LineOf(source, id));
            Assert.Contains($"warning {id}:", before.Output, StringComparison.Ordinal);
            Assert.Equal($"{PackageFeed.DocsUrl}/{id}.md", before.HelpLinks[id]);
        }

        Assert.Contains(before.Findings, finding => finding.Id == "DUR205" && finding.Level == "note" && finding.Line == BadProgram.LineOf(source, "DUR205"));
        Assert.DoesNotContain("DUR205", before.Output, StringComparison.Ordinal);

        await project.FormatAsync();
        var after = await project.BuildAsync();
        Assert.True(after.ExitCode == 0, after.Output);
        Assert.DoesNotContain(after.Findings, static finding => finding.Level != "note");
        Assert.NotEqual(source, project.Read(BadProgram.FileName));
        Assert.Contains(after.Findings, static finding => finding.Id == "DUR205");

        await project.FormatAsync("--severity", "info");
        var last = await project.BuildAsync();
        Assert.True(last.ExitCode == 0, last.Output);
        Assert.Empty(last.Durability);
    }

    [Theory]
    [InlineData("net10.0")]
    [InlineData("netstandard2.0")]
    public async Task AnalyzersAlone_ReportAndFixWithoutTheLibrary(string targetFramework)
    {
        var source = BadProgram.Usings + BadProgram.Source;
        var project = UserProject.Create(feed, targetFramework, implicitUsings: false, withRuntime: false).With(BadProgram.FileName, source);
        await project.RestoreAsync();

        var before = await project.BuildAsync();
        Assert.Contains(before.Findings, static finding => finding.Id == "DUR102");
        await project.FormatAsync();
        var after = await project.BuildAsync();
        Assert.True(after.ExitCode == 0, after.Output);
        Assert.DoesNotContain(after.Findings, static finding => finding.Id == "DUR102");
        Assert.DoesNotContain("Durability", project.Read(BadProgram.FileName), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnalyzersLeaveNothingInTheOutput()
    {
        var project = UserProject.Create(feed, "net10.0", implicitUsings: true, withRuntime: false, "<OutputType>Exe</OutputType>")
            .With("Program.cs", "Console.WriteLine();\n");
        await project.RestoreAsync();
        var build = await project.BuildAsync();
        Assert.True(build.ExitCode == 0, build.Output);

        var output = Directory.GetFiles(Path.Combine(project.Folder, "bin"), "*", SearchOption.AllDirectories);
        Assert.Contains(output, static file => Path.GetFileName(file) == "User.dll");
        Assert.DoesNotContain(output, static file => Path.GetFileName(file).StartsWith("Durability", StringComparison.Ordinal));
        Assert.DoesNotContain("Durability", await File.ReadAllTextAsync(output.Single(static file => file.EndsWith("User.deps.json", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    /// <summary>The tests beside this one run on the precompiled rules where there are any; this one runs on the portable ones too.</summary>
    [Fact]
    public async Task PrecompiledRules_AreUsedWhereTheyCanRun_AndCanBeTurnedOff()
    {
        var project = UserProject.Create(feed, "net10.0", implicitUsings: true, withRuntime: false).With(BadProgram.FileName, BadProgram.Source);
        await project.RestoreAsync();
        AssertFolder(PackageFeed.HoldsPrecompiled ? "/build/precompiled/linux-x64/" : "/analyzers/dotnet/cs/", await project.AnalyzersAsync());
        AssertFolder("/analyzers/dotnet/cs/", await project.AnalyzersAsync("DurabilityPrecompiled=false"));

        var precompiled = await project.BuildAsync();
        var portable = await project.BuildAsync("DurabilityPrecompiled=false");
        Assert.NotEmpty(portable.Durability);
        Assert.Equal(portable.Durability, precompiled.Durability);

        static void AssertFolder(string folder, IReadOnlyList<string> analyzers)
        {
            var ours = analyzers.Where(static path => path.Contains("/Durability.Analyzers", StringComparison.Ordinal) && path.EndsWith(".dll", StringComparison.Ordinal)).ToList();
            Assert.Equal(["Durability.Analyzers.CodeFixes.dll", "Durability.Analyzers.dll"], ours.Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
            Assert.All(ours, path => Assert.Contains(folder, path, StringComparison.Ordinal));
        }
    }
}
