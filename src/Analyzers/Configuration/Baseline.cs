using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.Configuration;

/// <summary>
/// The findings that a team has written down to work off later: the build is silent about them and speaks of new ones only.
/// One entry a line, <c>rule | member | symbol | ordinal</c>, so that it stays true while lines move.
/// </summary>
internal sealed class Baseline
{
    public const string FileName = "durability.baseline.txt";

    readonly HashSet<string> _entries = new(StringComparer.Ordinal);
    readonly List<Location> _broken = [];

    /// <summary>Lines that are no entries.</summary>
    public IReadOnlyList<Location> Broken => _broken;

    public bool Holds(string key) => _entries.Contains(key);

    /// <param name="files">The additional files of the compilation; those of another name are none of ours.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static Baseline Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var baseline = new Baseline();
        foreach (var file in files)
        {
            if (string.Equals(Path.GetFileName(file.Path), FileName, StringComparison.OrdinalIgnoreCase) && file.GetText(cancellation) is { } text)
                baseline.Add(file.Path, text);
        }

        return baseline;
    }

    /// <summary>An entry, as it stands in the file and in the property of a diagnostic.</summary>
    public static string Entry(string rule, string member, string symbol, int ordinal) => $"{rule} | {Field(member)} | {Field(symbol)} | {ordinal}";

    void Add(string path, SourceText text)
    {
        foreach (var line in text.Lines)
        {
            var content = line.ToString().Trim();
            if (content.Length == 0 || content[0] == '#')
                continue;
            if (Parse(content) is { } entry)
                _entries.Add(entry);
            else
                _broken.Add(Location.Create(path, line.Span, text.Lines.GetLinePositionSpan(line.Span)));
        }
    }

    static string? Parse(string line)
    {
        var parts = line.Split('|').Select(p => p.Trim()).ToArray();
        return parts.Length == 4 && IsRule(parts[0]) && parts[1].Length > 0 && parts[2].Length > 0 && int.TryParse(parts[3], out var ordinal) && ordinal > 0
            ? Entry(parts[0], parts[1], parts[2], ordinal)
            : null;
    }

    static bool IsRule(string id) => id.Length == 6 && id.StartsWith("DUR", StringComparison.Ordinal) && id.Skip(3).All(c => c is >= '0' and <= '9');

    static string Field(string value)
    {
        var words = value.Split([' ', '\t', '\r', '\n', '|'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "-" : string.Join(" ", words);
    }
}
