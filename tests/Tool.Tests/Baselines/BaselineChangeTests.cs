using Durability.Tool.Baselines;
using Durability.Tool.Findings;
using Xunit;

namespace Durability.Tool.Tests.Baselines;

public sealed class BaselineChangeTests
{
    static readonly FindingFilter s_warnings = new(FindingLevel.Warning, [], []);

    [Fact]
    public void NewStaleAndKept_AreTold()
    {
        var baseline = BaselineFile.Empty.With([Entry("gone", 1), Entry("kept", 1)]);
        var change = BaselineChange.Of(baseline, [Finding("kept", 1), Finding("new", 1)], s_warnings);
        Assert.Equal(Entry("kept", 1), Assert.Single(change.Kept));
        Assert.Equal(Entry("new", 1), Assert.Single(change.New));
        Assert.Equal(Entry("gone", 1), Assert.Single(change.Stale));
    }

    [Fact]
    public void AFindingBelowTheLevel_AddsNothing_AndKeepsItsEntry()
    {
        var change = BaselineChange.Of(BaselineFile.Empty.With([Entry("known", 1)]), [Finding("known", 1, FindingLevel.Note), Finding("quiet", 1, FindingLevel.Note)], s_warnings);
        Assert.Equal(Entry("known", 1), Assert.Single(change.Kept));
        Assert.Empty(change.New);
        Assert.Empty(change.Stale);
    }

    [Fact]
    public void AFindingOfTwoFrameworks_IsOneEntry() =>
        Assert.Single(BaselineChange.Of(BaselineFile.Empty, [Finding("a", 1), Finding("a", 1)], s_warnings).New);

    [Fact]
    public void AFindingWithoutAPlace_IsCounted() =>
        Assert.Equal(1, BaselineChange.Of(BaselineFile.Empty, [Finding("a", 1) with { BaselineKey = "" }], s_warnings).WithoutKey);

    static BaselineEntry Entry(string symbol, int ordinal) => new("DUR203", "M:A.B", symbol, ordinal);

    static Finding Finding(string symbol, int ordinal, FindingLevel level = FindingLevel.Warning) =>
        new("DUR203", level, "lost", "P", new SourceSpan("a.cs", 1, 1, 1, 2), []) { BaselineKey = Entry(symbol, ordinal).ToString() };
}
