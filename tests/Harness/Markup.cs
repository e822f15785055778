using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// The markup of a test source: <c>[|...|]</c> expects the analyzer's only diagnostic, <c>{|ID:...|}</c> the named one, and
/// <c>{|#0:...|}</c> names a place that <see cref="DiagnosticResult.WithLocation(int)"/> refers to. Spans nest.
/// </summary>
internal static class Markup
{
    internal readonly record struct NamedSpan(string Name, TextSpan Span);

    /// <returns>The text without its markup and the spans by their start. The name of <c>[|...|]</c> is empty.</returns>
    internal static (string Text, ImmutableArray<NamedSpan> Spans) Parse(string source)
    {
        var text = new StringBuilder(source.Length);
        var spans = ImmutableArray.CreateBuilder<NamedSpan>();
        var open = new Stack<(string Name, int Start, char Close)>();

        for (var i = 0; i < source.Length; i++)
        {
            if (At(source, i, "[|"))
            {
                open.Push(("", text.Length, ']'));
                i++;
            }
            else if (At(source, i, "{|") && NameEnd(source, i + 2) is var end and > 0)
            {
                open.Push((source[(i + 2)..end], text.Length, '}'));
                i = end;
            }
            else if ((At(source, i, "|]") || At(source, i, "|}")) && open.TryPeek(out var top) && source[i + 1] == top.Close)
            {
                open.Pop();
                spans.Add(new NamedSpan(top.Name, TextSpan.FromBounds(top.Start, text.Length)));
                i++;
            }
            else if (At(source, i, "$$"))
            {
                throw new InvalidOperationException("'$$' marks a position in this markup and cannot stand in a test source.");
            }
            else
            {
                text.Append(source[i]);
            }
        }

        if (open.TryPeek(out var unclosed))
            throw new InvalidOperationException($"The markup span '{unclosed.Name}' is not closed in:{Environment.NewLine}{source}");

        spans.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return (text.ToString(), spans.ToImmutable());
    }

    private static bool At(string source, int index, string token)
        => string.CompareOrdinal(source, index, token, 0, token.Length) == 0;

    /// <summary>The index of the colon after a span's name, or -1 where no name stands.</summary>
    private static int NameEnd(string source, int start)
    {
        var end = start;
        while (end < source.Length && (char.IsAsciiLetterOrDigit(source[end]) || source[end] is '-' or '_' or '.' or '+' or '#'))
            end++;
        return end > start && end < source.Length && source[end] == ':' ? end : -1;
    }
}
