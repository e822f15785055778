using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.Win32.SafeHandles;

namespace Durability.PowerCut.Workloads;

/// <summary>Several threads that write and commit at once.</summary>
public abstract class ConcurrentWorkload(string name) : Workload(name)
{
    /// <summary>How many threads write.</summary>
    protected const int Writers = 6;

    /// <summary>Runs one action on each writer's thread; the first exception ends the process.</summary>
    protected static void RunWriters(Action<int> writer)
    {
        List<Thread> threads = Enumerable.Range(0, Writers).Select(i => new Thread(() => writer(i))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }

    /// <summary>A record that says what it is.</summary>
    protected static string RecordOf(long number)
    {
        int length = (int)(number * 7919 % 500);
        return $"{number}:{new string((char)('a' + (number % 26)), length)}";
    }
}

/// <summary><see cref="GroupCommit"/>: each thread writes a slot of its own in one file, then commits.</summary>
public sealed class GroupCommitWorkload() : ConcurrentWorkload("GroupCommit")
{
    private const int SlotSize = 600;

    /// <inheritdoc/>
    public override void Run(string directory, bool durable)
    {
        using SafeFileHandle file = File.OpenHandle(
            Path.Combine(directory, "slots"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
        if (durable)
        {
            file.FlushToDisk();
            DurableDirectory.Sync(directory);
        }

        var commits = new GroupCommit(file);
        int next = -1;
        RunWriters(_ =>
        {
            while (true)
            {
                int slot = Interlocked.Increment(ref next);
                RandomAccess.Write(file, Encoding.UTF8.GetBytes(RecordOf(slot).PadRight(SlotSize)), (long)slot * SlotSize);
                if (durable)
                    commits.Commit();
                Acknowledge($"slot {slot}");
                Pause(durable);
            }
        });
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Check(string directory, IReadOnlyList<string> acknowledged, bool durable)
    {
        string path = Path.Combine(directory, "slots");
        byte[] bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        foreach (string line in acknowledged)
        {
            int slot = int.Parse(line.Split(' ')[1]);
            if (bytes.Length < (slot + 1) * SlotSize)
                yield return $"slot {slot} was acknowledged, the file ends before it";
            else if (Encoding.UTF8.GetString(bytes, slot * SlotSize, SlotSize) != RecordOf(slot).PadRight(SlotSize))
                yield return $"slot {slot} was acknowledged, it holds something else";
        }
    }
}

/// <summary>
/// <see cref="WriteAheadLog"/>: threads append and commit, segments of the smallest size rotate, and a checkpoint deletes the
/// oldest from time to time.
/// </summary>
public sealed class WriteAheadLogWorkload() : ConcurrentWorkload("WriteAheadLog")
{
    private const int KeptRecords = 400;

    /// <inheritdoc/>
    public override void Run(string directory, bool durable)
    {
        if (durable)
            RunDurably(directory);
        else
            RunPlainly(directory);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Check(string directory, IReadOnlyList<string> acknowledged, bool durable)
    {
        long last = acknowledged.Select(line => long.Parse(line.Split(' ')[1])).DefaultIfEmpty(0).Max();
        return durable ? CheckLog(directory, last) : CheckLines(directory, last);
    }

    private static void RunDurably(string directory)
    {
        using WriteAheadLog log = WriteAheadLog.Open(
            Path.Combine(directory, "log"), new WriteAheadLogOptions { SegmentSize = WriteAheadLogOptions.SmallestSegmentSize });
        var gate = new Lock();
        RunWriters(writer =>
        {
            while (true)
            {
                long sequence;
                lock (gate)
                {
                    // Under a lock, so that a record can say its own number.
                    sequence = log.Append(Encoding.UTF8.GetBytes(RecordOf(log.LastSequence + 1)));
                }

                log.Commit(sequence);
                Acknowledge($"record {sequence}");
                if (writer == 0 && sequence % 50 == 0 && sequence > KeptRecords)
                    log.Checkpoint(sequence - KeptRecords);
            }
        });
    }

    private static void RunPlainly(string directory)
    {
        using var file = new StreamWriter(Path.Combine(directory, "log"));
        for (int number = 1; ; number++)
        {
            file.WriteLine(RecordOf(number));
            file.Flush();
            Acknowledge($"record {number}");
            Pause(durable: false);
        }
    }

    private static IEnumerable<string> CheckLog(string directory, long last)
    {
        var findings = new List<string>();
        try
        {
            using WriteAheadLog log = WriteAheadLog.Open(Path.Combine(directory, "log"));
            if (log.CheckpointSequence > Math.Max(0, log.LastSequence - KeptRecords))
                findings.Add($"the checkpoint is {log.CheckpointSequence}, {log.LastSequence} is the last record");
            long expected = log.CheckpointSequence + 1;
            foreach (LogRecord record in log.Read())
            {
                if (record.Sequence != expected)
                    findings.Add($"record {expected} is missing, {record.Sequence} follows");
                if (Encoding.UTF8.GetString(record.Data.Span) != RecordOf(record.Sequence))
                    findings.Add($"record {record.Sequence} holds something else");
                expected = record.Sequence + 1;
            }

            if (expected - 1 < last)
                findings.Add($"record {last} was acknowledged, the log ends with {expected - 1}");
            CheckThatItGoesOn(log, findings);
        }
        catch (IOException e)
        {
            findings.Add(e.Message);
        }
        catch (InvalidDataException e)
        {
            findings.Add(e.Message);
        }

        return findings;
    }

    private static void CheckThatItGoesOn(WriteAheadLog log, List<string> findings)
    {
        long next = log.Append("after the cut"u8);
        log.Commit();
        if (log.Read(next).Count() != 1)
            findings.Add($"record {next} was appended after the recovery and cannot be read");
    }

    private static IEnumerable<string> CheckLines(string directory, long last)
    {
        string path = Path.Combine(directory, "log");
        string[] lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        for (int number = 1; number <= last; number++)
        {
            if (lines.Length < number || lines[number - 1] != RecordOf(number))
            {
                yield return $"record {last} was acknowledged, the log is good up to {number - 1}";
                yield break;
            }
        }
    }
}
