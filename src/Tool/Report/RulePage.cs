using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Durability.Tool.Report;

/// <summary>What the page of a rule says, as HTML: so that a report is useful where no network is.</summary>
/// <param name="Lost">What is lost, and when.</param>
/// <param name="Fix">How to fix it.</param>
/// <param name="Suppress">When to suppress it.</param>
/// <param name="Before">The page's program with the bug, as plain text.</param>
/// <param name="After">The same program after the fix, or a good one where there is no fix.</param>
internal sealed record RulePage(string Lost, string Fix, string Suppress, string Before, string After)
{
    /// <summary>Null for a rule that is not ours.</summary>
    /// <param name="rule">For instance DUR203.</param>
    /// <param name="address">Where the page is published, for the links between pages; empty where it is not.</param>
    public static RulePage? Of(string rule, string address)
    {
        using var stream = typeof(RulePage).Assembly.GetManifestResourceStream($"rules/{rule}.md");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), address);
    }

    internal static RulePage Parse(string page, string address)
    {
        var sections = Sections(page);
        var markdown = new Markdown(address);
        var after = FirstCode(sections, "After the fix");
        return new RulePage(
            markdown.ToHtml(Section(sections, "What is lost, and when")),
            markdown.ToHtml(Section(sections, "How to fix")),
            markdown.ToHtml(Section(sections, "When to suppress")),
            FirstCode(sections, "Bad"),
            after.Length > 0 ? after : FirstCode(sections, "Good"));
    }

    static Dictionary<string, List<string>> Sections(string page)
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var current = sections[""] = [];
        foreach (var line in page.Split('\n').Select(static line => line.TrimEnd('\r')))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                current = sections[line[3..].Trim()] = [];
            else if (!IsPicture(line))
                current.Add(line);
        }

        return sections;
    }

    /// <summary>The report draws the timeline itself, with the finding's own lines.</summary>
    static bool IsPicture(string line) => line.StartsWith("<!--", StringComparison.Ordinal) || line.StartsWith("![", StringComparison.Ordinal);

    static IReadOnlyList<string> Section(Dictionary<string, List<string>> sections, string title) => sections.TryGetValue(title, out var lines) ? lines : [];

    static string FirstCode(Dictionary<string, List<string>> sections, string title) => string.Join('\n', Section(sections, title)
        .SkipWhile(static line => !Markdown.IsFence(line))
        .Skip(1)
        .TakeWhile(static line => !Markdown.IsFence(line)));
}
