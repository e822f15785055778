using System;
using System.Threading.Tasks;
using Durability.Tool.Report;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Durability.Tool.Tests.Report.Browser;

/// <summary>The page by keyboard, by ear, in each scheme, in a narrow window and without scripts.</summary>
public sealed class ReportAccessTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [SkippableTheory]
    [InlineData(ColorScheme.Light, 1400)]
    [InlineData(ColorScheme.Dark, 1400)]
    [InlineData(ColorScheme.Light, 600)]
    public async Task NoBarrier_IsFoundByAxe(ColorScheme scheme, int width)
    {
        var before = EarlierReport.Of(TestScans.Orders with { When = TestScans.When.AddDays(-7), Findings = TestScans.Orders.Findings[..2] });
        await using var report = await OpenReport.ShowAsync(fixture, TestScans.Page(TestScans.Orders, before), "", options =>
        {
            options.ColorScheme = scheme;
            options.ViewportSize = new() { Width = width, Height = 800 };
        });
        await report.AssertAccessibleAsync("overview");
        await report.Findings.First.ClickAsync();
        await report.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
        await report.AssertAccessibleAsync("finding");
    }

    [SkippableFact]
    public async Task Keyboard_WalksFromTheSearchThroughTheTreeToTheFinding()
    {
        await using var report = await ShowAsync();
        var keyboard = report.Page.Keyboard;
        await keyboard.PressAsync("Tab");
        await Expect(report.Page.Locator(".skip:focus")).ToHaveTextAsync("Skip to the list of findings");
        await keyboard.PressAsync("Enter");
        Assert.Equal("list", await report.FocusedAsync());
        Assert.StartsWith("DUR203", await report.ActiveRowAsync(), StringComparison.Ordinal);
        await keyboard.PressAsync("ArrowDown");
        await Expect(report.Detail.Locator("h2")).ToContainTextAsync("DUR203");
        await keyboard.PressAsync("ArrowLeft");
        await keyboard.PressAsync("ArrowLeft");
        await Expect(report.Page.Locator(".row.group").First).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(report.Findings).ToHaveCountAsync(2);
        await keyboard.PressAsync("ArrowRight");
        await keyboard.PressAsync("End");
        Assert.Contains("Store.cs:10", await report.ActiveRowAsync(), StringComparison.Ordinal);
        await keyboard.PressAsync("Enter");
        Assert.Equal("h2", await report.FocusedAsync());
        await keyboard.PressAsync("Shift+Tab");
        await keyboard.PressAsync("Shift+Tab");
        await keyboard.PressAsync("Enter");
        await Expect(report.Detail.Locator("h2")).ToContainTextAsync("Overview");
    }

    [SkippableFact]
    public async Task EveryStop_OfTheTabKeyCanBeSeen()
    {
        await using var report = await ShowAsync();
        await report.Findings.First.ClickAsync();
        await report.Page.GetByLabel("Search").FocusAsync();
        var stops = 0;
        for (; stops < 60; stops++)
        {
            await report.Page.Keyboard.PressAsync("Tab");
            if (await report.Page.EvaluateAsync<bool>("() => document.activeElement === document.body"))
                break;
            var seen = await report.Page.EvaluateAsync<bool>("""
                () => {
                  const focused = document.activeElement;
                  const ring = focused.id === "list" ? focused.querySelector(".row.active") : focused.name === "theme" ? focused.nextElementSibling : focused;
                  const { width, height } = ring.getBoundingClientRect();
                  return width > 0 && height > 0 && getComputedStyle(ring).outlineStyle !== "none";
                }
                """);
            Assert.True(seen, $"stop {stops}: {await report.FocusedAsync()}");
        }

        Assert.InRange(stops, 15, 59);
    }

    [SkippableFact]
    public async Task Tree_TellsPositionsAndLevels()
    {
        await using var report = await ShowAsync();
        await Expect(report.Page.GetByRole(AriaRole.Tree, new() { Name = "Findings" })).ToBeVisibleAsync();
        var row = report.Page.GetByRole(AriaRole.Treeitem).Nth(1);
        await Expect(row).ToHaveAttributeAsync("aria-level", "2");
        await Expect(row).ToHaveAttributeAsync("aria-setsize", "1");
        await Expect(row).ToHaveAccessibleNameAsync("error Store.cs:12 Orders new 'temp' becomes 'path' before its data is on disk");
    }

    [SkippableFact]
    public async Task Colours_FollowTheSystemUntilTheReaderChooses()
    {
        await using var report = await OpenReport.ShowAsync(fixture, TestScans.Page(TestScans.Orders), "", static options => options.ColorScheme = ColorScheme.Dark);
        var body = report.Page.Locator("body");
        await Expect(body).ToHaveCSSAsync("background-color", "rgb(13, 17, 23)");
        await report.Page.GetByText("Light", new() { Exact = true }).ClickAsync();
        await Expect(body).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        await report.Page.ReloadAsync();
        await Expect(body).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        await Expect(report.Page.GetByRole(AriaRole.Radio, new() { Name = "Light" })).ToBeCheckedAsync();
        await report.Page.GetByText("Auto", new() { Exact = true }).ClickAsync();
        await Expect(body).ToHaveCSSAsync("background-color", "rgb(13, 17, 23)");
    }

    /// <summary>320 units is a window of 1280 at a zoom of 400 %, which WCAG 2.2 asks for (success criterion 1.4.10).</summary>
    [SkippableTheory]
    [InlineData(640)]
    [InlineData(600)]
    [InlineData(320)]
    public async Task NarrowWindow_ScrollsInOneDirection(int width)
    {
        await using var report = await OpenReport.ShowAsync(fixture, TestScans.Page(TestScans.Orders), "", options => options.ViewportSize = new() { Width = width, Height = 500 });
        await report.Findings.First.ClickAsync();
        await Expect(report.Detail.Locator("h2")).ToBeInViewportAsync();
        Assert.Equal(width, await report.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await report.Detail.GetByRole(AriaRole.Button, new() { Name = "List" }).ClickAsync();
        await Expect(report.List).ToBeInViewportAsync();
        await Expect(report.List).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task WithoutScripts_TheRulesAreCounted()
    {
        await using var report = await OpenReport.ShowAsync(fixture, TestScans.Page(TestScans.Orders), "", static options => options.JavaScriptEnabled = false);
        await Expect(report.Page.Locator(".without-script tbody tr")).ToHaveTextAsync(["DUR102Title of DUR1021", "DUR203Title of DUR2031", "DUR306Title of DUR3061"]);
        await Expect(report.Page.Locator("#panes")).ToBeHiddenAsync();
    }

    Task<OpenReport> ShowAsync() => OpenReport.ShowAsync(fixture, TestScans.Page(TestScans.Orders));
}
