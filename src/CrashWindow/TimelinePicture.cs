using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Durability.CrashWindow;

/// <summary>
/// A timeline as SVG: time runs to the right, a lane is a row. Each text stands in a group with the rectangle that it has to fit in.
/// </summary>
public sealed class TimelinePicture
{
    private const int Width = 848;
    private const int Margin = 8;
    private const int LabelWidth = 146;
    private const int StepHeight = 38;
    private const int PlaceHeight = 17;
    private const int LaneHeight = 34;
    private const int Gap = 3;
    private const int LossHeight = 26;
    private const int Padding = 6;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly Timeline _timeline;
    private readonly int _headHeight;

    private TimelinePicture(Timeline timeline, int headHeight)
    {
        _timeline = timeline;
        _headHeight = headHeight;
    }

    /// <summary>A file of its own, which knows its colours.</summary>
    public static string Render(Timeline timeline, string title)
    {
        var picture = new TimelinePicture(timeline, StepHeight).Draw(title, "");
        picture.Elements(Svg + "desc").Single().AddAfterSelf(new XElement(Svg + "style", Palette.StyleSheet()));
        return Write(picture);
    }

    /// <summary>
    /// A part of a page that has the rules of <see cref="Palette.StyleSheet(string)"/>. Below each step stands an empty text of the class "place",
    /// for the line of the code that takes this step.
    /// </summary>
    public static string RenderPart(Timeline timeline, string title)
    {
        var part = new TimelinePicture(timeline, StepHeight + PlaceHeight);
        var picture = part.Draw(title, timeline.Id + "-");
        foreach (var (step, at) in picture.Elements(Svg + "g").Where(static group => group.Attribute("class")?.Value == "step").Select(static (group, at) => (group, at)))
        {
            step.Add(new XElement(Svg + "text",
                new XAttribute("class", "place"),
                new XAttribute("data-step", at),
                new XAttribute("x", part.StepLeft(at) + Padding),
                new XAttribute("y", Margin + part._headHeight - Gap - 7)));
        }

        return Write(picture);
    }

    private XElement Draw(string title, string prefix)
    {
        var bottom = LaneTop(_timeline.Lanes.Length);
        var height = bottom + LossHeight + Margin;
        return new XElement(Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Width} {height}"),
            new XAttribute("width", Width),
            new XAttribute("height", height),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{prefix}title {prefix}desc"),
            new XElement(Svg + "title", new XAttribute("id", prefix + "title"), $"{_timeline.Id}: {title}"),
            new XElement(Svg + "desc", new XAttribute("id", prefix + "desc"), _timeline.Description),
            Box(new(0, 0, Width, height), "paper"),
            Stripes(),
            Steps(),
            Group("window", Box(WindowBox())),
            Bars(),
            Text("loss", new(Margin, bottom, Width - (2 * Margin), LossHeight), _timeline.Loses));
    }

    private IEnumerable<XElement> Stripes()
    {
        for (var lane = 0; lane < _timeline.Lanes.Length; lane++)
        {
            yield return Box(new(StepLeft(0), LaneTop(lane), StepLeft(_timeline.Steps.Length) - StepLeft(0) - Gap, LaneHeight - Gap), "stripe");
            yield return Text("label", new(Margin, LaneTop(lane), LabelWidth - Gap, LaneHeight - Gap), Timeline.Label(_timeline.Lanes[lane]));
        }
    }

    private IEnumerable<XElement> Steps()
        => _timeline.Steps.Select((step, at) => Text("step", new(StepLeft(at), Margin, StepWidth - Gap, _headHeight - Gap), step.Does, StepHeight - Gap));

    /// <summary>What is in a lane stays there until a later step changes that lane.</summary>
    private IEnumerable<XElement> Bars()
    {
        for (var lane = 0; lane < _timeline.Lanes.Length; lane++)
        {
            var changes = _timeline.Steps
                .SelectMany((step, at) => step.Changes.Where(change => change.Lane == _timeline.Lanes[lane]).Select(change => (At: at, Change: change)))
                .ToList();
            for (var number = 0; number < changes.Count; number++)
            {
                var (at, change) = changes[number];
                if (change.Text.Length == 0)
                    continue;
                var until = number + 1 < changes.Count ? changes[number + 1].At : _timeline.Steps.Length;
                var left = StepLeft(at);
                var bar = new Rectangle(left + 1, LaneTop(lane) + 4, StepLeft(until) - left - Gap - 2, LaneHeight - Gap - 8);
                yield return Text(change.Tone.ToString().ToLowerInvariant(), bar, change.Text);
            }
        }
    }

    private Rectangle WindowBox()
    {
        var left = StepLeft(_timeline.From);
        return new(left - 1, LaneTop(0) - 1, StepLeft(_timeline.To) - left - 1, LaneTop(_timeline.Lanes.Length) - LaneTop(0) - Gap + 2);
    }

    private int StepWidth => (Width - (2 * Margin) - LabelWidth) / _timeline.Steps.Length;

    private int StepLeft(int step) => Margin + LabelWidth + (step * StepWidth);

    private int LaneTop(int lane) => Margin + _headHeight + (lane * LaneHeight);

    private static XElement Group(string kind, params object[] content) => new(Svg + "g", new XAttribute("class", kind), content);

    private static XElement Box(Rectangle place, string? kind = null) => new(Svg + "rect",
        kind is null ? null : new XAttribute("class", kind),
        new XAttribute("x", place.Left), new XAttribute("y", place.Top), new XAttribute("width", place.Width), new XAttribute("height", place.Height));

    private static XElement Text(string kind, Rectangle place, string text) => Text(kind, place, text, place.Height);

    /// <summary>The lines of a text, one above the other in the middle of the upper part of the rectangle.</summary>
    private static XElement Text(string kind, Rectangle place, string text, int height)
    {
        var lines = text.Split('\n');
        var first = place.Top + (height / 2) + 4 - (7 * (lines.Length - 1));
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
