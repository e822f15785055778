using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Durability.Tool.Findings;
using Durability.Tool.Report;
using Xunit;

namespace Durability.Tool.Tests.Report;

public sealed class TrendTests
{
    const string Start = "<script type=\"application/json\" id=\"report-data\">";

    [Fact]
    public void OneScan_IsNoTrend()
    {
        Assert.False(Trend.Of(TestScans.Orders, []).IsShown);
        Assert.DoesNotContain("<figure class=\"trend\"", TestScans.Page(TestScans.Orders), StringComparison.Ordinal);
    }

    [Fact]
    public void Scans_AreComparedInOrderOfTime()
    {
        var trend = Trend.Of(TestScans.Orders, [Earlier(2, 0, 1), Earlier(5, 0)]);
        Assert.Equal([5, 2, 0], trend.Points.Select(static point => (TestScans.When - point.When).Days));
        Assert.Equal([1, 2, 3], trend.Points.Select(static point => point.Total));
        Assert.Equal([(0, 0), (1, 0), (1, 0)], trend.Points.Select(static point => (point.Appeared, point.Gone)));
        Assert.Equal([2], trend.AppearedNow);
    }

    [Fact]
    public void MovedLinesAndChangedSeverity_MakeNothingNew()
    {
        var before = EarlierReport.Of(TestScans.Orders with
        {
            Findings = [.. TestScans.Orders.Findings.Select(static finding => finding with { Level = FindingLevel.Note, At = finding.At with { StartLine = 99, File = "old/" + finding.At.File } })],
        });
        Assert.Empty(Trend.Of(TestScans.Orders, [before]).AppearedNow);
    }

    [Fact]
    public void OfFindingsThatLookTheSame_OnlyTheSurplusAppeared()
    {
        var one = TestScans.Orders.Findings[0];
        var trend = Trend.Of(TestScans.Scan(one, one, one), [EarlierReport.Of(TestScans.Scan(one, one))]);
        Assert.Equal([2], trend.AppearedNow);
        Assert.Equal(0, trend.Points[^1].Gone);
    }

    [Fact]
    public void Chart_HasItsNumbersAsATable()
    {
        var page = TestScans.Page(TestScans.Orders, Earlier(2, 0, 1));
        var table = Regex.Match(page, "<figure class=\"trend\".*?<table>(.*?)</table>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains("<th scope=\"row\">2026-02-28 17:00</th><td>2</td><td>1</td><td>1</td><td>0</td><td>–</td><td>–</td>", table, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">2026-03-02 17:00</th><td>3</td><td>1</td><td>1</td><td>1</td><td>1</td><td>0</td>", table, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyScans_ShowNoMoreDatesThanCanStandBesideOneAnother()
    {
        var page = TestScans.Page(TestScans.Orders, [.. Enumerable.Range(1, 60).Select(static days => Earlier(days, 0))]);
        Assert.InRange(Regex.Count(page, "<text class=\"date\""), 5, 10);
        Assert.Contains(">2026-03-02</text>", page, StringComparison.Ordinal);
        Assert.Equal(61, Regex.Count(page, "<th scope=\"row\">2026|<th scope=\"row\">2025"));
    }

    [Fact]
    public void Report_IsReadBackFromItsPage()
    {
        using var file = new TestScans.TemporaryFile(TestScans.Page(TestScans.Orders), ".html");
        var earlier = EarlierReport.Read(file.Path);
        Assert.Equal(TestScans.When, earlier.When);
        Assert.Equal(EarlierReport.Of(TestScans.Orders).Findings.AsEnumerable(), earlier.Findings);
    }

    [Fact]
    public void Sarif_OfVersionTwo()
    {
        using var file = new TestScans.TemporaryFile("""
            { "version": "2.1.0", "runs": [ { "invocations": [ { "endTimeUtc": "2026-02-01T10:00:00Z" } ], "results": [
              { "ruleId": "DUR101", "message": { "text": "lost" }, "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "file:///a%20b/My%20Store.cs" }, "region": { "startLine": 3 } } } ] },
              { "ruleId": "DUR101", "message": { "text": "lost" }, "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "file:///a%20b/My%20Store.cs" }, "region": { "startLine": 3 } } } ] },
              { "ruleId": "DUR203", "level": "error", "message": { "text": "both lost" } },
              { "ruleId": "DUR204", "level": "note", "message": { "text": "suppressed" }, "suppressions": [ { "kind": "inSource" } ] },
              { "ruleId": "CS0168", "level": "warning", "message": { "text": "not ours" } } ] } ] }
            """, ".sarif");
        var earlier = EarlierReport.Read(file.Path);
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 10, 0, 0, TimeSpan.Zero), earlier.When);
        Assert.Equal<EarlierFinding>([new("DUR101", FindingLevel.Warning, "My Store.cs", "lost"), new("DUR203", FindingLevel.Error, "", "both lost")], earlier.Findings);
    }

    [Fact]
    public void Sarif_OfVersionOneHasTheTimeOfItsFile()
    {
        using var file = new TestScans.TemporaryFile("""
            { "version": "1.0.0", "runs": [ { "results": [
              { "ruleId": "DUR101", "level": "note", "message": "lost", "locations": [ { "resultFile": { "uri": "file:///src/Store.cs" } } ] },
              { "ruleId": "DUR102", "level": "warning", "message": "lost", "suppressionStates": [ "suppressedInSource" ] } ] } ] }
            """, ".json");
        File.SetLastWriteTimeUtc(file.Path, TestScans.When.UtcDateTime);
        var earlier = EarlierReport.Read(file.Path);
        Assert.Equal(TestScans.When, earlier.When);
        Assert.Equal<EarlierFinding>([new("DUR101", FindingLevel.Note, "Store.cs", "lost")], earlier.Findings);
    }

    [Theory]
    [InlineData("", "this is not SARIF, the JSON breaks here")]
    [InlineData("<!doctype html><p>another page</p>", "this is not SARIF, the JSON breaks here")]
    [InlineData("[]", "this is not SARIF, there are no \"runs\" in it")]
    [InlineData(Start + "{ \"version\": 1 }</script>", "a part of its data is broken or missing")]
    [InlineData(Start + "{ \"version\": 1, ", "a part of its data is broken or missing")]
    [InlineData(Start + "{ \"version\": 9 }</script>", "a report of format 9")]
    public void BrokenFile_IsToldByItsName(string content, string problem)
    {
        using var file = new TestScans.TemporaryFile(content, ".html");
        var told = Assert.Throws<BadInputException>(() => EarlierReport.Read(file.Path));
        Assert.Contains(problem, told.Message, StringComparison.Ordinal);
        Assert.Contains(file.Path, told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFile_IsToldByItsName() =>
        Assert.Contains("gone.html", Assert.Throws<BadInputException>(static () => EarlierReport.Read("gone.html")).Message, StringComparison.Ordinal);

    static EarlierReport Earlier(int days, params int[] findings) =>
        EarlierReport.Of(TestScans.Orders with { When = TestScans.When.AddDays(-days), Findings = [.. findings.Select(static number => TestScans.Orders.Findings[number])] });
}
