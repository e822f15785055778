using System;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Shows two texts side by side where they part: line by line, with the ends of lines visible where only they differ.</summary>
internal static class TextDifference
{
    internal static string Describe(SourceText expected, SourceText actual)
    {
        var text = new StringBuilder();
        var before = Lines(expected);
        var after = Lines(actual);
        var head = before.Zip(after).TakeWhile(static pair => pair.First == pair.Second).Count();
        var tail = before.Reverse().Zip(after.Reverse()).Take(Math.Min(before.Length, after.Length) - head)
            .TakeWhile(static pair => pair.First == pair.Second).Count();

        text.AppendLine($"from line {head + 1} (- expected, + actual):");
        foreach (var line in before[head..^tail])
            text.Append("- ").AppendLine(Visible(line));
        foreach (var line in after[head..^tail])
            text.Append("+ ").AppendLine(Visible(line));
        return text.AppendLine("the actual text:").AppendLine(actual.ToString()).ToString();
    }

    private static string[] Lines(SourceText text)
        => [.. text.Lines.Select(line => text.ToString(line.SpanIncludingLineBreak))];

    private static string Visible(string line)
        => line.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
