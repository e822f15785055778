using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Durability.PublicCases;

/// <summary>Rows under headings, for a terminal or for a page. The first column is text, the others are figures unless told.</summary>
internal sealed class Table(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Columns of words, beside the first.</summary>
    public HashSet<int> WordColumns { get; init; } = [];

    public bool IsEmpty => _rows.Count == 0;

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(TextWriter output, bool markdown)
    {
        if (markdown)
            WriteMarkdown(output);
        else
            WriteText(output);
        output.WriteLine();
    }

    private void WriteMarkdown(TextWriter output)
    {
        output.WriteLine(Line(headings));
        output.WriteLine(Line(headings.Select((_, i) => IsWords(i) ? "---" : "---:")));
        foreach (string[] row in _rows)
            output.WriteLine(Line(row.Select(static cell => cell.Replace("|", "\\|", StringComparison.Ordinal))));

        static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
    }

    private void WriteText(TextWriter output)
    {
        int[] widths = [.. headings.Select((heading, i) => _rows.Select(row => row[i].Length).Append(heading.Length).Max())];
        foreach (string[] row in _rows.Prepend(headings))
            output.WriteLine(string.Join("  ", row.Select((cell, i) => IsWords(i) ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd());
    }

    private bool IsWords(int column) => column == 0 || WordColumns.Contains(column);
}
