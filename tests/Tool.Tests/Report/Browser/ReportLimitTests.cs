using System;
using System.Collections.Immutable;
using System.IO;
using System.Threading.Tasks;
using Durability.ReportPictures;
using Durability.Tool.Findings;
using Durability.Tool.Report;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Durability.Tool.Tests.Report.Browser;

/// <summary>The page with ten thousand findings, and with source that would like to be more than text.</summary>
public sealed class ReportLimitTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    const int Many = 10_000;

    const string Hostile = "</script><script>alert(1)</script><!--<img src=x onerror=alert(2)>'\"&";

    [SkippableFact]
    public async Task TenThousandFindings_AreFewElements()
    {
        await using var report = await ShowManyAsync();
        await Expect(report.Page.Locator("#shown")).ToHaveTextAsync("10,000");
        await report.Page.GetByText("Open all").ClickAsync();
        await report.List.FocusAsync();
        await report.Page.Keyboard.PressAsync("End");
        Assert.InRange(await report.Page.GetByRole(AriaRole.Treeitem).CountAsync(), 10, 60);
        Assert.NotEqual("", await report.ActiveRowAsync());
        await report.List.EvaluateAsync("list => list.scrollTop = 1000");
        await report.Page.WaitForTimeoutAsync(100);
        Assert.NotEqual("", await report.ActiveRowAsync());
        Assert.InRange(await report.Page.EvaluateAsync<int>("() => document.querySelectorAll('*').length"), 100, 3000);
    }

    /// <summary>An address changes with each finding; browsers refuse too many changes, which the console would tell.</summary>
    [SkippableFact]
    public async Task HeldArrowKey_ShowsEachFinding()
    {
        await using var report = await ShowManyAsync();
        await report.Page.GetByLabel("Group by").SelectOptionAsync("none");
        await report.List.FocusAsync();
        await report.List.EvaluateAsync("list => { for (let press = 0; press < 300; press++) list.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown' })); }");
        await Expect(report.Page.Locator(".row.active")).ToHaveAttributeAsync("aria-posinset", "301");
        Assert.StartsWith("#group=none&finding=DUR", await report.HashAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task ManyFiles_AreFoundByName()
    {
        await using var report = await ShowManyAsync();
        await Expect(report.Page.Locator("[data-facet=file] li")).ToHaveCountAsync(8);
        await report.Page.GetByLabel("Find a file among the filters").FillAsync("journal00008");
        await report.Page.Locator("[data-facet=file] input[type=checkbox]").CheckAsync();
        await Expect(report.Page.Locator("#shown")).ToHaveTextAsync("4 of 10,000");
        await Expect(report.Page.Locator("[data-facet=file] input:focus")).ToHaveCountAsync(1);
    }

    [SkippableFact]
    public async Task HostileSource_IsShownAsItIsWritten()
    {
        var finding = TestScans.Make("DUR203", FindingLevel.Warning, Hostile, Hostile, Hostile, 1, 1, 30, [TestScans.Span(Hostile, 2, 1, 9)]);
        var scan = TestScans.Scan(finding) with
        {
            Name = Hostile,
            Rules = ImmutableDictionary<string, RuleInfo>.Empty.Add("DUR203", new RuleInfo("DUR203", Hostile, Hostile, "javascript:alert(3)")),
            Projects = [new ProjectScan(Hostile, Hostile, ProjectOutcome.Partial, Hostile)],
        };
        using var writer = new StringWriter();
        HtmlReport.Write(writer, scan, new ReportOptions([EarlierReport.Of(scan with { When = scan.When.AddDays(-1) })], static _ => [Hostile, $"/* {Hostile} */"]));
        await using var report = await OpenReport.ShowAsync(fixture, writer.ToString());
        await Expect(report.Page.Locator("h1")).ToHaveTextAsync(Hostile);
        await report.Findings.ClickAsync();
        await Expect(report.Detail.Locator(".lead")).ToHaveTextAsync(Hostile);
        await Expect(report.Detail.Locator(".code .line").First).ToHaveTextAsync(Hostile);
        await Expect(report.Detail.GetByRole(AriaRole.Link)).ToHaveCountAsync(1);
        await report.Page.PdfAsync();
    }

    /// <summary>Should text become markup one day after all, the page's policy is the second wall.</summary>
    [SkippableFact]
    public async Task Policy_RefusesWhatIsNotOurs()
    {
        await using var report = await OpenReport.ShowAsync(fixture, TestScans.Page(TestScans.Orders));
        var refused = await report.Page.EvaluateAsync<string[]>("""
            async () => {
              const refused = [];
              addEventListener("securitypolicyviolation", event => refused.push(event.effectiveDirective));
              try { document.body.innerHTML += "<b>x</b>"; } catch { refused.push("innerHTML"); }
              for (const [name, attributes] of [["img", { src: "https://example.invalid/x" }], ["style", { textContent: "body { color: red }" }]])
                document.head.append(Object.assign(document.createElement(name), attributes));
              await new Promise(done => setTimeout(done, 200));
              return refused.sort();
            }
            """);
        Assert.Equal(["img-src", "innerHTML", "require-trusted-types-for", "style-src-elem"], refused);
        report.ForgiveComplaints("Content Security Policy", "TrustedHTML", "https://example.invalid/x");
    }

    Task<OpenReport> ShowManyAsync()
    {
        using var writer = new StringWriter();
        HtmlReport.Write(writer, ManyFindings.Scan(Many), new ReportOptions([], ManyFindings.ReadLines));
        return OpenReport.ShowAsync(fixture, writer.ToString());
    }
}
