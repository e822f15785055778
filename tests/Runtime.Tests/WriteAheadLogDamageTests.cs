using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Durability.Tests;

/// <summary>Logs as a power cut, a bad disk or a wrong restore leaves them.</summary>
public sealed class WriteAheadLogDamageTests : IDisposable
{
    private const int Header = 4096;
    private const int Extent = 32; // 24 bytes of header, 8 of data

    private readonly TemporaryDirectory _directory = new();

    private string FirstSegment => _directory["log/00000000000000000001.wal"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void TornTailIsCutAtEveryByteAndTheLogGoesOn()
    {
        // Two batches of two; the second is torn after every number of bytes.
        Write([2, 2]);
        byte[] whole = File.ReadAllBytes(FirstSegment);
        for (int kept = 0; kept < 2 * Extent; kept++)
        {
            byte[] torn = (byte[])whole.Clone();
            Array.Clear(torn, Header + (2 * Extent) + kept, (2 * Extent) - kept);
            File.WriteAllBytes(FirstSegment, torn);

            using (WriteAheadLog log = Open())
            {
                Assert.Equal(kept < Extent ? 2 : 3, log.LastSequence);
                log.Commit(log.Append("next8888"u8));
            }

            Assert.Equal(kept < Extent ? 3 : 4, Records().Count);
            Assert.Equal("next8888", Records()[^1]);
        }
    }

    [Fact]
    public void FileCutShortInItsTailIsCutAndMadeLongAgain()
    {
        Write([1, 1]);
        using (FileStream file = File.OpenWrite(FirstSegment))
            file.SetLength(Header + Extent + 10);

        Assert.Equal(["record01"], Records());
        Assert.Equal(WriteAheadLogOptions.SmallestSegmentSize, new FileInfo(FirstSegment).Length);
    }

    [Fact]
    public void BatchOfWhichOnlyTheEndReachedTheDeviceIsATornTail()
    {
        Write([1, 3]);
        Patch(Header + Extent + 3, 0xFF); // the first record of the second batch

        Assert.Equal(["record01"], Records());

        // What was whole behind it must not show up behind the next record.
        using (WriteAheadLog log = Open())
            log.Commit(log.Append("other002"u8));
        Assert.Equal(["record01", "other002"], Records());
    }

    [Fact]
    public void DamageBeforeALaterBatchIsCorruptionAtEveryByte()
    {
        Write([1, 1, 1]);
        byte[] whole = File.ReadAllBytes(FirstSegment);
        for (int offset = 0; offset < 2 * Extent; offset++)
        {
            byte[] damaged = (byte[])whole.Clone();
            damaged[Header + offset] ^= 0x10;
            File.WriteAllBytes(FirstSegment, damaged);

            InvalidDataException refused = Assert.Throws<InvalidDataException>(() => Open());

            Assert.Contains(FirstSegment, refused.Message);
            Assert.Equal(damaged, File.ReadAllBytes(FirstSegment)); // nothing was changed
        }
    }

    [Fact]
    public void DamageInAnOlderSegmentIsCorruption()
    {
        using (WriteAheadLog log = Open())
        {
            for (int i = 0; i < 1000; i++)
                log.Append(new byte[150]);
            log.Commit();
            log.Append(new byte[60_000]);
            log.Commit();
        }

        Assert.True(Directory.GetFiles(_directory["log"], "*.wal").Length > 1);
        using (FileStream file = File.OpenWrite(FirstSegment))
        {
            file.Position = new FileInfo(FirstSegment).Length - 200;
            file.Write(new byte[200]);
        }

        Assert.Contains("corrupt", Assert.Throws<InvalidDataException>(() => Open()).Message);
    }

    [Fact]
    public void MissingSegmentIsNoticed()
    {
        using (WriteAheadLog log = Open())
        {
            for (int i = 0; i < 4; i++)
                log.Commit(log.Append(new byte[50_000]));
        }

        string[] segments = Directory.GetFiles(_directory["log"], "*.wal").Order().ToArray();
        Assert.Equal(4, segments.Length);
        byte[] second = File.ReadAllBytes(segments[1]);
        File.Delete(segments[1]);
        Assert.Throws<InvalidDataException>(() => Open());
        File.WriteAllBytes(segments[1], second);
        File.Delete(segments[0]);
        Assert.Contains("missing", Assert.Throws<InvalidDataException>(() => Open()).Message);
    }

    [Fact]
    public void ZerosAndOtherFormatsAndCutHeadersAreRefused()
    {
        Write([1]);
        byte[][] wrong =
        [
            new byte[100_000],
            Encoding.UTF8.GetBytes("this is a text file, not a log, but it is named like one".PadRight(10_000)),
            [],
            File.ReadAllBytes(FirstSegment)[..2000],
        ];
        foreach (byte[] content in wrong)
        {
            File.WriteAllBytes(FirstSegment, content);
            Assert.Contains(FirstSegment, Assert.Throws<InvalidDataException>(() => Open()).Message);
            Assert.Equal(content, File.ReadAllBytes(FirstSegment));
        }
    }

    [Fact]
    public void DamagedCheckpointIsRefused()
    {
        Write([5]);
        using (WriteAheadLog log = Open())
            log.Checkpoint(3);
        string path = _directory["log/checkpoint"];
        byte[] whole = File.ReadAllBytes(path);
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] damaged = (byte[])whole.Clone();
            damaged[i] ^= 1;
            File.WriteAllBytes(path, damaged);
            Assert.Contains(path, Assert.Throws<InvalidDataException>(() => Open()).Message);
        }

