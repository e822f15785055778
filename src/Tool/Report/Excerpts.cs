using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Tool.Findings;

namespace Durability.Tool.Report;

/// <summary>Consecutive lines of a file.</summary>
/// <param name="First">Number of the first one, from one.</param>
/// <param name="Lines">The lines, each cut where it is longer than <see cref="Excerpts.LongestLine"/>.</param>
internal sealed record Excerpt(int First, ImmutableArray<string> Lines);

/// <summary>The parts of the source that a page shows: what is marked with a few lines around, each line once however many findings show it.</summary>
internal static class Excerpts
{
    /// <summary>In characters. Generated and minified code has lines of a megabyte.</summary>
    public const int LongestLine = 400;

    /// <summary>Lines before and behind what is marked.</summary>
    public const int Around = 4;

    /// <summary>Of a long marked range only the beginning is shown.</summary>
    public const int LongestRange = 12;

    /// <summary>The excerpts of one file in order; empty where it cannot be read.</summary>
    public static ImmutableArray<Excerpt> Of(ImmutableArray<string>? file, IEnumerable<SourceSpan> spans)
    {
        if (file is not { IsEmpty: false } lines)
            return [];
        var excerpts = ImmutableArray.CreateBuilder<Excerpt>();
        foreach (var (first, last) in Merge(spans, lines.Length))
            excerpts.Add(new Excerpt(first, [.. lines.Skip(first - 1).Take(last - first + 1).Select(Cut)]));
        return excerpts.ToImmutable();
    }

    /// <summary>Ranges that touch become one. What lies behind the end of the file is of another version of it, and left out.</summary>
    static IEnumerable<(int First, int Last)> Merge(IEnumerable<SourceSpan> spans, int count)
    {
        var ranges = spans
            .Where(span => span.StartLine >= 1 && span.StartLine <= count)
            .Select(span => (First: Math.Max(1, span.StartLine - Around), Last: Math.Min(count, Math.Min(Math.Max(span.StartLine, span.EndLine), span.StartLine + LongestRange) + Around)))
            .Order()
            .ToList();
        for (var at = 0; at < ranges.Count;)
        {
            var (first, last) = ranges[at];
            for (at++; at < ranges.Count && ranges[at].First <= last + 1; at++)
                last = Math.Max(last, ranges[at].Last);
            yield return (first, last);
        }
    }

    static string Cut(string line) => line.Length <= LongestLine ? line : line[..LongestLine] + "…";
}
