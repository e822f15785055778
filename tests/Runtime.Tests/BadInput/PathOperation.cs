using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Durability.Tests;

/// <summary>A public operation that takes a path, run on a path that may be bad.</summary>
/// <param name="Name">What it is in tests.</param>
/// <param name="Parameter">The path's parameter, as an exception names it.</param>
/// <param name="Run">Runs it on the path; the second argument gives a good file for what else it needs.</param>
internal sealed record PathOperation(string Name, string Parameter, Action<string, Func<string>> Run)
{
    private static readonly byte[] s_bytes = new byte[100_000];
    private static readonly string s_text = new('n', 100_000);
    private static readonly string[] s_lines = [s_text];

    /// <summary>Those that want a file.</summary>
    internal static IReadOnlyList<PathOperation> OnFiles { get; } =
    [
        new("WriteAllText", "path", (path, _) => DurableFile.WriteAllText(path, s_text)),
        new("WriteAllTextAsync", "path", (path, _) => DurableFile.WriteAllTextAsync(path, s_text).GetAwaiter().GetResult()),
        new("WriteAllBytes", "path", (path, _) => DurableFile.WriteAllBytes(path, s_bytes)),
        new("WriteAllBytesSpan", "path", (path, _) => DurableFile.WriteAllBytes(path, s_bytes.AsSpan())),
        new("WriteAllBytesAsync", "path", (path, _) => DurableFile.WriteAllBytesAsync(path, s_bytes).GetAwaiter().GetResult()),
        new("WriteAllLines", "path", (path, _) => DurableFile.WriteAllLines(path, s_lines)),
        new("WriteAllLinesAsync", "path", (path, _) => DurableFile.WriteAllLinesAsync(path, s_lines).GetAwaiter().GetResult()),
        new("AppendAllText", "path", (path, _) => DurableFile.AppendAllText(path, s_text)),
        new("AppendAllTextAsync", "path", (path, _) => DurableFile.AppendAllTextAsync(path, s_text).GetAwaiter().GetResult()),
        new("AppendAllBytes", "path", (path, _) => DurableFile.AppendAllBytes(path, s_bytes)),
        new("AppendAllBytesAsync", "path", (path, _) => DurableFile.AppendAllBytesAsync(path, s_bytes).GetAwaiter().GetResult()),
        new("AppendAllLines", "path", (path, _) => DurableFile.AppendAllLines(path, s_lines)),
        new("AppendAllLinesAsync", "path", (path, _) => DurableFile.AppendAllLinesAsync(path, s_lines).GetAwaiter().GetResult()),
        new("CreateReplacement", "path", (path, _) => Replace(path)),
        new("Create", "path", (path, _) => DurableFile.Create(path).Dispose()),
        new("Delete", "path", (path, _) => DurableFile.Delete(path)),
        new("MoveFrom", "sourceFileName", (path, other) => DurableFile.Move(path, other() + ".moved")),
        new("MoveTo", "destFileName", (path, other) => DurableFile.Move(other(), path, overwrite: true)),
        new("ReplaceFrom", "sourceFileName", (path, other) => DurableFile.Replace(path, other(), null)),
        new("ReplaceTo", "destinationFileName", (path, other) => DurableFile.Replace(other(), path, null)),
        new("ReplaceBackup", "destinationBackupFileName", (path, other) => DurableFile.Replace(other(), other(), path)),
        new("CopyFrom", "sourceFileName", (path, other) => DurableFile.Copy(path, other() + ".copy")),
        new("CopyTo", "destFileName", (path, other) => DurableFile.Copy(other(), path, overwrite: true)),
        new("BatchWriteAllText", "path", (path, _) => Commit(batch => batch.WriteAllText(path, s_text))),
        new("BatchCreateReplacement", "path", (path, _) => Commit(batch => batch.CreateReplacement(path).Write(s_bytes))),
        new("BatchMoveFrom", "sourceFileName", (path, other) => Commit(batch => batch.Move(path, other() + ".moved"))),
        new("BatchMoveTo", "destFileName", (path, other) => Commit(batch => batch.Move(other(), path))),
        new("BatchDelete", "path", (path, _) => Commit(batch => batch.Delete(path))),
        new("BatchAddFile", "path", (path, _) => Commit(batch => batch.AddFile(path))),
    ];

    /// <summary>Those that want a directory.</summary>
    internal static IReadOnlyList<PathOperation> OnDirectories { get; } =
    [
        new("DirectoryCreate", "path", (path, _) => DurableDirectory.Create(path)),
        new("DirectoryDelete", "path", (path, _) => DurableDirectory.Delete(path)),
        new("DirectoryDeleteRecursive", "path", (path, _) => DurableDirectory.Delete(path, recursive: true)),
        new("DirectorySync", "path", (path, _) => DurableDirectory.Sync(path)),
        new("DirectorySyncParent", "path", (path, _) => DurableDirectory.SyncParent(path)),
        new("BatchAddDirectory", "path", (path, _) => Commit(batch => batch.AddDirectory(path))),
        new("LogOpen", "directory", (path, _) => WriteAheadLog.Open(path).Dispose()),
    ];

    internal static PathOperation Named(string name) => OnFiles.Concat(OnDirectories).Single(operation => operation.Name == name);

    private static void Replace(string path)
    {
        using ReplacementFile replacement = DurableFile.CreateReplacement(path);
        replacement.Stream.Write(s_bytes);
        replacement.Commit();
    }

    private static void Commit(Action<SyncBatch> fill)
    {
        using var batch = new SyncBatch();
        fill(batch);
        batch.Commit();
    }
}
