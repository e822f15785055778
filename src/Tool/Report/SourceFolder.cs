using System;
using System.Collections.Immutable;
using System.IO;
using System.Security;

namespace Durability.Tool.Report;

/// <summary>Reads the source of findings from the disk.</summary>
internal static class SourceFolder
{
    const long LargestFile = 32 * 1024 * 1024;

    /// <summary>Files are looked up below <paramref name="root"/>, absolute ones where they are.</summary>
    public static Func<string, ImmutableArray<string>?> ReaderOf(string root) => file => Read(root, file);

    /// <summary>Source alone: a log from elsewhere may name any file, and what is read here ends up in a page that is passed on.</summary>
    static bool IsSource(string file) => Path.GetExtension(file) is ".cs" or ".csx" or ".razor" or ".cshtml";

    static ImmutableArray<string>? Read(string root, string file)
    {
        if (!IsSource(file))
            return null;
        try
        {
            var path = Path.Combine(root, file);
            return new FileInfo(path) is { Exists: true, Length: <= LargestFile } ? [.. File.ReadAllLines(path)] : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
