using System;
using System.Threading.Tasks;
using Durability.ReportPictures;
using Xunit;

namespace Durability.Tool.Tests.Report.Browser;

/// <summary>One browser for all tests of a class; none where none is installed.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    Chromium? _chromium;

    public async Task InitializeAsync()
    {
        Microsoft.Playwright.Assertions.SetDefaultExpectTimeout(OpenReport.Patience);
        if (Chromium.Find() is not null)
            _chromium = await Chromium.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
    }

    internal Chromium ChromiumOrSkip()
    {
        Skip.If(_chromium is null, "No Chromium or Chrome is in PATH; tests/Tool.Tests/install-browser.sh installs one on Debian.");
        return _chromium ?? throw new InvalidOperationException();
    }
}
