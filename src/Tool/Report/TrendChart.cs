using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace Durability.Tool.Report;

/// <summary>The trend as a figure: a bar for each scan, and the same numbers as a table for those who do not see it.</summary>
internal static class TrendChart
{
    const int Width = 720;
    const int Height = 200;
    const int Top = 26;
    const int Bottom = 46;
    const int Left = 6;
    const int WidestBar = 56;

    /// <summary>As many dates as can stand beside one another.</summary>
    const int MostDates = 9;

    /// <summary>An empty text where there is no trend.</summary>
    public static string Render(Trend trend)
    {
        if (!trend.IsShown)
            return "";
        return new XElement("figure", new XAttribute("class", "trend"),
            new XElement("figcaption", Summary(trend)),
            new XElement("div", new XAttribute("class", "scroll"), new XAttribute("tabindex", 0), new XAttribute("role", "region"), new XAttribute("aria-label", "Chart of the trend"), Chart(trend)),
            Legend(trend),
            new XElement("details", new XElement("summary", "The trend as a table"), Table(trend))).ToString(SaveOptions.DisableFormatting);
    }

    static string Summary(Trend trend)
    {
        var (first, last) = (trend.Points[0], trend.Points[^1]);
        var change = last.Total - first.Total;
        var text = change == 0 ? "as many as" : $"{Number(Math.Abs(change))} {(change < 0 ? "fewer" : "more")} than";
        return $"{Number(last.Total)} findings, {text} on {Date(first)}. Since the scan before: {Number(last.Appeared)} appeared, {Number(last.Gone)} gone.";
    }

    static XElement Chart(Trend trend)
    {
        var most = Math.Max(1, trend.Points.Max(static point => point.Total));
        return new XElement("svg",
            new XAttribute("viewBox", $"0 0 {Width} {Height}"), new XAttribute("width", Width), new XAttribute("height", Height),
            new XAttribute("role", "img"), new XAttribute("aria-labelledby", "trend-title trend-desc"),
            new XElement("title", new XAttribute("id", "trend-title"), "Findings of each scan"),
            new XElement("desc", new XAttribute("id", "trend-desc"), string.Join("; ", trend.Points.Select(static point => $"{Date(point)}: {Number(point.Total)}"))),
            new XElement("line", new XAttribute("class", "axis"), new XAttribute("x1", Left), new XAttribute("x2", Width - Left), new XAttribute("y1", Height - Bottom), new XAttribute("y2", Height - Bottom)),
            trend.Points.Select((point, at) => Bar(trend.Points, at, most)));
    }

    /// <summary>The levels that the bars show.</summary>
    static XElement Legend(Trend trend) => new("p", new XAttribute("class", "legend"), Levels(trend.Points[0])
        .Select(static level => level.Level)
        .Where(level => trend.Points.Any(point => Levels(point).Any(item => item.Level == level && item.Count > 0)))
        .Select(static level => new XElement("span", new XAttribute("class", "key " + level), level)));

    static XElement Bar(ImmutableArray<TrendPoint> points, int at, int most)
    {
        var slot = (Width - (2.0 * Left)) / points.Length;
        var width = Math.Min(WidestBar, slot * 0.7);
        var middle = Left + (slot * (at + 0.5));
        var bottom = (double)(Height - Bottom);
        var bar = new XElement("g");
        foreach (var (level, count) in Levels(points[at]))
        {
            var height = (Height - Top - Bottom) * (double)count / most;
            bottom -= height;
            if (count > 0)
                bar.Add(new XElement("rect", new XAttribute("class", level), Place("x", middle - (width / 2)), Place("y", bottom), Place("width", width), Place("height", height)));
        }

        if (IsDated(points, at))
        {
            bar.Add(Text("total", middle, bottom - 6, Number(points[at].Total)));
            bar.Add(Text("date", middle, Height - Bottom + 16, Date(points[at])));
            if (at > 0)
                bar.Add(Text("change", middle, Height - Bottom + 32, $"+{Number(points[at].Appeared)} −{Number(points[at].Gone)}"));
        }

        return bar;
    }

    /// <summary>Counted from the last scan, which always has its date.</summary>
    static bool IsDated(ImmutableArray<TrendPoint> points, int at) =>
        (points.Length - 1 - at) % (((points.Length - 1) / MostDates) + 1) == 0;

    static IEnumerable<(string Level, int Count)> Levels(TrendPoint point) => [("note", point.Notes), ("warning", point.Warnings), ("error", point.Errors)];

    static XElement Table(Trend trend) => new("table",
        new XElement("thead", new XElement("tr", new[] { "Scan", "Findings", "Errors", "Warnings", "Notes", "Appeared", "Gone" }.Select(static head => new XElement("th", new XAttribute("scope", "col"), head)))),
        new XElement("tbody", trend.Points.Select(static (point, at) => new XElement("tr",
            new XElement("th", new XAttribute("scope", "row"), Time(point)),
            new[] { point.Total, point.Errors, point.Warnings, point.Notes }.Select(static count => new XElement("td", Number(count))),
            new[] { point.Appeared, point.Gone }.Select(count => new XElement("td", at == 0 ? "–" : Number(count)))))));

    static XElement Text(string kind, double x, double y, string text) => new("text", new XAttribute("class", kind), Place("x", x), Place("y", y), new XAttribute("text-anchor", "middle"), text);

    static XAttribute Place(string name, double value) => new(name, Math.Round(value, 1).ToString(CultureInfo.InvariantCulture));

    static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    static string Date(TrendPoint point) => point.When.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Time(TrendPoint point) => point.When.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
