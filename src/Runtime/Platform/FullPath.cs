using System;
using System.IO;

namespace Durability.Platform;

/// <summary>Turns what a caller gave into a full path, or says what is wrong with it.</summary>
internal static class FullPath
{
    /// <summary>A file's full path.</summary>
    internal static string OfFile(string path, string parameter)
    {
        string full = Of(path, parameter);
        if (Path.GetFileName(full).Length == 0)
            throw new ArgumentException($"'{path}' names a directory, not a file.", parameter);
        return full;
    }

    /// <summary>A directory's full path, without a separator at its end unless it is a root.</summary>
    internal static string OfDirectory(string path, string parameter)
    {
        string full = Of(path, parameter);
        string root = Path.GetPathRoot(full) ?? "";
        return full.Length > root.Length
            ? full.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
            : full;
    }

    private static string Of(string path, string parameter)
    {
        if (path is null)
            throw new ArgumentNullException(parameter);
        if (path.Length == 0)
            throw new ArgumentException("The path is empty.", parameter);
        if (path.IndexOf('\0') >= 0)
            throw new ArgumentException("The path holds a null character.", parameter);
        return Path.GetFullPath(path);
    }
}
