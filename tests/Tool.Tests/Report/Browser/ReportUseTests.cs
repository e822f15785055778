using System;
using System.Linq;
using System.Threading.Tasks;
using Durability.Tool.Findings;
using Durability.Tool.Report;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Durability.Tool.Tests.Report.Browser;

/// <summary>What a reader does with the page.</summary>
public sealed class ReportUseTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [SkippableFact]
    public async Task Overview_LeadsToTheFindingsOfARule()
    {
        await using var report = await ShowAsync();
        await Expect(report.Page.Locator("#numbers")).ToHaveTextAsync("3 findings1 error1 warning1 note2 projects2 not in the baseline");
        await report.Detail.Locator(".bars button", new() { HasText = "DUR203" }).ClickAsync();
        await Expect(report.Findings).ToHaveCountAsync(1);
        await Expect(report.Detail.Locator("h2")).ToContainTextAsync("DUR203");
        Assert.Equal("list", await report.FocusedAsync());
    }

    [SkippableFact]
    public async Task Overview_LeadsToTheFindingsOfAProjectAndARule()
    {
        await using var report = await ShowAsync();
        await report.Detail.Locator(".matrix button[aria-label='1 of DUR306 in Orders']").ClickAsync();
        await Expect(report.Findings).ToHaveTextAsync(["note Store.cs:10Ordersa failure of this sync is not seen"]);
        await Expect(report.Page.Locator("[data-facet=project] input:checked, [data-facet=rule] input:checked")).ToHaveCountAsync(2);
    }

    [SkippableFact]
    public async Task Filters_ShowHowManyFindingsEachWouldLeave()
    {
        await using var report = await ShowAsync();
        await report.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Orders.Log 1" }).CheckAsync();
        await Expect(report.Findings).ToHaveCountAsync(1);
        await Expect(report.Page.Locator("#shown")).ToHaveTextAsync("1 of 3");
        await Expect(report.Page.Locator("[data-facet=rule] label")).ToHaveTextAsync(["DUR102Title of DUR1021"]);
        await Expect(report.Page.Locator("[data-facet=project] .count")).ToHaveTextAsync(["2", "1"]);
        await report.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Orders 2", Exact = true }).CheckAsync();
        await Expect(report.Findings).ToHaveCountAsync(3);
        await report.Page.Locator("#clear").ClickAsync();
        await Expect(report.Page.Locator("#clear")).ToBeHiddenAsync();
    }

    [SkippableFact]
    public async Task Baseline_SeparatesNewFromKnown()
    {
        await using var report = await ShowAsync();
        await report.Page.GetByRole(AriaRole.Checkbox, new() { Name = "in the baseline" }).CheckAsync();
        await Expect(report.Findings).ToHaveCountAsync(1);
        await Expect(report.Findings.Locator(".badge")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task Search_FindsEveryWordAnywhere()
    {
        await using var report = await ShowAsync();
        await report.Page.GetByLabel("Search").FillAsync("STORE.CS before");
        await Expect(report.Findings).ToHaveCountAsync(1);
        await report.Page.GetByLabel("Search").FillAsync("store.cs nowhere");
        await Expect(report.Page.Locator("#empty")).ToBeVisibleAsync();
        await report.Page.Locator("#clear-here").ClickAsync();
        await Expect(report.Findings).ToHaveCountAsync(3);
        Assert.Equal("search", await report.FocusedAsync());
    }

    [SkippableFact]
    public async Task Groups_AreByRuleProjectFileOrNone()
    {
        await using var report = await ShowAsync();
        var group = report.Page.GetByLabel("Group by");
        await Expect(report.Page.Locator(".row.group")).ToHaveTextAsync([
            "DUR203Title of DUR2031 finding", "DUR102Title of DUR1021 finding", "DUR306Title of DUR3061 finding"]);
        await group.SelectOptionAsync("project");
        await Expect(report.Page.Locator(".row.group")).ToHaveTextAsync(["Orders2 findings", "Orders.Log1 finding"]);
        await group.SelectOptionAsync("file");
        await Expect(report.Page.Locator(".row.group")).ToHaveTextAsync(["Store.csOrders2 findings", "Journal.csOrders.Log1 finding"]);
        await group.SelectOptionAsync("none");
        await Expect(report.Page.Locator(".row.group")).ToHaveCountAsync(0);
        await Expect(report.Findings).ToHaveCountAsync(3);
    }

    [SkippableFact]
    public async Task Finding_ShowsItsLinesInTheCodeAndInTheTimeline()
    {
        await using var report = await ShowAsync();
        await report.Findings.Filter(new() { HasText = "Store.cs:12" }).ClickAsync();
        var code = report.Detail.Locator(".code");
        await Expect(code.Nth(0).Locator("mark.marked")).ToHaveTextAsync("File.Move(temp, path, overwrite: true)");
        await Expect(code.Nth(0).Locator("mark.related")).ToHaveTextAsync(["JsonSerializer.Serialize(stream, orders)", "stream.Dispose()"]);
        await Expect(code.Nth(0).Locator("[data-step]")).ToHaveCountAsync(3);
        await Expect(code.Nth(1).Locator("figcaption")).ToContainTextAsync("Journal.cs:3");
        var timeline = report.Detail.Locator(".timeline");
        await Expect(timeline.Locator(".step.mine .place")).ToHaveTextAsync(["2 · line 9", "3 · line 10", "4 · line 12"]);
        await Expect(timeline.Locator(".step.marked .place")).ToHaveTextAsync("4 · line 12");
        await Expect(timeline.Locator(".own li")).ToHaveTextAsync([
            "Step 2 is line 9: JsonSerializer.Serialize(stream, orders)", "Step 3 is line 10: stream.Dispose()", "Step 4 is line 12: File.Move(temp, path, overwrite: true)"]);
        await Expect(timeline.Locator(".window rect")).ToHaveCountAsync(1);
        await Expect(timeline.GetByRole(AriaRole.Img, new() { Name = "DUR203: Title of DUR203" })).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Finding_ShowsTheFixAndAnExample()
    {
        await using var report = await ShowAsync();
        await report.Findings.Filter(new() { HasText = "Store.cs:12" }).ClickAsync();
        await Expect(report.Detail).ToContainTextAsync("Sync the temporary file after its last write and before the rename");
        await report.Detail.GetByText("An example, before and after").ClickAsync();
        await Expect(report.Detail.Locator(".pair pre")).ToHaveCountAsync(2);
    }

    [SkippableFact]
    public async Task MarkWithinAnotherPlace_IsSeen()
    {
        var finding = TestScans.Make("DUR301", FindingLevel.Warning, "swallowed", "Orders", "Orders/Store.cs", 12, 14, 18, [TestScans.Span("Orders/Store.cs", 12, 9, 47)]);
        await using var report = await OpenReport.ShowAsync(fixture, TestScans.Page(TestScans.Scan(finding)));
        await report.Findings.ClickAsync();
        await Expect(report.Detail.Locator(".code mark")).ToHaveTextAsync(["File.", "Move", "(temp, path, overwrite: true)"]);
        await Expect(report.Detail.Locator(".code mark.marked")).ToHaveTextAsync("Move");
    }

    [SkippableFact]
    public async Task Setting_IsNoStepOfItsTimeline()
    {
        await using var report = await OpenReport.ShowAsync(fixture, TestScans.Page(TestScans.Scan(TestScans.Make("DUR601", FindingLevel.Warning, "off", "Orders", "Orders/Store.cs", 7, 9, 32, []))));
        await report.Findings.ClickAsync();
        await Expect(report.Detail.Locator(".timeline .own")).ToContainTextAsync("none of them is a line of it");
    }

    [SkippableFact]
    public async Task Source_ThatIsGoneIsSaidSo()
    {
        var scan = TestScans.Scan(TestScans.Make("DUR203", FindingLevel.Warning, "lost", "Orders", "Gone.cs", 12, 9, 47, []));
        await using var report = await OpenReport.ShowAsync(fixture, TestScans.Page(scan));
        await report.Findings.ClickAsync();
        await Expect(report.Detail).ToContainTextAsync("The source was not there");
        await Expect(report.Detail.Locator(".timeline .place").Nth(3)).ToHaveTextAsync("4 · line 12");
    }

    [SkippableFact]
    public async Task Finding_WithoutAPlaceIsShown()
    {
        var scan = TestScans.Scan(new Finding("DUR203", FindingLevel.Warning, "lost", "", new SourceSpan("", 0, 0, 0, 0), []));
        await using var report = await OpenReport.ShowAsync(fixture, TestScans.Page(scan));
        await report.Findings.ClickAsync();
        await Expect(report.Detail.Locator(".lead")).ToHaveTextAsync("lost");
        await Expect(report.Detail.Locator("figure.code:visible")).ToHaveCountAsync(0);
        await Expect(report.Detail.Locator(".step.mine")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task Link_LeadsToItsFinding()
    {
        var id = FindingIds.Of(TestScans.Orders.Findings)[1];
        await using var report = await OpenReport.ShowAsync(fixture, TestScans.Page(TestScans.Orders), "#" + id);
        await Expect(report.Detail.Locator("h2")).ToContainTextAsync("DUR203");
        await Expect(report.Page.Locator("[aria-selected=true]")).ToContainTextAsync("Store.cs:12");
        await report.Detail.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        Assert.Equal("#" + FindingIds.Of(TestScans.Orders.Findings)[0], await report.HashAsync());
        await report.Page.EvaluateAsync($"() => location.hash = '{id}'");
        await Expect(report.Page.Locator("[aria-selected=true]")).ToContainTextAsync("Store.cs:12");
    }

    [SkippableFact]
    public async Task Link_ToAFindingThatIsGoneIsSaidSo()
    {
        await using var report = await OpenReport.ShowAsync(fixture, TestScans.Page(TestScans.Orders), "#DUR203-%E0%A4%A");
        await Expect(report.Detail.GetByRole(AriaRole.Status)).ToContainTextAsync("is not in this report");
    }

    [SkippableFact]
    public async Task Address_BringsTheFiltersBack()
    {
        await using var report = await ShowAsync();
        await report.Page.GetByLabel("Search").FillAsync("disk");
        await report.Page.GetByLabel("Group by").SelectOptionAsync("file");
        await report.Page.GetByRole(AriaRole.Checkbox, new() { Name = "error" }).CheckAsync();
        await report.Findings.ClickAsync();
        Assert.Equal($"#search=disk&level=error&group=file&finding={FindingIds.Of(TestScans.Orders.Findings)[1]}", await report.HashAsync());
        await report.Page.ReloadAsync();
        await Expect(report.Findings).ToHaveCountAsync(1);
        await Expect(report.Page.GetByLabel("Search")).ToHaveValueAsync("disk");
        await Expect(report.Detail.Locator("h2")).ToContainTextAsync("DUR203");
    }

    [SkippableFact]
    public async Task IncompleteProjects_AreNamed()
    {
        var scan = TestScans.Orders with { Projects = [.. TestScans.Orders.Projects, new ProjectScan("Billing", "Billing.csproj", ProjectOutcome.Missing, "the SDK 99.0 is not installed")] };
        await using var report = await OpenReport.ShowAsync(fixture, TestScans.Page(scan));
        await Expect(report.Detail.Locator(".incomplete")).ToContainTextAsync("Billing could not be analyzed");
        await Expect(report.Detail.Locator(".incomplete")).ToContainTextAsync("the SDK 99.0 is not installed");
    }

    [SkippableFact]
    public async Task Notices_AreTold()
    {
        await using var report = await OpenReport.ShowAsync(fixture, TestScans.Page(TestScans.Orders with { Notices = ["a log of <another> tool was left out"] }));
        await Expect(report.Detail.Locator(".incomplete")).ToContainTextAsync("a log of <another> tool was left out");
    }

    [SkippableFact]
    public async Task Trend_IsDrawnAndCanBeFilteredBy()
    {
        var before = EarlierReport.Of(TestScans.Orders with { When = TestScans.When.AddDays(-7), Findings = TestScans.Orders.Findings[..2] });
        await using var report = await OpenReport.ShowAsync(fixture, TestScans.Page(TestScans.Orders, before));
        await Expect(report.Detail.Locator(".trend .total")).ToHaveTextAsync(["2", "3"]);
        await Expect(report.Detail.Locator(".trend table")).ToBeHiddenAsync();
        await report.Detail.GetByText("The trend as a table").ClickAsync();
        await Expect(report.Detail.GetByRole(AriaRole.Row)).ToHaveCountAsync(3 + 3);
        await report.Page.GetByRole(AriaRole.Checkbox, new() { Name = "appeared" }).CheckAsync();
        await Expect(report.Findings).ToHaveCountAsync(1);
    }

    [SkippableFact]
    public async Task Printing_ShowsEveryFindingThatTheFiltersLetThrough()
    {
        await using var report = await ShowAsync();
        await report.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Orders 2", Exact = true }).CheckAsync();
        await report.Page.EvaluateAsync("() => addEventListener('beforeprint', () => window.printed = [...document.querySelectorAll('#print article')].map(article => article.querySelector('pre mark.marked').innerText))");
        await report.Page.PdfAsync();
        Assert.Equal(["File.Move(temp, path, overwrite: true)", "stream.Dispose()"], (await report.Page.EvaluateAsync<string[]>("() => window.printed")).Select(static text => text.Trim()));
        await Expect(report.Page.Locator("#print article")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task NoFindings_AreGoodNews()
    {
        await using var report = await OpenReport.ShowAsync(fixture, TestScans.Page(TestScans.Scan()));
        await Expect(report.Detail).ToContainTextAsync("Nothing was found that a power cut takes back.");
        await report.AssertAccessibleAsync("no findings");
    }

    Task<OpenReport> ShowAsync() => OpenReport.ShowAsync(fixture, TestScans.Page(TestScans.Orders));
}
