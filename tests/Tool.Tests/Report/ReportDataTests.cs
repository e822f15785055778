using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using Durability.CrashWindow;
using Durability.Tool.Findings;
using Durability.Tool.Report;
using Xunit;

namespace Durability.Tool.Tests.Report;

public sealed class ReportDataTests
{
    [Fact]
    public void Places_AreTheStepsThatTheyTake()
    {
        var finding = Data(TestScans.Orders).GetProperty("findings")[1];
        var timeline = Timelines.All.Single(static timeline => timeline.Id == "DUR203");
        Assert.Equal("File.Move", timeline.Steps[StepOf(finding.GetProperty("at"))].Does);
        Assert.Equal(["write beside", "Dispose()", "write beside"], finding.GetProperty("related").EnumerateArray().Select(place => timeline.Steps[StepOf(place)].Does));
    }

    [Fact]
    public void Place_OfAnUnreadableFileIsNoStep()
    {
        var scan = TestScans.Scan(TestScans.Make("DUR203", FindingLevel.Warning, "lost", "Orders", "Gone.cs", 12, 9, 47, [TestScans.Span("Gone.cs", 9, 9, 49)]));
        var data = Data(scan);
        Assert.Equal(-1, StepOf(data.GetProperty("findings")[0].GetProperty("related")[0]));
        Assert.Equal(0, data.GetProperty("files")[0].GetProperty("excerpts").GetArrayLength());
    }

    [Theory]
    [InlineData("_file.Write(bytes)", Places.Write)]
    [InlineData("File.WriteAllTextAsync(path, text)", Places.Write)]
    [InlineData("JsonSerializer.Serialize<Order>(stream, order)", Places.Write)]
    [InlineData("_writer.Flush()", Places.Drain)]
    [InlineData("await _writer.FlushAsync()", Places.Drain)]
    [InlineData("_file.Flush(true)", Places.Sync)]
    [InlineData("_file.Flush(flushToDisk: true)", Places.Sync)]
    [InlineData("RandomAccess.FlushToDisk(handle)", Places.Sync)]
    [InlineData("File.Move(a, b)", Places.Publish)]
    [InlineData("File.Delete(a)", Places.Delete)]
    [InlineData("new FileStream(path, FileMode.Append)", Places.Open)]
    [InlineData("Log(message)", Places.None)]
    [InlineData("catch", Places.None)]
    public void Deed_IsKnownByTheCalledMember(string code, Places expected) =>
        Assert.Equal(expected, CallKinds.Of(TestScans.Span("a.cs", 1, 1, code.Length + 1), [code]));

    [Theory]
    [InlineData(0, 1, 5)]
    [InlineData(9, 1, 5)]
    [InlineData(1, 90, 95)]
    [InlineData(1, 0, -3)]
    public void Deed_OutsideTheFileIsNone(int line, int start, int end) =>
        Assert.Equal(Places.None, CallKinds.Of(new SourceSpan("a.cs", line, start, line, end), ["Write(x)"]));

    [Fact]
    public void Excerpts_ThatTouchAreOne()
    {
        var file = Lines(100);
        var excerpts = Excerpts.Of(file, [Span(50, 50), Span(58, 58), Span(10, 10)]);
        Assert.Equal([(6, 9), (46, 17)], excerpts.Select(static excerpt => (excerpt.First, excerpt.Lines.Length)));
        Assert.Equal("line 46", excerpts[1].Lines[0]);
    }

    [Fact]
    public void Excerpts_EndWithTheFile()
    {
        var excerpt = Assert.Single(Excerpts.Of(Lines(5), [Span(1, 1), Span(5, 400), Span(77, 77)]));
        Assert.Equal((1, 5), (excerpt.First, excerpt.Lines.Length));
    }

    [Fact]
    public void LongRange_ShowsItsBeginning() =>
        Assert.Equal(Excerpts.LongestRange + 1 + (2 * Excerpts.Around), Assert.Single(Excerpts.Of(Lines(1000), [Span(100, 900)])).Lines.Length);

    [Fact]
    public void LongLine_IsCut()
    {
        var line = Assert.Single(Assert.Single(Excerpts.Of([new string('x', 1_000_000)], [Span(1, 1)])).Lines);
        Assert.Equal(Excerpts.LongestLine + 1, line.Length);
    }

    [Fact]
    public void Ids_StayWhileLinesMove()
    {
        var moved = TestScans.Orders.Findings.Select(static finding => finding with { At = finding.At with { StartLine = finding.At.StartLine + 7, EndLine = finding.At.EndLine + 7 } });
        Assert.Equal<string>(FindingIds.Of(TestScans.Orders.Findings), FindingIds.Of([.. moved]));
    }

    [Fact]
    public void Ids_OfFindingsThatLookTheSameAreNumbered()
    {
        var finding = TestScans.Orders.Findings[1];
        var ids = FindingIds.Of([finding, finding with { At = finding.At with { StartLine = 20 } }, TestScans.Orders.Findings[0]]);
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(ids[0] + "-2", ids[1]);
        Assert.All(ids, static id => Assert.Matches(@"^DUR\d{3}-[0-9a-f]{10}(-\d+)?$", id));
    }

    [Fact]
    public void Ids_AreMadeOfTheBaselineKeyWhereThereIsOne()
    {
        var finding = TestScans.Orders.Findings[1] with { BaselineKey = "DUR203 | M:Orders.Store.Save | temp | 1" };
        Assert.Equal(IdOf(finding), IdOf(finding with { Message = "in other words" }));
        Assert.NotEqual(IdOf(finding), IdOf(finding with { BaselineKey = "DUR203 | M:Orders.Store.Save | temp | 2" }));
    }

    [Fact]
    public void ProjectThatWasNotAskedFor_IsListedBehindTheOthers()
    {
        var scan = TestScans.Orders with { Projects = [new ProjectScan("Other", "Other.csproj", ProjectOutcome.Missing, "no SDK")] };
        Assert.Equal(["Other", "Orders", "Orders.Log"], Data(scan).GetProperty("projects").EnumerateArray().Select(static project => project.GetProperty("name").GetString()));
    }

    static string IdOf(Finding finding) => Assert.Single(FindingIds.Of([finding]));

    static JsonElement Data(ScanResult scan)
    {
        using var data = JsonDocument.Parse(ReportData.FindIn(TestScans.Page(scan))!);
        return data.RootElement.Clone();
    }

    static int StepOf(JsonElement place) => place[5].GetInt32();

    static ImmutableArray<string> Lines(int count) => [.. Enumerable.Range(1, count).Select(static line => $"line {line}")];

    static SourceSpan Span(int first, int last) => new("a.cs", first, 1, last, 2);
}
