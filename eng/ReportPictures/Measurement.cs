using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Durability.ReportPictures;

/// <summary>How long the page takes until it can be used, and for what one does in it; the median of several runs in a fresh browser.</summary>
internal static class Measurement
{
    const int Runs = 7;

    /// <summary>Each step ends when the browser has drawn what came of it.</summary>
    const string Drawn = "await new Promise(done => requestAnimationFrame(() => setTimeout(done)));";

    static readonly (string What, string Script)[] Steps =
    [
        ("search for 'journal'", Type("journal")),
        ("search for nothing again", Type("")),
        ("filter by a rule", "document.querySelector('[data-facet=rule] input[type=checkbox]').click();"),
        ("clear the filters", "document.getElementById('clear').click();"),
        ("group by file", "const group = document.getElementById('group'); group.value = 'file'; group.dispatchEvent(new Event('change'));"),
        ("open all groups", "document.getElementById('open-all').click();"),
        ("to the last finding", "const list = document.getElementById('list'); list.focus(); list.dispatchEvent(new KeyboardEvent('keydown', { key: 'End' }));"),
        ("to the one before", "document.getElementById('list').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp' }));"),
    ];

    public static async Task<int> RunAsync(int count)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".html");
        try
        {
            var watch = Stopwatch.StartNew();
            ReportFile.Write(file, ManyFindings.Scan(count), [], ManyFindings.ReadLines);
            Console.WriteLine($"{count} findings, {new FileInfo(file).Length / 1024.0 / 1024:F1} MB, written in {watch.ElapsedMilliseconds} ms");
            await using var chromium = await Chromium.StartAsync();
            Console.WriteLine($"Chromium {chromium.Browser.Version}, {Environment.ProcessorCount} cores, median of {Runs}");
            var runs = new List<Dictionary<string, double>>();
            for (var run = 0; run < Runs; run++)
                runs.Add(await MeasureAsync(chromium, file));
            foreach (var what in runs[0].Keys)
                Console.WriteLine($"{what,-28} {Median(runs.Select(run => run[what])),6:F0} ms");
        }
        finally
        {
            File.Delete(file);
        }

        return 0;
    }

    static async Task<Dictionary<string, double>> MeasureAsync(Chromium chromium, string file)
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        var times = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["loaded, ready to use"] = await page.EvaluateAsync<double>($"async () => {{ {Drawn} return performance.getEntriesByType('navigation')[0].loadEventEnd; }}"),
            ["of that, our scripts"] = await page.EvaluateAsync<double>("() => performance.getEntriesByName('report-shown')[0].duration"),
        };
        foreach (var (what, script) in Steps)
            times[what] = await page.EvaluateAsync<double>($"async () => {{ const start = performance.now(); {script} {Drawn} return performance.now() - start; }}");
        return times;
    }

    static string Type(string text) => string.Create(CultureInfo.InvariantCulture, $"const search = document.getElementById('search'); search.value = '{text}'; search.dispatchEvent(new Event('input'));");

    static double Median(IEnumerable<double> values) => values.Order().ElementAt(Runs / 2);
}
