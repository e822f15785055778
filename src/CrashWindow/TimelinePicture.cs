using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Durability.CrashWindow;

/// <summary>
/// A timeline as SVG: time runs to the right, a lane is a row. Each text stands in a group with the rectangle that it has to fit in.
/// </summary>
public static class TimelinePicture
{
    private const int Width = 848;
    private const int Margin = 8;
    private const int LabelWidth = 146;
    private const int HeadHeight = 38;
    private const int LaneHeight = 34;
    private const int Gap = 3;
    private const int LossHeight = 26;
    private const int Padding = 6;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Render(Timeline timeline, string title)
    {
        var bottom = LaneTop(timeline.Lanes.Length);
        var height = bottom + LossHeight + Margin;
        var picture = new XElement(Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Width} {height}"),
            new XAttribute("width", Width),
            new XAttribute("height", height),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", "title desc"),
            new XElement(Svg + "title", new XAttribute("id", "title"), $"{timeline.Id}: {title}"),
            new XElement(Svg + "desc", new XAttribute("id", "desc"), timeline.Description),
            new XElement(Svg + "style", Palette.StyleSheet()),
            Box(new(0, 0, Width, height), "paper"),
            Stripes(timeline),
            Steps(timeline),
            Group("window", Box(WindowBox(timeline))),
            Bars(timeline),
            Text("loss", new(Margin, bottom, Width - (2 * Margin), LossHeight), timeline.Loses));
        return Write(picture);
    }

    private static IEnumerable<XElement> Stripes(Timeline timeline)
    {
        for (var lane = 0; lane < timeline.Lanes.Length; lane++)
        {
            yield return Box(new(StepLeft(timeline, 0), LaneTop(lane), StepLeft(timeline, timeline.Steps.Length) - StepLeft(timeline, 0) - Gap, LaneHeight - Gap), "stripe");
            yield return Text("label", new(Margin, LaneTop(lane), LabelWidth - Gap, LaneHeight - Gap), Timeline.Label(timeline.Lanes[lane]));
        }
    }

    private static IEnumerable<XElement> Steps(Timeline timeline)
        => timeline.Steps.Select((step, at) => Text("step", new(StepLeft(timeline, at), Margin, StepWidth(timeline) - Gap, HeadHeight - Gap), step.Does));

    /// <summary>What is in a lane stays there until a later step changes that lane.</summary>
    private static IEnumerable<XElement> Bars(Timeline timeline)
    {
        for (var lane = 0; lane < timeline.Lanes.Length; lane++)
        {
            var changes = timeline.Steps
                .SelectMany((step, at) => step.Changes.Where(change => change.Lane == timeline.Lanes[lane]).Select(change => (At: at, Change: change)))
                .ToList();
            for (var number = 0; number < changes.Count; number++)
            {
                var (at, change) = changes[number];
                if (change.Text.Length == 0)
                    continue;
                var until = number + 1 < changes.Count ? changes[number + 1].At : timeline.Steps.Length;
                var left = StepLeft(timeline, at);
                var bar = new Rectangle(left + 1, LaneTop(lane) + 4, StepLeft(timeline, until) - left - Gap - 2, LaneHeight - Gap - 8);
                yield return Text(change.Tone.ToString().ToLowerInvariant(), bar, change.Text);
            }
        }
    }

    private static Rectangle WindowBox(Timeline timeline)
    {
        var left = StepLeft(timeline, timeline.From);
        return new(left - 1, LaneTop(0) - 1, StepLeft(timeline, timeline.To) - left - 1, LaneTop(timeline.Lanes.Length) - LaneTop(0) - Gap + 2);
    }

    private static int StepWidth(Timeline timeline) => (Width - (2 * Margin) - LabelWidth) / timeline.Steps.Length;

    private static int StepLeft(Timeline timeline, int step) => Margin + LabelWidth + (step * StepWidth(timeline));

    private static int LaneTop(int lane) => Margin + HeadHeight + (lane * LaneHeight);

    private static XElement Group(string kind, params object[] content) => new(Svg + "g", new XAttribute("class", kind), content);

    private static XElement Box(Rectangle place, string? kind = null) => new(Svg + "rect",
        kind is null ? null : new XAttribute("class", kind),
        new XAttribute("x", place.Left), new XAttribute("y", place.Top), new XAttribute("width", place.Width), new XAttribute("height", place.Height));

    /// <summary>The lines of a text, one above the other in the middle of the rectangle's height.</summary>
    private static XElement Text(string kind, Rectangle place, string text)
    {
        var lines = text.Split('\n');
        var first = place.Top + (place.Height / 2) + 4 - (7 * (lines.Length - 1));
        return Group(kind, Box(place), lines.Select((line, number) => new XElement(Svg + "text",
            new XAttribute("x", place.Left + Padding), new XAttribute("y", first + (14 * number)), line)));
    }

    private static string Write(XElement picture)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
            picture.Save(writer);
        return text.Append('\n').ToString();
    }

    private readonly record struct Rectangle(int Left, int Top, int Width, int Height);
}
