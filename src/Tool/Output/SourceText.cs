using System;
using System.Collections.Generic;
using System.IO;

namespace Durability.Tool.Output;

/// <summary>The lines of the scanned files, read once; none where a file is not there, as with a log of another machine.</summary>
internal sealed class SourceText(string root)
{
    readonly Dictionary<string, string[]> _files = new(StringComparer.Ordinal);

    /// <summary>The lines of a file.</summary>
    /// <param name="file">As in a finding: relative to the root, or absolute.</param>
    public string[] Lines(string file)
    {
        if (_files.TryGetValue(file, out var lines))
            return lines;
        try
        {
            lines = file.Length == 0 ? [] : File.ReadAllLines(Path.Combine(root, file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            lines = [];
        }

        return _files[file] = lines;
    }

    /// <summary>One line, without the blanks at its ends; empty where there is none.</summary>
    public string Line(string file, int line) => Lines(file) is var lines && line >= 1 && line <= lines.Length ? lines[line - 1].Trim() : "";
}
