using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Durability.Platform;

/// <summary>Turns what a caller gave into a full path, or says what is wrong with it.</summary>
internal static class FullPath
{
    private static readonly bool s_unix = !RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

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

    // Its encoding would be a replacement character, and two different paths one file.
    private static bool HasLoneSurrogate(string path)
    {
        for (int i = 0; i < path.Length; i++)
        {
            if (!char.IsSurrogate(path[i]))
                continue;
            if (!char.IsSurrogatePair(path, i))
                return true;
            i++;
        }

        return false;
    }

    private static string Of(string path, string parameter)
    {
        if (path is null)
            throw new ArgumentNullException(parameter);
        if (path.Length == 0)
            throw new ArgumentException("The path is empty.", parameter);
        if (path.IndexOf('\0') >= 0)
            throw new ArgumentException("The path holds a null character.", parameter);
        if (s_unix && HasLoneSurrogate(path))
            throw new ArgumentException($"'{path}' holds half of a surrogate pair, which no file name in UTF-8 can.", parameter);
        return Path.GetFullPath(path);
    }
}
