using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Durability.Platform;
using Xunit;

namespace Durability.Tests;

public sealed class WriteAheadLogTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose()
    {
        Storage.Substitute(null);
        _directory.Dispose();
    }

    [Fact]
    public void CommittedRecordsAreReadBackInOrder()
    {
        using (WriteAheadLog log = Open())
        {
            Assert.Equal(0, log.LastSequence);
            Assert.Equal(1, log.Append("one"u8));
            Assert.Equal(2, log.Append(""u8));
            Assert.Equal(0, log.DurableSequence);
            log.Commit();
            Assert.Equal(2, log.DurableSequence);
            Assert.Equal(["1:one", "2:"], Texts(log));
        }

        using (WriteAheadLog log = Open())
        {
            Assert.Equal(["1:one", "2:"], Texts(log));
            log.Append("three"u8);
            log.Commit();
            Assert.Equal(["2:", "3:three"], Texts(log, from: 2));
        }
    }

    [Fact]
    public void UncommittedRecordsAreNotRead()
    {
        using (WriteAheadLog log = Open())
        {
            log.Append("lost"u8);
            Assert.Empty(log.Read());
        }

        using WriteAheadLog again = Open();
        Assert.Equal(0, again.LastSequence);
    }

    [Fact]
    public void SteadyStateIsOneWriteAndOneDataSync()
    {
        using var storage = new RecordingStorage();
        using WriteAheadLog log = Open();
        storage.Calls.Clear();

        log.Append("one"u8);
        log.Append("two"u8);
        log.Commit();
        log.Commit();

        Assert.Equal(["Write 00000000000000000001.wal", "DataSync 00000000000000000001.wal"], storage.Trace());
    }

    [Fact]
    public void SegmentIsWholeBeforeItHasItsName()
    {
        using var storage = new RecordingStorage();
        using WriteAheadLog log = Open();

        Assert.Equal(
            [
                "CreateDirectory log", "DirectorySync .", "Create lock", "Create TMP", "Write TMP", "Sync TMP", "Close TMP",
                "Rename TMP 00000000000000000001.wal", "DirectorySync log", "Open 00000000000000000001.wal",
            ],
            storage.Trace());
    }

    [Fact]
    public void SteadyStateAllocatesNothing()
    {
        using WriteAheadLog log = Open(new WriteAheadLogOptions());
        byte[] record = new byte[128];
        for (int i = 0; i < 50; i++)
            log.Commit(log.Append(record));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
            log.Commit(log.Append(record));

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public async Task ConcurrentSteadyStateAllocatesNothing()
    {
        using WriteAheadLog log = Open(new WriteAheadLogOptions());
        byte[] record = new byte[128];

        long[] allocated = await Allocation.OfThreads(8, () => log.Commit(log.Append(record)));

        Assert.All(allocated, bytes => Assert.Equal(0, bytes));
        Assert.Equal(8 * 2 * Allocation.Calls, log.DurableSequence);
    }

    [Fact]
    public async Task DisposalDuringCommitsLeavesNobodyWaiting()
    {
        for (int round = 0; round < 20; round++)
        {
            long acknowledged = 0;
            WriteAheadLog log = Open();
            long before = log.LastSequence;
            Task[] committers = Enumerable.Range(0, 8).Select(i => Task.Factory.StartNew(
                () =>
                {
                    while (true)
                    {
                        long sequence = log.Append("record"u8);
                        if (i % 2 == 0)
                            log.Commit(sequence);
                        else
                            log.CommitAsync(sequence).GetAwaiter().GetResult();
                        Interlocked.Increment(ref acknowledged);
                    }
                },
                TaskCreationOptions.LongRunning)).ToArray();
            while (log.DurableSequence < before + 20)
                Thread.Yield();
            log.Dispose();

            foreach (Task committer in committers)
                await Assert.ThrowsAsync<ObjectDisposedException>(() => committer.WaitAsync(TimeSpan.FromSeconds(30)));
            using WriteAheadLog again = Open();
            Assert.True(again.LastSequence >= before + acknowledged);
        }
    }

    [Fact]
    public void RecordsOfAnySizeSurvive()
    {
        int[] sizes = [0, 1, 7, 8, 9, 4095, 4096, 70_000, 1_000_000, 64 * 1024 * 1024];
        using (WriteAheadLog log = Open())
        {
            foreach (int size in sizes)
                log.Append(Pattern(size));
            log.Commit();
        }

        using WriteAheadLog again = Open();
        foreach ((LogRecord record, int size) in again.Read().Zip(sizes))
            Assert.True(record.Data.Span.SequenceEqual(Pattern(size)));
        Assert.Equal(sizes.Length, again.LastSequence);
        Assert.Throws<ArgumentOutOfRangeException>(() => again.Append(new byte[WriteAheadLog.LargestRecord + 1]));
    }

    [Fact]
    public void SegmentsRotateAndGoAfterTheCheckpointOnly()
    {
        using (WriteAheadLog log = Open())
        {
            Fill(log, 3000);
            int segments = Segments().Length;
            Assert.True(segments > 4);
            Assert.Equal(3000, log.Read().Count());

            log.Checkpoint(1500);
            Assert.Equal(1500, log.CheckpointSequence);
            Assert.InRange(Segments().Length, 2, segments - 1);
            Assert.Equal(1501, log.Read().First().Sequence);
            log.Checkpoint(100); // no way back
            Assert.Equal(1500, log.CheckpointSequence);
            Assert.Throws<ArgumentOutOfRangeException>(() => log.Checkpoint(3001));
        }

        using WriteAheadLog again = Open();
        Assert.Equal(1501, again.Read().First().Sequence);
        Assert.Equal(3000, again.LastSequence);
        again.Checkpoint(3000);
        Assert.Empty(again.Read());
        Assert.Single(Segments());
        Assert.Equal(3001, again.Append("next"u8));
        again.Commit();
        Assert.Equal(["3001:next"], Texts(again));
    }

    [Fact]
    public void CheckpointIsDurableBeforeASegmentGoes()
    {
        using WriteAheadLog log = Open(storage: new RecordingStorage(), out RecordingStorage storage);
        Fill(log, 1500);
        storage.Calls.Clear();

        log.Checkpoint(1200);

        string[] trace = storage.Trace();
        int renamed = Array.IndexOf(trace, "Rename TMP checkpoint");
        Assert.Equal("DirectorySync log", trace[renamed + 1]);
        Assert.True(Array.FindIndex(trace, call => call.StartsWith("Delete", StringComparison.Ordinal)) > renamed + 1);
        Storage.Substitute(null);
    }

    [Fact]
    public async Task ConcurrentCommittersShareSyncsAndLoseNothing()
    {
        using var storage = new RecordingStorage
        {
            Fail = (_, call) =>
            {
                if (call.Kind == CallKind.DataSync)
                    Thread.Sleep(1); // as slow as a device: here nothing else would be
                return null;
            },
        };
        using (WriteAheadLog log = Open())
        {
            await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Factory.StartNew(
                () =>
                {
                    for (int n = 0; n < 40; n++)
                    {
                        long sequence = log.Append(Encoding.UTF8.GetBytes($"{i}/{n}"));
                        if (n % 2 == 0)
                            log.Commit(sequence);
                        else
                            log.CommitAsync(sequence).GetAwaiter().GetResult();
                        Assert.True(log.DurableSequence >= sequence);
                    }
                },
                TaskCreationOptions.LongRunning)));
        }

        int syncs = storage.Calls.Count(call => call.Kind == CallKind.DataSync);
        Assert.InRange(syncs, 40, 500); // 640 commits
        using WriteAheadLog again = Open();
        Assert.Equal(640, again.Read().Select(r => Encoding.UTF8.GetString(r.Data.Span)).Distinct().Count());
    }

    [Fact]
    public void SecondOpenerIsRefused()
    {
        using WriteAheadLog log = Open();

        Assert.Contains("open already", Assert.Throws<IOException>(() => Open()).Message);
    }

    [Theory]
    [InlineData(CallKind.Write)]
    [InlineData(CallKind.DataSync)]
    public void FailureIsFinal(CallKind failing)
    {
        using (var storage = new RecordingStorage())
        {
            using WriteAheadLog log = Open();
            log.Commit(log.Append("kept"u8));
            storage.Fail = (_, call) => call.Kind == failing ? new IOException("injected", Errno.ENOSPC) : null;
            log.Append("lost"u8);

            Assert.Equal(Errno.ENOSPC, Assert.Throws<DurabilityLostException>(log.Commit).HResult);
            storage.Fail = null;
            Assert.Throws<DurabilityLostException>(log.Commit);
            Assert.Throws<DurabilityLostException>(() => log.Append("more"u8));
            Assert.Throws<DurabilityLostException>(() => log.Commit(1));
            Assert.Throws<DurabilityLostException>(() => log.Checkpoint(1));
            Assert.Equal(1, log.DurableSequence);
        }

        using WriteAheadLog again = Open();
        Assert.Equal("1:kept", Texts(again)[0]); // the other one may be there or not
    }

    [Fact]
    public void RecoveredRecordsAreWrittenAndSyncedAgain()
    {
        // After a failed fsync the page cache shows what the device does not have, and calls it clean.
        using (WriteAheadLog log = Open())
            log.Commit(log.Append("one"u8));
        using var storage = new RecordingStorage();

        using WriteAheadLog again = Open();

        string[] trace = storage.Trace();
        int written = Array.IndexOf(trace, "Write 00000000000000000001.wal");
        Assert.True(written >= 0);
        Assert.Equal("Sync 00000000000000000001.wal", trace[written + 1]);
    }

    [Fact]
    public void DisposedLogRefusesEverything()
    {
        WriteAheadLog log = Open();
        long sequence = log.Append("x"u8);
        log.Dispose();
        log.Dispose();

        Assert.Throws<ObjectDisposedException>(() => log.Append("x"u8));
        Assert.Throws<ObjectDisposedException>(() => log.Commit(sequence));
        Assert.Throws<ObjectDisposedException>(() => log.Checkpoint(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => log.Commit(sequence + 1));
    }

    [Fact]
    public void BadOptionsAndPathsAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WriteAheadLogOptions { SegmentSize = 100 });
        Assert.Throws<ArgumentException>(() => WriteAheadLog.Open(""));
        Assert.ThrowsAny<IOException>(() => WriteAheadLog.Open(_directory.Write("file", "x")));
    }

    private static byte[] Pattern(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }

    private static void Fill(WriteAheadLog log, int records)
    {
        byte[] record = new byte[150];
        for (int i = 1; i <= records; i++)
        {
            log.Append(record);
            if (i % 100 == 0)
                log.Commit();
        }
    }

    private static List<string> Texts(WriteAheadLog log, long from = 0) =>
        log.Read(from).Select(record => $"{record.Sequence}:{Encoding.UTF8.GetString(record.Data.Span)}").ToList();

    private string[] Segments() => Directory.GetFiles(_directory["log"], "*.wal");

    private WriteAheadLog Open(WriteAheadLogOptions? options = null) =>
        WriteAheadLog.Open(_directory["log"], options ?? new WriteAheadLogOptions { SegmentSize = WriteAheadLogOptions.SmallestSegmentSize });

    private WriteAheadLog Open(RecordingStorage storage, out RecordingStorage used)
    {
        used = storage;
        return Open();
    }
}
