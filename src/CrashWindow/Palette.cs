using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;

namespace Durability.CrashWindow;

/// <summary>
/// The colours of a picture. The picture paints its own paper, so that it is legible on a page of any colour where a viewer
/// does not know the scheme that the reader prefers: it then shows the light one.
/// </summary>
public sealed record Palette(string Paper, string Ink, string Stripe, string Window, string Alarm, Paint Old, Paint New, Paint Lost)
{
    public static Palette Light { get; } = new("#ffffff", "#1f2328", "#f0f2f5", "#ffdfdc", "#a40e26",
        new("#e1e5ea", "#59636e", "#1f2328"), new("#cfe8ff", "#0969da", "#0a3069"), new("#ffffff", "#cf222e", "#82071e"));

    public static Palette Dark { get; } = new("#0d1117", "#e6edf3", "#1c222b", "#4a171b", "#ff8f87",
        new("#3b424b", "#9198a1", "#f0f3f6"), new("#123a75", "#58a6ff", "#d8ecff"), new("#0d1117", "#f85149", "#ffdcd7"));

    /// <summary>The colours by the names that <see cref="Definitions"/> gives them.</summary>
    private static Palette ByName { get; } = Light.Renamed(static (name, _) => $"var({name})");

    /// <summary>What is written, and on what.</summary>
    public ImmutableArray<(string Ink, string On)> Writing
        => [(Ink, Paper), (Ink, Stripe), (Alarm, Paper), (Old.Ink, Old.Fill), (New.Ink, New.Fill), (Lost.Ink, Lost.Fill)];

    /// <summary>The style sheet of both schemes.</summary>
    public static string StyleSheet()
    {
        var sheet = new StringBuilder("\n");
        AppendFonts(sheet);
        Light.AppendRules(sheet, "");
        sheet.Append("@media (prefers-color-scheme: dark) {\n");
        Dark.AppendRules(sheet, "  ");
        return sheet.Append("}\n").ToString();
    }

    /// <summary>The style sheet of pictures within a page, whose colours the page defines; each rule is for what is within the scope.</summary>
    public static string StyleSheet(string scope)
    {
        var sheet = new StringBuilder();
        AppendFonts(sheet);
        ByName.AppendRules(sheet, "");
        return string.Concat(sheet.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(rule => $"{scope} {rule.Replace(", .", $", {scope} .")}\n"));
    }

    /// <summary>
    /// The colours as custom properties of CSS, for <see cref="StyleSheet(string)"/>: of both schemes, for a page that says by
    /// color-scheme which one it shows.
    /// </summary>
    public static string Definitions() => string.Concat(Light.Named().Zip(Dark.Named(), static (light, dark) => $"  {light.Name}: light-dark({light.Colour}, {dark.Colour});\n"));

    private ImmutableArray<(string Name, string Colour)> Named()
    {
        var named = ImmutableArray.CreateBuilder<(string, string)>();
        Renamed((name, colour) =>
        {
            named.Add((name, colour));
            return colour;
        });
        return named.ToImmutable();
    }

    private static void AppendFonts(StringBuilder sheet)
    {
        sheet.Append("text { font: 12px system-ui, \"Segoe UI\", Helvetica, Arial, sans-serif; }\n");
        sheet.Append(".step text { font-family: ui-monospace, SFMono-Regular, Consolas, \"DejaVu Sans Mono\", monospace; }\n");
        sheet.Append(".window rect, .lost rect { stroke-dasharray: 4 3; }\n");
    }

    private Palette Renamed(Func<string, string, string> rename) => new(
        rename("--paper", Paper), rename("--ink", Ink), rename("--stripe", Stripe), rename("--window", Window), rename("--alarm", Alarm),
        Old.Renamed("old", rename), New.Renamed("new", rename), Lost.Renamed("lost", rename));

    private void AppendRules(StringBuilder sheet, string indent)
    {
        sheet.Append($"{indent}.paper, .loss rect {{ fill: {Paper}; }}\n");
        sheet.Append($"{indent}.stripe, .step rect, .label rect {{ fill: {Stripe}; }}\n");
        sheet.Append($"{indent}.step text, .label text {{ fill: {Ink}; }}\n");
        sheet.Append($"{indent}.window rect {{ fill: {Window}; stroke: {Alarm}; }}\n");
        sheet.Append($"{indent}.loss text {{ fill: {Alarm}; }}\n");
        foreach (var (tone, paint) in new[] { ("old", Old), ("new", New), ("lost", Lost) })
            sheet.Append($"{indent}.{tone} rect {{ fill: {paint.Fill}; stroke: {paint.Edge}; }}\n{indent}.{tone} text {{ fill: {paint.Ink}; }}\n");
    }
}

/// <summary>How what is in a lane is painted.</summary>
public sealed record Paint(string Fill, string Edge, string Ink)
{
    internal Paint Renamed(string tone, Func<string, string, string> rename) =>
        new(rename($"--{tone}-fill", Fill), rename($"--{tone}-edge", Edge), rename($"--{tone}-ink", Ink));
}
