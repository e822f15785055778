using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Durability.Benchmarks;

/// <summary>Measures and prints the tables of docs/performance.md: <c>[commit|replace|all] [DIRECTORY] [ROUNDS] [THREADS...]</c>.</summary>
internal static class Program
{
    private const int DefaultRounds = 21;
    private static readonly TimeSpan s_slice = TimeSpan.FromMilliseconds(300);

    private static int Main(string[] arguments)
    {
        if (OperatingSystem.IsWindows())
        {
            Console.Error.WriteLine("The native candidate makes Unix calls.");
            return 1;
        }

        // Not the temporary folder: that is often in memory, where a sync costs nothing and every figure is wrong.
        string what = arguments.Length > 0 ? arguments[0] : "all";
        string parent = Path.GetFullPath(arguments.Length > 1 ? arguments[1] : Environment.CurrentDirectory);
        int rounds = arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : DefaultRounds;
        int[] threadCounts = arguments.Length > 3
            ? [.. arguments.Skip(3).Select(count => int.Parse(count, CultureInfo.InvariantCulture))]
            : [1, 4, 16, 64];
        string directory = Directory.CreateDirectory(Path.Combine(parent, $"benchmark-{Environment.ProcessId}")).FullName;
        try
        {
            Describe(parent, rounds);
            foreach (int threads in what == "replace" ? [] : threadCounts)
                new CommitBenchmark(directory, rounds, s_slice).Run(threads);
            foreach (int length in what == "commit" ? [] : (int[])[1000, 100_000])
                new ReplaceBenchmark(directory, rounds).Run(length);
            Console.WriteLine($"Load average at the end: {LoadAverage()}.");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }

        return 0;
    }

    private static void Describe(string directory, int rounds)
    {
        DriveInfo drive = DriveInfo.GetDrives()
            .Where(candidate => directory.StartsWith(candidate.Name, StringComparison.Ordinal))
            .OrderBy(candidate => candidate.Name.Length).Last();
        Console.WriteLine(
            $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores, "
            + $"{RuntimeInformation.FrameworkDescription}, {drive.DriveFormat}; load average at the start: {LoadAverage()}; {rounds} rounds.");
        if (drive.DriveFormat is "tmpfs" or "ramfs")
            Console.WriteLine("This file system is in memory: its syncs cost nothing, and these figures say nothing.");
        Console.WriteLine();
    }

    private static string LoadAverage() =>
        File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";
}
