using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Durability.Tests;

/// <summary>A log on a disk that runs full or turns read-only.</summary>
public sealed class ScarceLogTests : IDisposable
{
    private static readonly WriteAheadLogOptions s_small = new() { SegmentSize = WriteAheadLogOptions.SmallestSegmentSize };

    private readonly TemporaryDirectory _directory = new();
    private IDisposable? _mount;

    public void Dispose()
    {
        _mount?.Dispose();
        _directory.Dispose();
    }

    [SkippableFact]
    public void FullDiskIsToldAndNothingThatWasAcknowledgedIsLost()
    {
        _mount = ScarceFileSystem.Mount(_directory.Path, "size=512k");
        File.WriteAllBytes(_directory["reserve"], new byte[8192]);
        long acknowledged = 0;
        using (WriteAheadLog log = WriteAheadLog.Open(_directory["log"], s_small))
        {
            DurabilityLostException full = Assert.Throws<DurabilityLostException>(() =>
            {
                for (long sequence = 1; sequence < 1000; sequence++)
                {
                    log.Commit(log.Append(RecordOf(sequence)));
                    acknowledged = sequence;
                }
            });

            Assert.Contains(_directory["log/"], full.Message, StringComparison.Ordinal);
            Assert.Throws<DurabilityLostException>(() => log.Append("more"u8));
        }

        Assert.Empty(Directory.GetFiles(_directory["log"], ".durable-*"));
        using WriteAheadLog again = WriteAheadLog.Open(_directory["log"], s_small);
        Assert.Equal(acknowledged, again.LastSequence);
        Assert.All(again.Read(), record => Assert.True(record.Data.Span.SequenceEqual(RecordOf(record.Sequence))));

        // A checkpoint needs room for one small file; then it frees the space of the segments, and the log goes on.
        File.Delete(_directory["reserve"]);
        again.Checkpoint(acknowledged);
        again.Commit(again.Append(RecordOf(acknowledged + 1)));
        Assert.Equal(acknowledged + 1, Assert.Single(again.Read()).Sequence);
    }

    [SkippableFact]
    public void ReadOnlyFileSystemIsNotTakenForAnotherOpener()
    {
        _mount = ScarceFileSystem.Mount(_directory.Path, "size=1m");
        using (WriteAheadLog log = WriteAheadLog.Open(_directory["log"], s_small))
            log.Commit(log.Append("record"u8));
        Dictionary<string, string> before = Files();
        ScarceFileSystem.MakeReadOnly(_directory.Path);

        IOException refused = Assert.ThrowsAny<IOException>(() => WriteAheadLog.Open(_directory["log"], s_small));

        Assert.Contains(_directory["log"], refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("open already", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    [SkippableFact]
    public void ReadOnlySegmentIsRefusedByName()
    {
        using (WriteAheadLog log = WriteAheadLog.Open(_directory["log"], s_small))
            log.Commit(log.Append("record"u8));
        string segment = Directory.GetFiles(_directory["log"], "*.wal").Single();
        using IDisposable frozen = ScarceFileSystem.MakeImmutable(segment);

        Assert.Contains(
            segment, Assert.Throws<UnauthorizedAccessException>(() => WriteAheadLog.Open(_directory["log"], s_small)).Message, StringComparison.Ordinal);
    }

    private static byte[] RecordOf(long sequence) => Encoding.UTF8.GetBytes($"{sequence}:".PadRight(3000, 'x'));

    private Dictionary<string, string> Files() =>
        Directory.GetFiles(_directory["log"]).ToDictionary(path => path, path => Convert.ToHexString(File.ReadAllBytes(path)));
}
