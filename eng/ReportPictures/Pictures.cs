using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Durability.Tool.Findings;
using Durability.Tool.Report;
using Microsoft.Playwright;

namespace Durability.ReportPictures;

/// <summary>The pictures of docs/report.md: the sample's report, and how its findings became fewer while it was fixed.</summary>
internal static class Pictures
{
    /// <summary>Not the time of the run: the same sample makes the same pictures.</summary>
    static readonly DateTimeOffset Begin = new(2026, 3, 2, 17, 0, 0, TimeSpan.Zero);

    /// <summary>What is fixed from scan to scan.</summary>
    static readonly (string Bad, string Good)[] Fixes =
    [
        ("_writer.Flush();", "_writer.Flush();\n        _file.Flush(flushToDisk: true);"),
        ("        File.AppendAllText(_shipmentJournalPath, $\"{number}\\n\");", """
                    using var journal = new FileStream(_shipmentJournalPath, FileMode.Append, FileAccess.Write);
                    journal.Write(System.Text.Encoding.UTF8.GetBytes($"{number}\n"));
                    journal.Flush(flushToDisk: true);
            """),
    ];

    public static async Task<int> TakeAsync()
    {
        var root = RepositoryRoot();
        var images = Directory.CreateDirectory(Path.Combine(root, "docs", "img")).FullName;
        var folder = Directory.CreateTempSubdirectory("report-pictures").FullName;
        try
        {
            var sample = Path.Combine(root, "samples", "OrderService");
            var now = Path.Combine(folder, "now.html");
            ReportFile.Write(now, await SourceScan.RunAsync(sample, "OrderService", Begin, Unchanged), [], SourceScan.Read(sample, Unchanged));
            var trend = Path.Combine(folder, "trend.html");
            await WriteTrendAsync(sample, trend);
            await using var chromium = await Chromium.StartAsync();
            await TakeAsync(chromium, now, "DUR203", ColorScheme.Light, Path.Combine(images, "report-light.png"));
            await TakeAsync(chromium, now, "DUR102", ColorScheme.Dark, Path.Combine(images, "report-dark.png"));
            await TakeAsync(chromium, trend, null, ColorScheme.Light, Path.Combine(images, "report-trend.png"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    /// <summary>One scan a week; each has one fix more than the one before.</summary>
    static async Task WriteTrendAsync(string sample, string file)
    {
        var earlier = ImmutableArray.CreateBuilder<EarlierReport>();
        for (var week = 0; week < Fixes.Length; week++)
            earlier.Add(EarlierReport.Of(await ScanAsync(sample, week)));
        var fixedSample = Fixed(Fixes.Length);
        ReportFile.Write(file, await ScanAsync(sample, Fixes.Length), earlier.ToImmutable(), SourceScan.Read(sample, fixedSample));
    }

    static Task<ScanResult> ScanAsync(string sample, int week) => SourceScan.RunAsync(sample, "OrderService", Begin.AddDays(7 * week), Fixed(week));

    static Func<string, string> Fixed(int fixes) => text => Fixes.Take(fixes).Aggregate(text, static (current, fix) => current.Replace(fix.Bad, fix.Good, StringComparison.Ordinal));

    static string Unchanged(string text) => text;

    static async Task TakeAsync(Chromium chromium, string report, string? rule, ColorScheme scheme, string image)
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1400, Height = 860 }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(report).AbsoluteUri);
        if (rule is not null)
            await page.Locator(".row.group", new() { HasText = rule }).Locator("xpath=following-sibling::*[1]").ClickAsync();
        await page.ScreenshotAsync(new() { Path = image });
        Console.WriteLine($"{image}: {new FileInfo(image).Length / 1024} kB");
    }

    static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Analyzers.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("No folder above the program holds Analyzers.sln.");
    }
}
