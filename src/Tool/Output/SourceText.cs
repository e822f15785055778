using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Durability.Tool.Report;

namespace Durability.Tool.Output;

/// <summary>The lines of the scanned files, read once; none where a file is not there, as with a log of another machine.</summary>
internal sealed class SourceText(string root)
{
    readonly Func<string, ImmutableArray<string>?> _read = SourceFolder.ReaderOf(root);
    readonly Dictionary<string, ImmutableArray<string>> _files = new(StringComparer.Ordinal);

    /// <summary>The lines of a file.</summary>
    /// <param name="file">As in a finding: relative to the root, or absolute.</param>
    public ImmutableArray<string> Lines(string file)
    {
        if (!_files.TryGetValue(file, out var lines))
            _files[file] = lines = _read(file) ?? [];
        return lines;
    }

    /// <summary>One line, without the blanks at its ends; empty where there is none.</summary>
    public string Line(string file, int line) => Lines(file) is var lines && line >= 1 && line <= lines.Length ? lines[line - 1].Trim() : "";
}
