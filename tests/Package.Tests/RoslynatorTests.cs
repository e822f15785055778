using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Package.Tests;

/// <summary>The Roslynator command line applies the fixes of the installed package, as docs/configuration.md says.</summary>
[Collection(PackageFeed.Name)]
public sealed class RoslynatorTests(PackageFeed feed)
{
    [Theory]
    [InlineData("net10.0")]
    [InlineData("netstandard2.0")]
    public async Task WithTheLibrary_TheMapOfThePageChoosesItsFixes(string targetFramework)
    {
        var source = BadProgram.Usings + BadProgram.Source;
        var project = UserProject.Create(feed, targetFramework, implicitUsings: false, withRuntime: true).With(BadProgram.FileName, source);
        await project.RestoreAsync();
        Assert.NotEmpty((await project.BuildAsync()).Durability);

        var output = await project.RoslynatorFixAsync(["--diagnostic-fix-map", .. MapOfThePage()]);
        Assert.True(project.Read(BadProgram.FileName) != source, output);
        Assert.Contains("DurableFile.WriteAllText(settingsPath, json);", project.Read(BadProgram.FileName), StringComparison.Ordinal);
        var after = await project.BuildAsync();
        Assert.True(after.ExitCode == 0, after.Output);
        Assert.Empty(after.Durability);
    }

    [Fact]
    public async Task WithTheLibraryAndNoMap_NothingIsChanged()
    {
        var source = BadProgram.Usings + BadProgram.Source;
        var project = UserProject.Create(feed, "net10.0", implicitUsings: false, withRuntime: true).With(BadProgram.FileName, source);
        await project.RestoreAsync();
        var output = await project.RoslynatorFixAsync();
        Assert.Contains("0 diagnostics fixed", output, StringComparison.Ordinal);
        Assert.Equal(source, project.Read(BadProgram.FileName));
    }

    [Fact]
    public async Task AnalyzersAlone_NeedNoMap()
    {
        var source = BadProgram.Usings + BadProgram.Source;
        var project = UserProject.Create(feed, "net10.0", implicitUsings: false, withRuntime: false).With(BadProgram.FileName, source);
        await project.RestoreAsync();
        var output = await project.RoslynatorFixAsync();
        Assert.Contains("4 diagnostics fixed", output, StringComparison.Ordinal);
        var after = await project.BuildAsync();
        Assert.True(after.ExitCode == 0, after.Output);
        // What is left is what only the library can mend.
        Assert.All(after.Durability, static finding => Assert.Contains(finding.Id, (string[])["DUR202", "DUR306"]));
    }

    private static string[] MapOfThePage()
    {
        var page = File.ReadAllText(Path.Combine(PackageFeed.RepositoryRoot, "docs", "configuration.md"));
        return [.. Regex.Match(page, "--diagnostic-fix-map(?: (DUR[0-9]+=[A-Za-z.]+))+").Groups[1].Captures.Select(static pair => pair.Value)];
    }
}
