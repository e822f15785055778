using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Durability.Samples;

namespace Durability.PowerCut.Workloads;

/// <summary>
/// <see cref="KeyValueStore"/> of samples/KeyValueStore: each thread puts keys with rising numbers and deletes those that are three
/// behind; one of them makes checkpoints. A key is never used again, so what is there tells how far each thread came.
/// </summary>
public sealed class KeyValueStoreWorkload() : ConcurrentWorkload("KeyValueStore")
{
    private const int Kept = 3;
    private const int PutsBetweenCheckpoints = 25;

    private static readonly WriteAheadLogOptions s_options = new() { SegmentSize = WriteAheadLogOptions.SmallestSegmentSize };

    /// <inheritdoc/>
    public override void Run(string directory, bool durable)
    {
        if (!durable)
        {
            RunPlainly(directory);
            return;
        }

        using KeyValueStore store = KeyValueStore.Open(Path.Combine(directory, "store"), s_options);
        RunWriters(writer => Work(writer, store.Put, store.Delete, store.Checkpoint, durable: true));
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Check(string directory, IReadOnlyList<string> acknowledged, bool durable)
    {
        try
        {
            return durable ? CheckStore(directory, acknowledged) : CheckPairs(ReadPlainly(directory), acknowledged);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return [e.Message];
        }
    }

    private static void Work(int writer, Action<string, string> put, Action<string> delete, Action checkpoint, bool durable)
    {
        for (int number = 1; ; number++)
        {
            put($"{writer}/{number}", ValueOf(writer, number));
            Acknowledge($"put {writer} {number}");
            if (number > Kept)
            {
                delete($"{writer}/{number - Kept}");
                Acknowledge($"delete {writer} {number - Kept}");
            }

            if (writer == 0 && number % PutsBetweenCheckpoints == 0)
                checkpoint();
            Pause(durable);
        }
    }

    private static string ValueOf(int writer, int number) => RecordOf((number * Writers) + writer);

    private static List<string> CheckStore(string directory, IReadOnlyList<string> acknowledged)
    {
        string path = Path.Combine(directory, "store");
        List<string> findings;
        using (KeyValueStore store = KeyValueStore.Open(path, s_options))
        {
            findings = [.. CheckPairs(store.Snapshot(), acknowledged)];
            store.Put("after", "the cut");
            store.Checkpoint();
            store.Put("after", "the checkpoint");
        }

        using KeyValueStore again = KeyValueStore.Open(path, s_options);
        if (again.Get("after") != "the checkpoint")
            findings.Add("what was put after the recovery is not there");
        return findings;
    }

    /// <summary>What must be there of each writer: the last three or four that it has put, and no gap.</summary>
    private static IEnumerable<string> CheckPairs(IReadOnlyDictionary<string, string> pairs, IReadOnlyList<string> acknowledged)
    {
        for (int writer = 0; writer < Writers; writer++)
        {
            long put = LastOf("put", writer, acknowledged);
            long deleted = LastOf("delete", writer, acknowledged);
            List<int> numbers = pairs.Keys.Where(key => key.StartsWith($"{writer}/", StringComparison.Ordinal))
                .Select(key => int.Parse(key.Split('/')[1])).Order().ToList();
            int last = numbers.LastOrDefault();
            if (last < put)
                yield return $"writer {writer}: put of {put} was acknowledged, {last} is the last";
            if (numbers.Count > 0 && numbers[0] <= deleted)
                yield return $"writer {writer}: deletion of {deleted} was acknowledged, {numbers[0]} is there";
            if (numbers.Count > Kept + 1 || numbers.Count < Math.Min(last, Kept) || (numbers.Count > 0 && last - numbers[0] != numbers.Count - 1))
                yield return $"writer {writer}: {string.Join(' ', numbers)} was never the state";
            foreach (int number in numbers.Where(number => pairs[$"{writer}/{number}"] != ValueOf(writer, number)))
                yield return $"writer {writer}: {number} holds something else";
        }
    }

    private static long LastOf(string verb, int writer, IReadOnlyList<string> acknowledged)
    {
        string prefix = $"{verb} {writer} ";
        return acknowledged.Where(line => line.StartsWith(prefix, StringComparison.Ordinal))
            .Select(line => long.Parse(line[prefix.Length..])).DefaultIfEmpty(0).Max();
    }

    /// <summary>The same with System.IO alone: a log that is flushed, and a snapshot by File.WriteAllLines and File.Move.</summary>
    private static void RunPlainly(string directory)
    {
        string snapshot = Path.Combine(directory, "snapshot");
        var pairs = new Dictionary<string, string>();
        var gate = new Lock();
        using var log = new StreamWriter(Path.Combine(directory, "log"));
        RunWriters(writer => Work(writer, Put, Delete, Checkpoint, durable: false));

        void Put(string key, string value)
        {
            lock (gate)
            {
                pairs[key] = value;
                log.WriteLine($"{key}\t{value}");
                log.Flush();
            }
        }

        void Delete(string key)
        {
            lock (gate)
            {
                pairs.Remove(key);
                log.WriteLine(key);
                log.Flush();
            }
        }

        void Checkpoint()
        {
            lock (gate)
            {
                File.WriteAllLines(snapshot + ".tmp", pairs.Select(pair => $"{pair.Key}\t{pair.Value}"));
                File.Move(snapshot + ".tmp", snapshot, overwrite: true);
                log.BaseStream.SetLength(0);
            }
        }
    }

    private static Dictionary<string, string> ReadPlainly(string directory)
    {
        var pairs = new Dictionary<string, string>();
        foreach (string file in (string[])["snapshot", "log"])
        {
            string path = Path.Combine(directory, file);
            foreach (string line in File.Exists(path) ? File.ReadAllLines(path) : [])
            {
                string[] parts = line.Split('\t');
                if (parts.Length == 2)
                    pairs[parts[0]] = parts[1];
                else
                    pairs.Remove(parts[0]);
            }
        }

        return pairs;
    }
}