        File.WriteAllBytes(path, []);
        Assert.Throws<InvalidDataException>(() => Open());
    }

    [Fact]
    public void RecordsUpToTheCheckpointMayNotVanish()
    {
        Write([1, 1]);
        using (WriteAheadLog log = Open())
            log.Checkpoint(2);
        Patch(Header + Extent, 0xFF);

        Assert.Throws<InvalidDataException>(() => Open());
    }

    [Fact]
    public void LeftoversOfACrashAreRemoved()
    {
        Write([1]);
        _directory.Write("log/.durable-0123.tmp", "half a segment");
        using (WriteAheadLog log = Open())
            Assert.Equal(1, log.LastSequence);

        Assert.DoesNotContain(Directory.GetFiles(_directory["log"]), path => path.Contains(".durable-", StringComparison.Ordinal));
    }

    [Fact]
    public void RandomDamageNeverGivesAWrongRecord()
    {
        Write([3, 2, 4, 1, 5]);
        byte[] whole = File.ReadAllBytes(FirstSegment);
        var random = new Random(7);
        for (int round = 0; round < 2000; round++)
        {
            byte[] damaged = (byte[])whole.Clone();
            for (int n = random.Next(1, 4); n > 0; n--)
                damaged[random.Next(Header, Header + (15 * Extent) + 64)] = (byte)random.Next(256);
            File.WriteAllBytes(FirstSegment, damaged);
            List<string> records;
            try
            {
                records = Records();
            }
            catch (InvalidDataException)
            {
                continue;
            }

            Assert.Equal(Enumerable.Range(1, records.Count).Select(Name), records);
        }
    }

    private static string Name(int number) => $"record{number:D2}";

    /// <summary>Writes batches of so many records of 8 bytes each.</summary>
    private void Write(int[] batches)
    {
        using WriteAheadLog log = Open();
        foreach (int count in batches)
        {
            for (int i = 0; i < count; i++)
                log.Append(Encoding.UTF8.GetBytes(Name((int)log.LastSequence + 1)));
            log.Commit();
        }
    }

    private void Patch(int offset, byte value)
    {
        using FileStream file = File.OpenWrite(FirstSegment);
        file.Position = offset;
        file.WriteByte(value);
    }

    private List<string> Records()
    {
        using WriteAheadLog log = Open();
        return log.Read().Select(record => Encoding.UTF8.GetString(record.Data.Span)).ToList();
    }

    private WriteAheadLog Open() => WriteAheadLog.Open(
        _directory["log"], new WriteAheadLogOptions { SegmentSize = WriteAheadLogOptions.SmallestSegmentSize });
}
