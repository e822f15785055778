using System;
using System.IO;
using System.Linq;

namespace Durability.Tests;

/// <summary>A directory of a test's own.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    // In memory where that can be had: thousands of syncs are made here, and none of these tests cuts the power.
    private const string MemoryFileSystem = "/dev/shm";

    internal TemporaryDirectory()
    {
        string parent = Directory.Exists(MemoryFileSystem) ? MemoryFileSystem : System.IO.Path.GetTempPath();
        string name = "durability-tests-" + Guid.NewGuid().ToString("N");
        Path = Directory.CreateDirectory(System.IO.Path.Combine(parent, name)).FullName;
    }

    internal string Path { get; }

    /// <summary>The names in it, sorted.</summary>
    internal string[] Names => Directory.EnumerateFileSystemEntries(Path)
        .Select(path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal).ToArray();

    public void Dispose() => Directory.Delete(Path, recursive: true);

    internal string this[string name] => System.IO.Path.Combine(Path, name);

    internal string Write(string name, string content)
    {
        File.WriteAllText(this[name], content);
        return this[name];
    }
}
