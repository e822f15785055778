using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Durability.Tests;

/// <summary>Cuts the power after every call of an operation, in the model, and looks at many of the states that may be left.</summary>
public sealed class CrashStateTests
{
    private const int StatesForEachPrefix = 40;

    private static readonly Dictionary<string, Action<TemporaryDirectory>> s_operations = new()
    {
        ["WriteAllText"] = d => DurableFile.WriteAllText(d["file"], "new"),
        ["WriteAllTextNew"] = d => DurableFile.WriteAllText(d["fresh"], "new"),
        ["ReplacementFile"] = d => RunReplacement(d),
        ["Move"] = d => DurableFile.Move(d["source"], d["file"], overwrite: true),
        ["MoveAcross"] = d => DurableFile.Move(d["other/source"], d["file"], overwrite: true),
        ["MoveNew"] = d => DurableFile.Move(d["source"], d["other/fresh"]),
        ["Replace"] = d => DurableFile.Replace(d["source"], d["file"], null),
        ["Copy"] = d => DurableFile.Copy(d["source"], d["file"], overwrite: true),
        ["Append"] = d => DurableFile.AppendAllText(d["file"], "+new"),
        ["Delete"] = d => DurableFile.Delete(d["file"]),
        ["CreateDirectory"] = d => DurableDirectory.Create(d["a/b/c"]),
        ["Batch"] = RunBatch,
    };

    /// <summary>What must hold when the operation has returned.</summary>
    private static readonly Dictionary<string, Func<string, bool>> s_done = new()
    {
        ["WriteAllText"] = d => Text(d, "file") == "new",
        ["WriteAllTextNew"] = d => Text(d, "fresh") == "new",
        ["ReplacementFile"] = d => Text(d, "file") == "new",
        ["Move"] = d => Text(d, "file") == "new" && Text(d, "source") is null,
        ["MoveAcross"] = d => Text(d, "file") == "new" && Text(d, "other/source") is null,
        ["MoveNew"] = d => Text(d, "other/fresh") == "new" && Text(d, "source") is null,
        ["Replace"] = d => Text(d, "file") == "new",
        ["Copy"] = d => Text(d, "file") == "new" && Text(d, "source") == "new",
        ["Append"] = d => Text(d, "file") == "old+new",
        ["Delete"] = d => Text(d, "file") is null,
        ["CreateDirectory"] = d => Directory.Exists(Path.Combine(d, "a/b/c")),
        ["Batch"] = d => Text(d, "file") == "new" && Text(d, "fresh") == "new" && Text(d, "moved") == "new" && Text(d, "source") is null,
    };

    public static TheoryData<string> Operations => new(s_operations.Keys);

    [Theory]
    [MemberData(nameof(Operations))]
    public void OldOrNewBeforeTheReturnAndNewAfterIt(string operation)
    {
        using TemporaryDirectory directory = Prepared();
        var model = new CrashModel(directory.Path);
        IReadOnlyList<StorageCall> calls = Traced(() => s_operations[operation](directory));

        bool seenUndone = false;
        for (int prefix = 0; prefix <= calls.Count; prefix++)
        {
            if (prefix > 0)
                model.Apply(calls[prefix - 1]);
            for (int seed = 0; seed < StatesForEachPrefix; seed++)
            {
                using var left = new TemporaryDirectory();
                model.Materialize(left.Path, new Random((prefix * 1000) + seed));
                string where = $"{operation}, cut after {prefix} of {calls.Count} calls, state {seed}";
                Assert.True(IsSound(operation, left.Path), $"{where}: {Describe(left.Path)}");
                bool done = s_done[operation](left.Path);
                Assert.True(done || prefix < calls.Count, $"{where}: it was acknowledged: {Describe(left.Path)}");
                seenUndone |= !done;
            }
        }

        Assert.True(seenUndone);
    }

    /// <summary>The model must show what is wrong with the ways that programs really write; else it proves nothing above.</summary>
    [Theory]
    [InlineData(CallKind.Sync)]
    [InlineData(CallKind.DirectorySync)]
    public void LeavingAStepOutShows(CallKind leftOut)
    {
        using TemporaryDirectory directory = Prepared();
        var model = new CrashModel(directory.Path);
        foreach (StorageCall call in Traced(() => DurableFile.WriteAllText(directory["file"], "new")))
        {
            if (call.Kind != leftOut)
                model.Apply(call);
        }

        int wrong = 0;
        for (int seed = 0; seed < StatesForEachPrefix; seed++)
        {
            using var left = new TemporaryDirectory();
            model.Materialize(left.Path, new Random(seed));
            wrong += Text(left.Path, "file") == "new" ? 0 : 1;
        }

        Assert.InRange(wrong, 1, StatesForEachPrefix - 1);
    }

