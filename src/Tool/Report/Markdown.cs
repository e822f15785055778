using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Durability.Tool.Report;

/// <summary>
/// The part of Markdown that the rule pages use, as HTML: paragraphs, lists, tables, fenced code, inline code, emphasis and links. Every
/// text is escaped; a link that would lead nowhere from a report becomes its text.
/// </summary>
/// <param name="address">Where the page is published, for its relative links; empty where it is not.</param>
internal sealed partial class Markdown(string address)
{
    public static bool IsFence(string line) => line.StartsWith("```", StringComparison.Ordinal);

    public string ToHtml(IReadOnlyList<string> lines)
    {
        var html = new StringBuilder();
        for (var at = 0; at < lines.Count;)
        {
            if (lines[at].Length == 0)
                at++;
            else if (IsFence(lines[at]))
                at = AppendCode(lines, at, html);
            else if (lines[at].StartsWith('|'))
                at = AppendTable(lines, at, html);
            else if (IsItem(lines[at]))
                at = AppendList(lines, at, html);
            else
                at = AppendParagraph(lines, at, html);
        }

        return html.ToString();
    }

    static bool IsItem(string line) => line.StartsWith("- ", StringComparison.Ordinal);

    static bool BelongsToParagraph(string line) => line.Length > 0 && !IsFence(line) && !line.StartsWith('|') && !IsItem(line);

    static int AppendCode(IReadOnlyList<string> lines, int at, StringBuilder html)
    {
        var code = lines.Skip(at + 1).TakeWhile(static line => !IsFence(line)).ToList();
        html.Append("<pre><code>").Append(Escape(string.Join('\n', code))).Append("</code></pre>\n");
        return at + code.Count + 2;
    }

    int AppendParagraph(IReadOnlyList<string> lines, int at, StringBuilder html)
    {
        var text = lines.Skip(at).TakeWhile(BelongsToParagraph).ToList();
        html.Append("<p>").Append(Inline(string.Join(' ', text))).Append("</p>\n");
        return at + text.Count;
    }

    int AppendList(IReadOnlyList<string> lines, int at, StringBuilder html)
    {
        html.Append("<ul>\n");
        while (at < lines.Count && IsItem(lines[at]))
        {
            var more = lines.Skip(at + 1).TakeWhile(static line => line.StartsWith("  ", StringComparison.Ordinal)).ToList();
            html.Append("<li>").Append(Inline(string.Join(' ', more.Select(static line => line.Trim()).Prepend(lines[at][2..])))).Append("</li>\n");
            at += more.Count + 1;
        }

        html.Append("</ul>\n");
        return at;
    }

    int AppendTable(IReadOnlyList<string> lines, int at, StringBuilder html)
    {
        var rows = lines.Skip(at).TakeWhile(static line => line.StartsWith('|')).ToList();
        html.Append("<table>\n<thead><tr>").Append(Cells(rows[0], "th")).Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows.Skip(2))
            html.Append("<tr>").Append(Cells(row, "td")).Append("</tr>\n");
        html.Append("</tbody>\n</table>\n");
        return at + rows.Count;
    }

    string Cells(string row, string kind) => string.Concat(CellEnd().Split(row.Trim().Trim('|')).Select(cell => cell.Trim() is { Length: > 0 } text ? $"<{kind}>{Inline(text)}</{kind}>" : "<td></td>"));

    /// <summary>Code first: what stands in it is text, whatever it looks like.</summary>
    string Inline(string text) => string.Concat(CodeSpan().Split(text).Select((part, at) => at % 2 == 1
        ? $"<code>{Escape(part.Replace(@"\|", "|"))}</code>"
        : Emphasis().Replace(Bold().Replace(Link().Replace(Escape(part), Anchor), "<strong>$1</strong>"), "<em>$1</em>")));

    string Anchor(Match link)
    {
        var (text, target) = (link.Groups[1].Value, link.Groups[2].Value);
        if (IsWeb(target))
            return $"<a href=\"{target}\">{text}</a>";
        return IsWeb(address) && Uri.TryCreate(new Uri(address), WebUtility.HtmlDecode(target), out var absolute) ? $"<a href=\"{Escape(absolute.AbsoluteUri)}\">{text}</a>" : text;
    }

    static bool IsWeb(string address) => address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal);

    static string Escape(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellEnd();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex(@"\*([^*\s][^*]*)\*")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
