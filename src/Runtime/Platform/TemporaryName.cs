using System;
using System.IO;

namespace Durability.Platform;

/// <summary>
/// Names of temporary files: in the target's own directory, since a rename is atomic within a volume only, and of one
/// length, so that a target whose name is as long as the file system allows can still be replaced.
/// </summary>
internal static class TemporaryName
{
    internal const string Prefix = ".durable-";
    internal const string Suffix = ".tmp";

    internal static string Beside(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, Prefix + Guid.NewGuid().ToString("N") + Suffix);

    /// <summary>An error that a temporary file met, told with the name that the caller knows; of the same type.</summary>
    internal static Exception Explain(Exception error, string path)
    {
        string message = $"The new content of '{path}' could not be written beside it: {error.Message}";
        return error switch
        {
            DurabilityLostException lost => new DurabilityLostException(message, lost.InnerException ?? lost),
            UnauthorizedAccessException => new UnauthorizedAccessException(message, error),
            DirectoryNotFoundException => new DirectoryNotFoundException(message, error),
            FileNotFoundException missing => new FileNotFoundException(message, missing.FileName, error),
            PathTooLongException => new PathTooLongException(message, error),
            IOException => new IOException(message, error.HResult),
            _ => error,
        };
    }
}
