using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;

namespace Durability.Corpus.Tests;

/// <summary>What the analyzer says of one member of one assembly, and what somebody who read that member says of it.</summary>
/// <param name="Verdict"><c>true</c>, <c>arguable</c>, <c>false</c>, or <c>unread</c> where nobody has read it yet.</param>
internal sealed record ReviewedFinding(string Assembly, string Rule, string Member, int Count, string Verdict, string Reason)
{
    /// <summary>The list in the source folder, in which each assembly's findings stand under a line <c>== name</c>.</summary>
    public static string ListFile { get; } =
        typeof(ReviewedFinding).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "ListFile").Value!;

    public (string, string, string) Key => (Assembly, Rule, Member);

    public static List<ReviewedFinding> Read()
    {
        var found = new List<ReviewedFinding>();
        var assembly = "";
        foreach (var line in File.ReadLines(ListFile))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
                assembly = line[3..];
            else if (line.Length > 0 && line[0] != '#' && line.Split(" | ") is [var rule, var member, var count, var verdict, var reason])
                found.Add(new ReviewedFinding(assembly, rule, member, int.Parse(count, CultureInfo.InvariantCulture), verdict, reason));
            else if (line.Length > 0 && line[0] != '#')
                throw new InvalidDataException($"'{line}' is no row of {ListFile}.");
        }

        return found;
    }

    /// <summary>Puts what was found in an assembly in the place of what the list has, and keeps the verdicts of what was there before.</summary>
    public static void Rewrite(string assembly, IEnumerable<ReviewedFinding> found)
    {
        var before = Read();
        var verdicts = before.ToDictionary(static row => row.Key);
        var rows = before.Where(row => row.Assembly != assembly)
            .Concat(found.Select(row => verdicts.TryGetValue(row.Key, out var known) ? row with { Verdict = known.Verdict, Reason = known.Reason } : row));
        var text = new StringBuilder();
        foreach (var line in File.ReadLines(ListFile).TakeWhile(static line => line.StartsWith('#')))
            text.Append(line).Append('\n');
        foreach (var group in rows.GroupBy(static row => row.Assembly).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            text.Append($"\n== {group.Key}\n");
            foreach (var row in group.OrderBy(static row => row.Rule, StringComparer.Ordinal).ThenBy(static row => row.Member, StringComparer.Ordinal))
                text.Append($"{row.Rule} | {row.Member} | {row.Count} | {row.Verdict} | {row.Reason}\n");
        }

        File.WriteAllText(ListFile, text.ToString());
    }
}
