using System;

namespace Durability.Tests;

/// <summary>What a call to the operating system does.</summary>
public enum CallKind
{
    Open,
    Create,
    Read,
    Write,
    SetLength,
    SetMode,
    Sync,
    DataSync,
    DirectorySync,
    Close,
    Rename,
    Delete,
    Copy,
    CreateDirectory,
    DeleteDirectory,
    Probe,
}

/// <summary>A call of the library to the operating system.</summary>
internal sealed record StorageCall(CallKind Kind, string Path)
{
    internal string? Target { get; init; }

    internal long Position { get; init; }

    internal byte[] Bytes { get; init; } = [];

    internal bool Truncates { get; init; }

    /// <summary>The system refused it, so it changed nothing.</summary>
    internal bool WasRefused { get; set; }

    public override string ToString() =>
        Target is null ? $"{Kind} {Short(Path)}" : $"{Kind} {Short(Path)} {Short(Target)}";

    private static string Short(string path)
    {
        string name = System.IO.Path.GetFileName(path);
        if (name.StartsWith("durability-tests-", StringComparison.Ordinal))
            return ".";
        return name.StartsWith(".durable-", StringComparison.Ordinal) ? "TMP" : name;
    }
}
