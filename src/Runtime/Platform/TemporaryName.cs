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
}
