using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Package.Tests;

/// <summary>DURSPR001 beside the SDK's own CA1849, which tells an async method to replace its sync by a drain.</summary>
[Collection(PackageFeed.Name)]
public sealed class SyncFlushSuppressionTests(PackageFeed feed)
{
    private const string Source = """
        using System.IO;
        using System.Threading.Tasks;

        public static class Ledger
        {
            public static async Task AppendAsync(byte[] record)
            {
                await using var stream = new FileStream("ledger.db", FileMode.Append);
                await stream.WriteAsync(record);
                stream.Flush(true); // SYNC
                stream.Flush(false); // DRAIN
            }
        }

        """;

    [Theory]
    [InlineData("<AnalysisMode>All</AnalysisMode>", "")]
    [InlineData("", "[*.cs]\ndotnet_diagnostic.CA1849.severity = warning\n")]
    public async Task AdviceToReplaceASync_IsSilentWithThePackage_AndThereWithoutIt(string property, string editorConfig)
    {
        var sync = BadProgram.LineOf(Source, "SYNC");
        var drain = BadProgram.LineOf(Source, "DRAIN");
        var project = UserProject.Create(feed, "net10.0", implicitUsings: false, withRuntime: false, property).With("Ledger.cs", Source).With(".editorconfig", editorConfig);
        await project.RestoreAsync();

        Assert.Equal([drain], await LinesOfAdviceAsync(project));

        var file = Path.Combine(project.Folder, "User.csproj");
        File.WriteAllText(file, string.Join('\n', File.ReadLines(file).Where(static line => !line.Contains("Durability.Analyzers", StringComparison.Ordinal))));
        await project.RestoreAsync();
        Assert.Equal([sync, drain], await LinesOfAdviceAsync(project));
    }

    private static async Task<int[]> LinesOfAdviceAsync(UserProject project)
    {
        var build = await project.BuildAsync();
        Assert.True(build.ExitCode == 0, build.Output);
        return [.. build.Findings.Where(static finding => finding.Id == "CA1849").Select(static finding => finding.Line).Order()];
    }
}
