using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;

namespace Durability.Tool.Baselines;

/// <summary>
/// The file of known findings, which the analyzer reads too. It is sorted and has one finding on a line, so that a review shows what
/// came and what went. A comment above an entry stays with it.
/// </summary>
internal sealed class BaselineFile
{
    public const string Name = "durability.baseline.txt";

    static readonly ImmutableArray<string> s_header =
    [
        "# Findings of Durability.Analyzers that were there when this file was written; to be worked off.",
        "# The build is silent about them and speaks of new ones. One line each: rule | member | symbol | number.",
    ];

    readonly ImmutableArray<string> _header;
    readonly ImmutableSortedDictionary<BaselineEntry, ImmutableArray<string>> _entries;

    BaselineFile(ImmutableArray<string> header, ImmutableSortedDictionary<BaselineEntry, ImmutableArray<string>> entries)
    {
        _header = header;
        _entries = entries;
    }

    /// <summary>A baseline of nothing.</summary>
    public static BaselineFile Empty { get; } = new(s_header, ImmutableSortedDictionary<BaselineEntry, ImmutableArray<string>>.Empty);

    public IEnumerable<BaselineEntry> Entries => _entries.Keys;

    public int Count => _entries.Count;

    public bool Holds(BaselineEntry entry) => _entries.ContainsKey(entry);

    /// <summary>The same file with other entries; what is said about an entry that stays, stays too.</summary>
    public BaselineFile With(IEnumerable<BaselineEntry> entries) =>
        new(_header, entries.Distinct().ToImmutableSortedDictionary(static entry => entry, entry => _entries.GetValueOrDefault(entry, [])));

    /// <exception cref="BadInputException">It cannot be read, or a line of it is none; the message has the line.</exception>
    public static BaselineFile Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} cannot be read: {error.Message}", error);
        }
    }

    internal static BaselineFile Parse(string text, string path)
    {
        var header = ImmutableArray<string>.Empty;
        var entries = ImmutableSortedDictionary.CreateBuilder<BaselineEntry, ImmutableArray<string>>();
        var comments = ImmutableArray.CreateBuilder<string>();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Trim()))
        {
            number++;
            if (line.Length == 0 && entries.Count == 0)
                header = header.AddRange(comments.DrainToImmutable());
            if (line.Length == 0)
                continue;
            if (line[0] == '#')
            {
                comments.Add(line);
                continue;
            }

            var entry = BaselineEntry.Parse(line) ?? throw new BadInputException(
                $"{path}({number},1): this line of the baseline is broken: '{line}'. An entry is 'rule | member | symbol | ordinal', for instance 'DUR203 | M:Orders.Store.Save(System.String) | File.Move | 1'.");
            entries[entry] = comments.DrainToImmutable();
        }

        // A file of comments alone is all header.
        return new BaselineFile(entries.Count == 0 ? header.AddRange(comments) : header, entries.ToImmutable());
    }

    /// <summary>The file's text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var line in _header)
            text.Append(line).Append('\n');
        if (!_header.IsEmpty)
            text.Append('\n');
        foreach (var (entry, comments) in _entries)
        {
            foreach (var comment in comments)
                text.Append(comment).Append('\n');
            text.Append(entry).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Writes the file as a whole or not at all: what a crash leaves is the old one or the new one.</summary>
    public void Write(string path)
    {
        var temporary = path + ".tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                stream.Write(Encoding.UTF8.GetBytes(ToString()));
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} cannot be written: {error.Message}", error);
        }
    }
}
