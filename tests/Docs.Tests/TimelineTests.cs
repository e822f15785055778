using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Durability.CrashWindow;
using Durability.DocsGenerator;
using Xunit;

namespace Durability.Docs.Tests;

/// <summary>The pictures as they are checked in. That they are what the generator makes is a case of <see cref="GeneratedFileTests"/>.</summary>
public sealed class TimelineTests
{
    private const int FontSize = 12;
    private const int Padding = 6;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly string Pages = Path.Combine(GeneratedFile.FindRepositoryRoot(AppContext.BaseDirectory), "docs", "rules");

    public static TheoryData<string> Ids => [.. Timelines.All.Select(static timeline => timeline.Id)];

    public static TheoryData<Palette> Palettes => [Palette.Light, Palette.Dark];

    [Fact]
    public void EveryPageHasAPictureOrAReasonForNone()
        => Assert.Equal(
            Directory.GetFiles(Pages, "DUR*.md").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal),
            Timelines.All.Select(static timeline => timeline.Id).Concat(Timelines.WithoutWindow.Keys).Order(StringComparer.Ordinal));

    [Fact]
    public void NoPictureIsLeftOver()
        => Assert.Equal(
            Timelines.All.Select(static timeline => timeline.Id + ".svg").Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(Pages, "img")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void PageShowsItsPictureWhereItSaysWhatIsLost(string id)
    {
        var page = File.ReadAllText(Path.Combine(Pages, id + ".md"));
        var image = page.IndexOf($"](img/{id}.svg)", StringComparison.Ordinal);
        Assert.InRange(image, page.IndexOf("## What is lost, and when", StringComparison.Ordinal), page.IndexOf("## Bad", StringComparison.Ordinal));
        Assert.Contains($"![{Of(id).Alt}](img/{id}.svg)", page, StringComparison.Ordinal);
        Assert.DoesNotContain(']', Of(id).Alt);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void PictureTellsItselfToThoseWhoDoNotSeeIt(string id)
    {
        var picture = Load(id);
        Assert.Equal("img", picture.Attribute("role")?.Value);
        var title = picture.Element(Svg + "title");
        var desc = picture.Element(Svg + "desc");
        Assert.StartsWith(id + ": ", title?.Value, StringComparison.Ordinal);
        Assert.Equal($"{title?.Attribute("id")?.Value} {desc?.Attribute("id")?.Value}", picture.Attribute("aria-labelledby")?.Value);
        foreach (var change in Of(id).Steps.SelectMany(static step => step.Changes))
            Assert.Contains(change.Text, desc?.Value, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void WindowLiesWithinTheStepsAndNothingIsChangedInALaneThatIsNotDrawn(string id)
    {
        var timeline = Of(id);
        Assert.InRange(timeline.From, 0, timeline.Steps.Length - 1);
        Assert.InRange(timeline.To, timeline.From + 1, timeline.Steps.Length);
        Assert.All(timeline.Steps.SelectMany(static step => step.Changes), change => Assert.Contains(change.Lane, timeline.Lanes));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryTextFitsItsRectangleAndEveryRectangleThePicture(string id)
    {
        var picture = Load(id);
        var (width, height) = (Number(picture, "width"), Number(picture, "height"));
        foreach (var box in picture.Descendants(Svg + "rect"))
        {
            Assert.InRange(Number(box, "x") + Number(box, "width"), 1, width);
            Assert.InRange(Number(box, "y") + Number(box, "height"), 1, height);
        }

        foreach (var text in picture.Descendants(Svg + "text"))
        {
            var box = text.Parent!.Element(Svg + "rect")!;
            var room = Number(box, "x") + Number(box, "width") - Number(text, "x") - (Padding / 2);
            var needed = WidthOf(text.Value, fixedPitch: text.Parent.Attribute("class")?.Value == "step");
            Assert.True(needed <= room, $"{id}: '{text.Value}' needs {needed:F0} of {room} units.");
            Assert.InRange(Number(text, "y") - FontSize, Number(box, "y") - 1, Number(text, "y"));
            Assert.InRange(Number(text, "y") + 3, 0, Number(box, "y") + Number(box, "height"));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void BarsOfALaneDoNotOverlap(string id)
    {
        var bars = Load(id).Elements(Svg + "g")
            .Where(static group => group.Attribute("class")?.Value is "old" or "new" or "lost")
            .Select(static group => group.Element(Svg + "rect")!)
            .GroupBy(static box => Number(box, "y"));
        foreach (var lane in bars)
        {
            var inTime = lane.OrderBy(static box => Number(box, "x")).ToList();
            Assert.All(inTime.Zip(inTime.Skip(1)), static pair => Assert.True(Number(pair.First, "x") + Number(pair.First, "width") <= Number(pair.Second, "x")));
        }
    }

    /// <summary>4.5 to 1 is what WCAG 2.2 asks for text of this size (success criterion 1.4.3).</summary>
    [Theory]
    [MemberData(nameof(Palettes))]
    public void WritingIsLegibleInLightAndDark(Palette palette)
    {
        foreach (var (ink, on) in palette.Writing)
            Assert.True(Contrast(ink, on) >= 4.5, $"{ink} on {on} has a contrast of {Contrast(ink, on):F1}.");
        Assert.Contains(palette.Ink, Palette.StyleSheet(), StringComparison.Ordinal);
    }

    [Fact]
    public void DarkColoursAreForReadersWhoPreferThem()
    {
        var sheet = Palette.StyleSheet();
        var dark = sheet.IndexOf("@media (prefers-color-scheme: dark)", StringComparison.Ordinal);
        Assert.InRange(sheet.IndexOf(Palette.Light.Paper, StringComparison.Ordinal), 0, dark);
        Assert.InRange(sheet.IndexOf(Palette.Dark.Paper, StringComparison.Ordinal), dark, sheet.Length);
    }

    private static Timeline Of(string id) => Timelines.All.Single(timeline => timeline.Id == id);

    private static XElement Load(string id) => XDocument.Load(Path.Combine(Pages, "img", id + ".svg")).Root!;

    private static int Number(XElement element, string attribute) => int.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    /// <summary>
    /// An upper bound from the advance widths of DejaVu Sans, which is wider than the fonts that the picture asks for; those of the
    /// fixed pitch are 0.6 of the size.
    /// </summary>
    private static double WidthOf(string text, bool fixedPitch) => FontSize * text.Sum(letter => fixedPitch ? 0.603 : letter switch
    {
        ' ' or 'f' or 'i' or 'j' or 'l' or 'r' or 't' or 'I' or '.' or ',' or ':' or ';' or '\'' or '(' or ')' or '-' or '/' => 0.42,
        'm' or 'w' or 'M' or 'W' or '→' or '=' => 0.99,
        >= 'A' and <= 'Z' => 0.79,
        _ => 0.65,
    });

    private static double Contrast(string one, string other)
    {
        IEnumerable<double> both = [Luminance(one), Luminance(other)];
        return (both.Max() + 0.05) / (both.Min() + 0.05);
    }

    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3)
            .Select(part => int.Parse(colour.AsSpan(1 + (2 * part), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(static part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))
            .ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
