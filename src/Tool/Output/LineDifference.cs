using System;
using System.Collections.Generic;
using System.Linq;

namespace Durability.Tool.Output;

/// <summary>What changed between two texts, as removed and added lines with some around them.</summary>
internal static class LineDifference
{
    const int Context = 2;

    /// <summary>Above this many pairs of lines a change is shown as one block; comparing all would take too long.</summary>
    const int MostPairs = 4_000_000;

    /// <summary>The changed parts. Each line begins with a blank, '-' or '+', each part with <c>@@ line @@</c>.</summary>
    public static IReadOnlyList<string> Of(string[] before, string[] after)
    {
        var script = Script(before, after);
        var shown = new SortedSet<int>(script.Select(static (line, index) => (line, index))
            .Where(static pair => pair.line.Mark != ' ')
            .SelectMany(static pair => Enumerable.Range(pair.index - Context, (2 * Context) + 1)));
        var lines = new List<string>();
        var last = -2;
        foreach (var index in shown.Where(index => index >= 0 && index < script.Count))
        {
            if (index != last + 1)
                lines.Add($"@@ line {script[index].Number} @@");
            lines.Add(script[index].Mark + script[index].Text);
            last = index;
        }

        return lines;
    }

    /// <summary>All lines of both texts; the number is that of the line in the new text.</summary>
    static List<(char Mark, string Text, int Number)> Script(string[] before, string[] after)
    {
        var head = before.Zip(after).TakeWhile(static pair => pair.First == pair.Second).Count();
        var most = Math.Min(before.Length, after.Length) - head;
        var tail = Enumerable.Reverse(before).Zip(Enumerable.Reverse(after)).Take(most).TakeWhile(static pair => pair.First == pair.Second).Count();
        var script = new List<(char, string, int)>();
        var number = 1;
        foreach (var line in before.Take(head))
            script.Add((' ', line, number++));
        foreach (var (mark, text) in Middle(before[head..^tail], after[head..^tail]))
            script.Add((mark, text, mark == '-' ? number : number++));
        foreach (var line in after.TakeLast(tail))
            script.Add((' ', line, number++));
        return script;
    }

    static IEnumerable<(char Mark, string Text)> Middle(string[] before, string[] after)
    {
        if ((long)before.Length * after.Length > MostPairs)
            return before.Select(static line => ('-', line)).Concat(after.Select(static line => ('+', line)));

        // common[i, j]: the longest common run of lines, gaps allowed, of what follows line i and line j.
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return Walk(before, after, common);
    }

    static IEnumerable<(char Mark, string Text)> Walk(string[] before, string[] after, int[,] common)
    {
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                yield return (' ', before[i]);
                i++;
                j++;
            }
            else if (i < before.Length && (j == after.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                yield return ('-', before[i++]);
            }
            else
            {
                yield return ('+', after[j++]);
            }
        }
    }
}
