using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers;
using Xunit;

namespace Durability.PowerCut.Tests.Fixes;

/// <summary>Each rule has a row, under power cuts or under injected errors, or a reason why it has none.</summary>
public sealed class RulesWithoutRow
{
    private const string OtherLibrary = "switches a setting of another library, whose own promise it is";

    private static readonly Dictionary<string, string> s_reasons = new()
    {
        ["DUR001"] = "speaks of an option, not of a program",
        ["DUR002"] = "speaks of a line of the baseline, not of a program",
        ["DUR105"] = "shows on Windows alone: on Linux the flush of a view reaches the device",
    };

    private static string? ReasonOf(string rule) =>
        rule.StartsWith("DUR6", System.StringComparison.Ordinal) ? OtherLibrary : s_reasons.GetValueOrDefault(rule);

    public static TheoryData<string> Rules =>
        [.. new DurabilityAnalyzer().SupportedDiagnostics.Select(rule => rule.Id).Distinct().Order(System.StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void EachRule_HasARowOrAReason(string rule)
    {
        bool hasRow = FixRows.All.Any(row => row.Rule == rule) || InjectedRows.All.Any(row => row.Rule == rule);
        Assert.True(hasRow == ReasonOf(rule) is null, $"{rule} has {(hasRow ? "a row and a reason against one" : "neither a row nor a reason")}");
    }
}
