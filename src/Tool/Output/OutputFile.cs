using System;
using System.Collections.Generic;
using System.IO;

namespace Durability.Tool.Output;

/// <summary>Files that the user asked for.</summary>
internal static class OutputFile
{
    /// <summary>Says before a long build that a file cannot be written after it.</summary>
    /// <exception cref="BadInputException">The folder of one is missing, or it is a folder itself.</exception>
    public static void Check(IEnumerable<string?> paths)
    {
        foreach (var path in paths)
        {
            if (path is null)
                continue;
            var full = Path.GetFullPath(path);
            if (path.Length == 0 || Directory.Exists(full))
                throw new BadInputException($"{path} is a folder; name a file to write.");
            if (!Directory.Exists(Path.GetDirectoryName(full)))
                throw new BadInputException($"{path} cannot be written: there is no folder {Path.GetDirectoryName(full)}.");
        }
    }

    /// <summary>Writes one.</summary>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        try
        {
            using var stream = File.Create(path);
            write(stream);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} cannot be written: {error.Message}", error);
        }
    }
}
