using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Durability.Platform;
using Xunit;

namespace Durability.Tests;

/// <summary>Makes each call of each operation fail in turn, and looks at what is left.</summary>
public sealed class FaultTests
{
    private static readonly Dictionary<string, Action<TemporaryDirectory>> s_operations = new()
    {
        ["WriteAllText"] = d => DurableFile.WriteAllText(d["file"], "new"),
        ["WriteAllTextNew"] = d => DurableFile.WriteAllText(d["fresh"], "new"),
        ["Append"] = d => DurableFile.AppendAllText(d["file"], "new"),
        ["Move"] = d => DurableFile.Move(d["source"], d["file"], overwrite: true),
        ["MoveAcross"] = d => DurableFile.Move(d["source"], d["other/file"]),
        ["Replace"] = d => DurableFile.Replace(d["source"], d["file"], null),
        ["Copy"] = d => DurableFile.Copy(d["source"], d["file"], overwrite: true),
        ["Delete"] = d => DurableFile.Delete(d["file"]),
        ["Create"] = d => DurableFile.Create(d["fresh"]).Dispose(),
        ["CreateDirectory"] = d => DurableDirectory.Create(d["a/b"]),
        ["Batch"] = RunBatch,
        ["Log"] = RunLog,
    };

    public static TheoryData<string> Operations => new(s_operations.Keys);

    [Theory]
    [MemberData(nameof(Operations))]
    public void NoFailureIsSwallowedAndNothingIsLostOrLeft(string operation)
    {
        int calls = Run(operation, failing: -1, out Exception? none);
        Assert.Null(none);
        Assert.True(calls > 1);

        for (int failing = 0; failing < calls; failing++)
        {
            Run(operation, failing, out Exception? thrown);
            Assert.True(
                thrown is IOException or UnauthorizedAccessException,
                $"call {failing} of {operation} failed, and the operation ended with {thrown?.GetType().Name ?? "success"}");
        }
    }

    private static int Run(string operation, int failing, out Exception? thrown)
    {
        using var directory = new TemporaryDirectory();
        directory.Write("file", "old");
        directory.Write("source", "new");
        Directory.CreateDirectory(directory["other"]);
        using var storage = new RecordingStorage();
        string failed = "none";
        storage.Fail = (place, call) =>
        {
            if (place != failing)
                return null;
            failed = call.ToString();
            return call.Kind is CallKind.Sync or CallKind.DataSync or CallKind.DirectorySync or CallKind.Close
                ? new DurabilityLostException("injected", new IOException("injected", Errno.EIO))
                : new IOException("injected", Errno.EIO);
        };
        thrown = Record.Exception(() => s_operations[operation](directory));
        int calls = storage.Calls.Count;
        storage.Fail = null;

        string where = $"{operation} with call {failing} ({failed}) failing";
        string[] names = directory.Names;
        Assert.True(!names.Any(name => name.StartsWith(".durable-", StringComparison.Ordinal)), $"{where} left a temporary file");
        Assert.True(
            operation == "Delete" || names.Contains("file"), $"{where} lost the old file");
        if (names.Contains("file"))
            Assert.Contains(File.ReadAllText(directory["file"]), new[] { "old", "new", "oldnew" });
        Assert.True(
            names.Contains("source") || File.ReadAllText(directory["file"]) == "new" || File.Exists(directory["other/file"])
            || operation == "Batch",
            $"{where} lost the source");
        return calls;
    }

    private static void RunBatch(TemporaryDirectory directory)
    {
        using var batch = new SyncBatch();
        batch.WriteAllText(directory["file"], "new");
        batch.WriteAllText(directory["second"], "new");
        batch.Delete(directory["source"]);
        batch.Commit();
    }

    private static void RunLog(TemporaryDirectory directory)
    {
        using WriteAheadLog log = WriteAheadLog.Open(
            directory["log"], new WriteAheadLogOptions { SegmentSize = WriteAheadLogOptions.SmallestSegmentSize });
        log.Append("record"u8);
        log.Commit();
        log.Checkpoint(1);
    }
}
