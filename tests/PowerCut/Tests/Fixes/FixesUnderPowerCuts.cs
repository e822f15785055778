using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Durability.PowerCut.Tests.Fixes;

/// <summary>
/// Each fix turns a program that loses data at a power cut into one that does not: the program is analyzed, fixed by the provider that
/// a user's editor runs, compiled, and put under cuts on every file system.
/// </summary>
[Collection(PowerCutCollection.Name)]
public sealed class FixesUnderPowerCuts(StoreFixture fixture)
{
    /// <summary>How many cuts for each fixed program and file system: FIX_CUTS, or a tenth of the full 50.</summary>
    private static readonly int s_cuts =
        int.TryParse(Environment.GetEnvironmentVariable("FIX_CUTS"), CultureInfo.InvariantCulture, out int cuts) ? cuts : 5;

    private const int CutsOfTheBug = 6;

    public static TheoryData<string> Rows => [.. FixRows.All.Select(row => row.Name)];

    /// <summary>XFS first, which shows nearly every missing sync.</summary>
    private static readonly FileSystemUnderTest[] s_whereBugsShow =
        [FileSystemUnderTest.Xfs, FileSystemUnderTest.Ext4WithoutHeuristics, FileSystemUnderTest.Ext4, FileSystemUnderTest.Btrfs];

    [SkippableTheory]
    [MemberData(nameof(Rows))]
    public async Task TheRuleFiresAndTheProgramLosesData(string name)
    {
        FixRow row = FixRows.Named(name);
        FixedProgram buggy = FixedProgram.Create(row.Source, row.Driver(row.Broken), Means.Framework);
        Assert.NotEmpty(await buggy.FindAsync(row.Rule));

        CutResults results = await CutAsync(row, buggy, "bug", row.Broken, s_whereBugsShow, CutsOfTheBug, untilDamaged: row.LosesBefore);
        Assert.True(results.Damaged > 0 == row.LosesBefore, $"{results.Damaged} of {results.Cuts} cuts lost data:\n{results.Findings}");
    }

    [SkippableTheory]
    [MemberData(nameof(Rows))]
    public Task FixedWithTheLibraryItKeepsWhatItPromised(string name) => KeepsAsync(FixRows.Named(name), Means.Library);

    [SkippableTheory]
    [MemberData(nameof(Rows))]
    public Task FixedWithTheFrameworkItKeepsWhatItPromised(string name) => KeepsAsync(FixRows.Named(name), Means.Framework);

    private async Task KeepsAsync(FixRow row, Means means)
    {
        FixedProgram buggy = FixedProgram.Create(row.Source, row.Driver(row.After(means) ?? Promise.Durable), means);
        Assert.NotEmpty(await buggy.FindAsync(row.Rule));
        FixedProgram repaired = await buggy.FixAsync(row.Rule, row.Key);
        if (row.After(means) is not { } promise)
        {
            Assert.Equal(row.Source, repaired.Source);
            return;
        }

        Assert.NotEqual(row.Source, repaired.Source);
        Assert.Empty(await repaired.FindAsync(row.Rule));
        CutResults results = await CutAsync(
            row, repaired, means == Means.Library ? "library" : "framework", promise, FileSystemUnderTest.All, s_cuts, untilDamaged: false);
        Assert.True(results.Damaged == 0, $"{results.Damaged} of {results.Cuts} cuts lost data:\n{results.Findings}\n{repaired.Source}");
        Assert.True(results.Acknowledged > 0);
    }

    private async Task<CutResults> CutAsync(
        FixRow row, FixedProgram source, string mode, Promise promise, IEnumerable<FileSystemUnderTest> fileSystems, int cuts, bool untilDamaged)
    {
        ImageStore store = fixture.StoreOrSkip();
        using CompiledProgram program = await source.CompileAsync();
        var total = new CutResults(0, 0, 0, "");
        foreach (FileSystemUnderTest fileSystem in fileSystems)
        {
            PowerCutResult result = new PowerCutExperiment(store, fileSystem, seed: 1).Run(program.Start, cuts, row.Check(promise));
            Trial.Record(row.Name, fileSystem, mode, result);
            total = total.With(fileSystem, result);
            if (untilDamaged && total.Damaged > 0 && !Trial.KeepsTable)
                break;
        }

        return total;
    }

    private sealed record CutResults(int Cuts, int Acknowledged, int Damaged, string Findings)
    {
        public CutResults With(FileSystemUnderTest fileSystem, PowerCutResult result) => new(
            Cuts + result.Cuts, Acknowledged + result.Acknowledged, Damaged + result.Damaged,
            Findings + string.Concat(result.Findings.Select(finding => $"{fileSystem}: {finding}\n")));
    }
}
