using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Deque.AxeCore.Playwright;
using Durability.ReportPictures;
using Microsoft.Playwright;
using Xunit;

namespace Durability.Tool.Tests.Report.Browser;

/// <summary>A page in a window of its own. Whatever it complains of, and whatever it asks the network for, fails the test at the end.</summary>
internal sealed class OpenReport : IAsyncDisposable
{
    /// <summary>Milliseconds; for a machine that builds beside the tests.</summary>
    public const int Patience = 20_000;

    readonly TestScans.TemporaryFile _file;
    readonly IBrowserContext _context;
    readonly List<string> _complaints = [];

    OpenReport(TestScans.TemporaryFile file, IBrowserContext context, IPage page)
    {
        _file = file;
        _context = context;
        Page = page;
        page.Console += (_, message) => _complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => _complaints.Add(error);
        page.Dialog += (_, dialog) => _complaints.Add($"dialog: {dialog.Message}");
        page.Request += (_, request) =>
        {
            if (request.Url.Split('#')[0] != Address)
                _complaints.Add($"request: {request.Url}");
        };
    }

    public IPage Page { get; }

    public string Address => new Uri(_file.Path).AbsoluteUri;

    public ILocator Detail => Page.Locator("#detail");

    public ILocator List => Page.Locator("#list");

    public ILocator Findings => Page.Locator(".row.finding");

    public static async Task<OpenReport> ShowAsync(BrowserFixture fixture, string content, string hash = "", Action<BrowserNewContextOptions>? change = null)
    {
        var chromium = fixture.ChromiumOrSkip();
        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = 1400, Height = 860 }, ColorScheme = ColorScheme.Light };
        change?.Invoke(options);
        var context = await chromium.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        var report = new OpenReport(new TestScans.TemporaryFile(content, ".html"), context, await context.NewPageAsync());
        await report.Page.GotoAsync(report.Address + hash);
        return report;
    }

    /// <summary>What the reader would be told of; only once it has come to rest.</summary>
    public async Task<string> HashAsync()
    {
        await Page.WaitForTimeoutAsync(250);
        return await Page.EvaluateAsync<string>("() => decodeURIComponent(location.hash)");
    }

    public Task<string> FocusedAsync() => Page.EvaluateAsync<string>("() => document.activeElement.id || document.activeElement.name || document.activeElement.tagName.toLowerCase()");

    public Task<string> ActiveRowAsync() => Page.EvaluateAsync<string>("() => document.getElementById(document.getElementById('list').getAttribute('aria-activedescendant'))?.innerText ?? ''");

    public async Task AssertAccessibleAsync(string state)
    {
        var result = await Page.RunAxe();
        Assert.NotEmpty(result.Passes);
        Assert.True(result.Violations.Length == 0, $"{state}: {string.Join("; ", result.Violations.Select(static violation => $"{violation.Id}: {violation.Help} ({string.Join(", ", violation.Nodes.Take(3).Select(static node => node.Html))})"))}");
    }

    /// <summary>For a test that provokes them: at least one has to be there.</summary>
    public void ForgiveComplaints(params string[] words) =>
        Assert.NotEqual(0, _complaints.RemoveAll(complaint => words.Any(word => complaint.Contains(word, StringComparison.Ordinal))));

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _file.Dispose();
        Assert.Empty(_complaints);
    }
}
