using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace Durability.Fuzz.Tests;

/// <summary>
/// The analyzer and every fix over the programs of all tests, cut off, gapped, shuffled and pasted into each other: no exception, no hang, no
/// memory kept. By itself a sample, the same each time; <c>DURABILITY_FUZZ_MINUTES</c> asks for a run over all of them and on.
/// </summary>
[Collection(nameof(OneAtATime))]
public sealed class FuzzTests(ITestOutputHelper output)
{
    /// <summary>Which programs are tried: the same seed, the same programs.</summary>
    private static readonly int s_seed = Number("DURABILITY_FUZZ_SEED", 20);

    private static readonly int s_minutes = Number("DURABILITY_FUZZ_MINUTES", 0);

    /// <summary>Programs of the run that gates a build.</summary>
    private const int Sample = 6_000;

    private const long MostKept = 200L << 20;

    [Fact]
    public async Task Broken_programs_are_survived()
    {
        var sources = TestSource.All;
        Assert.True(sources.Count > 900, $"Only {sources.Count} programs were found in the tests.");
        await TryAsync(["class C { void M(FileStream f) => f.Flush(); }"], TimeSpan.FromMinutes(1));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var run = s_minutes > 0
            ? await TryAsync(All(sources).Concat(Random(sources)), TimeSpan.FromMinutes(s_minutes))
            : await TryAsync(Sampled(sources), TimeSpan.FromHours(1));

        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"seed {s_seed}: {run.Programs:N0} programs of {sources.Count:N0} test sources, {run.Diagnostics:N0} diagnostics, {run.Fixes:N0} changes offered, in {run.Time.TotalMinutes:F1} minutes; the slowest took {run.Slowest.TotalSeconds:F1} s, {kept >> 20} MiB kept");
        Assert.True(run.Diagnostics > run.Programs / 20, "The programs are too broken to be of use.");
        Assert.True(kept < MostKept, $"{kept >> 20} MiB are still held after the run.");
    }

    /// <summary>Some prefixes and deletions of every source, and as many random programs.</summary>
    private static IEnumerable<string> Sampled(IReadOnlyList<TestSource> sources)
    {
        var random = new Random(s_seed);
        var each = Sample / 2 / sources.Count / 2;
        foreach (var source in sources)
        {
            foreach (var program in Some(Mutations.Prefixes(source), each, random).Concat(Some(Mutations.Deletions(source), each, random)))
                yield return program;
        }

        foreach (var program in Random(sources).Take(Sample / 2))
            yield return program;
    }

    private static IEnumerable<string> Some(IEnumerable<string> programs, int count, Random random)
    {
        var all = programs.ToList();
        return Enumerable.Range(0, Math.Min(count, all.Count)).Select(_ => all[random.Next(all.Count)]);
    }

    /// <summary>Every prefix and every deletion of every source, the sources in an order that the seed gives.</summary>
    private static IEnumerable<string> All(IReadOnlyList<TestSource> sources)
    {
        var random = new Random(s_seed);
        return sources.OrderBy(_ => random.Next()).SelectMany(static source => Mutations.Prefixes(source).Concat(Mutations.Deletions(source)));
    }

    private static IEnumerable<string> Random(IReadOnlyList<TestSource> sources)
    {
        var random = new Random(s_seed);
        for (var i = 0; ; i++)
        {
            var (one, other) = (sources[random.Next(sources.Count)], sources[random.Next(sources.Count)]);
            yield return (i % 4) switch
            {
                0 => Mutations.Splice(one, other, random),
                1 => Mutations.Shuffle(one, members: random.Next(2) == 0, random),
                2 => Mutations.Paste(one, other, random),
                _ => Mutations.Shuffle(one with { Text = Mutations.Paste(one, other, random) }, members: false, random),
            };
        }
    }

    private static async Task<Run> TryAsync(IEnumerable<string> programs, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var (tried, found, offered, slowest) = (0, 0, 0, 0L);
        var partitions = Partitioner.Create(programs.TakeWhile(_ => watch.Elapsed < time), EnumerablePartitionerOptions.NoBuffering);
        await Parallel.ForEachAsync(partitions.GetDynamicPartitions(), async (program, _) =>
        {
            var start = watch.ElapsedMilliseconds;
            var diagnostics = await Trial.AnalyzeAsync(program);
            var fixes = diagnostics.IsEmpty ? 0 : await Trial.FixAsync(program, diagnostics.Take(2));
            Interlocked.Add(ref offered, fixes);
            Interlocked.Increment(ref tried);
            Interlocked.Add(ref found, diagnostics.Length);
            InterlockedMax(ref slowest, watch.ElapsedMilliseconds - start);
        });
        return new Run(tried, found, offered, watch.Elapsed, TimeSpan.FromMilliseconds(slowest));
    }

    private static void InterlockedMax(ref long most, long value)
    {
        for (var known = Volatile.Read(ref most); value > known; known = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, known);
    }

    private static int Number(string variable, int otherwise)
        => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    private sealed record Run(int Programs, int Diagnostics, int Fixes, TimeSpan Time, TimeSpan Slowest);
}
