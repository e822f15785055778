using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace Durability.Benchmarks;

/// <summary>
/// Threads that commit records of 128 bytes with real syncs. All candidates are open all the time and take turns in short slices,
/// so that a device or a machine that is slow for a while is slow for all of them.
/// </summary>
internal sealed class CommitBenchmark(string directory, int rounds, TimeSpan slice)
{
    private static readonly TimeSpan s_warmUp = TimeSpan.FromMilliseconds(150);

    /// <summary>Runs all candidates with so many threads, and prints the table.</summary>
    internal void Run(int threads)
    {
        string own = Directory.CreateDirectory(Path.Combine(directory, $"commit-{threads}")).FullName;
        Committer[] candidates =
        [
            new LogCommitter(own), new FileStreamCommitter(own, preallocated: false),
            new FileStreamCommitter(own, preallocated: true), new BatchCommitter(own, threads),
            new NativeCommitter(own, preallocated: true), new NativeCommitter(own, preallocated: false),
        ];
        Dictionary<Committer, Series> rates = candidates.ToDictionary(candidate => candidate, _ => new Series());
        Dictionary<Committer, Series> allocations = candidates.ToDictionary(candidate => candidate, _ => new Series());
        foreach (Committer candidate in candidates)
            Measure(candidate, threads, s_warmUp);
        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < candidates.Length; turn++)
            {
                // Another one first in each round: nobody always runs after the same neighbour.
                Committer candidate = candidates[(turn + round) % candidates.Length];
                (double rate, double allocated) = Measure(candidate, threads, slice);
                rates[candidate].Add(rate);
                allocations[candidate].Add(allocated);
                candidate.Trim();
            }
        }

        Print(threads, candidates, rates, allocations);
        Array.ForEach(candidates, candidate => candidate.Dispose());
        Directory.Delete(own, recursive: true);
    }

    /// <summary>Records in a second, and bytes allocated for each.</summary>
    private static (double Rate, double Allocated) Measure(Committer candidate, int threads, TimeSpan length)
    {
        using var start = new Barrier(threads + 1);
        long[] counts = new long[threads];
        bool stop = false;
        // One thread has a whole batch in hand where the candidate says so: the others would only wait for its lock.
        int active = candidate.RecordsInCall > 1 ? 1 : threads;
        Thread[] workers = Enumerable.Range(0, threads).Select(i => new Thread(() =>
        {
            Span<byte> record = stackalloc byte[Committer.RecordSize];
            record.Fill((byte)(i + 1));
            start.SignalAndWait();
            long count = 0;
            while (i < active && !Volatile.Read(ref stop))
            {
                candidate.Commit(record);
                count += candidate.RecordsInCall;
            }

            counts[i] = count;
        })).ToArray();
        Array.ForEach(workers, worker => worker.Start());
        start.SignalAndWait();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long begin = Stopwatch.GetTimestamp();
        Thread.Sleep(length);
        Volatile.Write(ref stop, true);
        Array.ForEach(workers, worker => worker.Join());
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        long records = counts.Sum();
        return (records / seconds, (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / records);
    }

    private static void Print(
        int threads, Committer[] candidates, Dictionary<Committer, Series> rates, Dictionary<Committer, Series> allocations)
    {
        var culture = CultureInfo.InvariantCulture;
        Console.WriteLine(threads == 1 ? "1 committer:" : string.Create(culture, $"{threads} committers:"));
        Console.WriteLine();
        Console.WriteLine("| | records/s | quartiles | µs a record | WriteAheadLog by this | bytes allocated a record |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (Committer candidate in candidates)
        {
            Series rate = rates[candidate];
            Console.WriteLine(string.Create(
                culture,
                $"| {candidate.Name} | {rate.Median:N0} | {rate.LowerQuartile:N0} - {rate.UpperQuartile:N0} | {1e6 / rate.Median:N1} "
                + $"| {rates[candidates[0]].DividedBy(rate).Median:N2} | {allocations[candidate].Median:N1} |"));
        }

        Console.WriteLine();
    }
}