    [Fact]
    public void LogKeepsWhatWasCommittedInAnySequence()
    {
        Gen<int[]> commands = Gen.Choose(0, 9).ArrayOf().Where(c => c.Length is > 0 and < 40);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(40),
            Prop.ForAll(commands.ToArbitrary(), (Action<int[]>)CheckLog));
    }

    private static void CheckLog(int[] commands)
    {
        using var directory = new TemporaryDirectory();
        var model = new CrashModel(directory.Path);
        var acknowledged = new List<(int Calls, long Sequence)> { (0, 0) };
        IReadOnlyList<StorageCall> calls = Traced(storage => RunLog(directory["log"], commands, storage, acknowledged));

        var random = new Random(commands.Length);
        long promised = 0;
        for (int prefix = 0; prefix <= calls.Count; prefix++)
        {
            if (prefix > 0)
                model.Apply(calls[prefix - 1]);
            promised = acknowledged.Where(a => a.Calls <= prefix).Max(a => a.Sequence);
            if (prefix < calls.Count && random.Next(3) != 0)
                continue;
            for (int state = 0; state < 3; state++)
            {
                using var left = new TemporaryDirectory();
                model.Materialize(left.Path, random);
                CheckRecovered(left["log"], promised);
            }
        }
    }

    private static void RunLog(string path, int[] commands, RecordingStorage storage, List<(int Calls, long Sequence)> acknowledged)
    {
        var options = new WriteAheadLogOptions { SegmentSize = WriteAheadLogOptions.SmallestSegmentSize };
        WriteAheadLog log = WriteAheadLog.Open(path, options);
        foreach (int command in commands)
        {
            switch (command)
            {
                case 0:
                    log.Checkpoint(log.DurableSequence / 2);
                    break;
                case 1:
                    log.Dispose();
                    log = WriteAheadLog.Open(path, options);
                    break;
                case 2 or 3 or 4:
                    log.Commit();
                    acknowledged.Add((storage.Calls.Count, log.LastSequence));
                    break;
                default:
                    log.Append(RecordOf(log.LastSequence + 1, command));
                    break;
            }
        }

        log.Dispose();
    }

    // 9 makes a record of a third of a segment, so that segments rotate.
    private static byte[] RecordOf(long sequence, int command) =>
        Encoding.UTF8.GetBytes($"{sequence}:".PadRight(command == 9 ? 20_000 : command * 20, 'x'));

    private static void CheckRecovered(string path, long promised)
    {
        if (!Directory.Exists(path))
        {
            Assert.Equal(0, promised);
            return;
        }

        using (WriteAheadLog log = WriteAheadLog.Open(path))
        {
            Assert.True(log.LastSequence >= promised, $"{promised} was acknowledged, {log.LastSequence} is left");
            long expected = log.CheckpointSequence + 1;
            foreach (LogRecord record in log.Read())
            {
                Assert.Equal(expected, record.Sequence);
                Assert.StartsWith($"{expected}:", Encoding.UTF8.GetString(record.Data.Span), StringComparison.Ordinal);
                expected++;
            }

            Assert.Equal(expected - 1, log.LastSequence);
            log.Commit(log.Append("after"u8));
        }

        using WriteAheadLog again = WriteAheadLog.Open(path);
        Assert.Equal("after", Encoding.UTF8.GetString(again.Read().Last().Data.Span));
    }

    private static bool IsSound(string operation, string directory)
    {
        string? file = Text(directory, "file");
        bool fileIsSound = operation switch
        {
            "Delete" => file is null or "old",
            "Append" => file is not null && file.StartsWith("old", StringComparison.Ordinal)
                && file.Length <= 7, // not acknowledged: in part, or zeros
            _ => file is "old" or "new",
        };
        bool sourceIsReachable = new[] { "source", "other/source", "file", "other/fresh", "moved" }.Any(n => Text(directory, n) == "new");
        bool fresh = Text(directory, "fresh") is null or "new";
        return fileIsSound && sourceIsReachable && fresh;
    }

    private static string Describe(string directory) => string.Join(
        ", ",
        Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(path => $"{Path.GetRelativePath(directory, path)}='{File.ReadAllText(path)}'"));

    private static string? Text(string directory, string name)
    {
        string path = Path.Combine(directory, name);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    private static IReadOnlyList<StorageCall> Traced(Action operation) => Traced(_ => operation());

    private static IReadOnlyList<StorageCall> Traced(Action<RecordingStorage> operation)
    {
        using var storage = new RecordingStorage();
        operation(storage);
        return storage.Calls.ToList();
    }

    private static TemporaryDirectory Prepared()
    {
        var directory = new TemporaryDirectory();
        directory.Write("file", "old");
        directory.Write("source", "new");
        Directory.CreateDirectory(directory["other"]);
        directory.Write("other/source", "new");
        return directory;
    }

    private static void RunReplacement(TemporaryDirectory directory)
    {
        using ReplacementFile replacement = DurableFile.CreateReplacement(directory["file"]);
        foreach (byte b in "new"u8)
        {
            replacement.Stream.WriteByte(b);
            replacement.Stream.Flush();
        }

        replacement.Commit();
    }

    private static void RunBatch(TemporaryDirectory directory)
    {
        using var batch = new SyncBatch();
        batch.WriteAllText(directory["file"], "new");
        batch.WriteAllText(directory["fresh"], "new");
        batch.Move(directory["source"], directory["moved"]);
        batch.Commit();
    }
}
