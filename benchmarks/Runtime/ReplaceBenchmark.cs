using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;

namespace Durability.Benchmarks;

/// <summary><see cref="DurableFile.WriteAllText(string, string)"/> beside the same system calls by hand.</summary>
internal sealed class ReplaceBenchmark(string directory, int rounds)
{
    private const int CallsInSlice = 10;

    private readonly string _directory = Directory.CreateDirectory(Path.Combine(directory, "replace")).FullName;

    /// <summary>Replaces a file of a length again and again, by turns in each way, and prints the table.</summary>
    internal void Run(int length)
    {
        string text = new('x', length);
        string ours = Path.Combine(_directory, "ours");
        string plain = Path.Combine(_directory, "plain");
        byte[] target = Native.Path(Path.Combine(_directory, "by hand"));
        byte[] temporary = Native.Path(Path.Combine(_directory, "by hand.tmp"));
        byte[] parent = Native.Path(_directory);
        (string Name, Action Run, Series Times, Series Allocated)[] ways =
        [
            ("DurableFile.WriteAllText", () => DurableFile.WriteAllText(ours, text), new Series(), new Series()),
            ("the system calls by hand", () => ReplaceByHand(temporary, target, parent, text), new Series(), new Series()),
            ("File.WriteAllText, not durable", () => File.WriteAllText(plain, text), new Series(), new Series()),
        ];
        foreach ((_, Action run, _, _) in ways)
            WarmUp(run);
        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < ways.Length; turn++)
            {
                (_, Action run, Series times, Series allocated) = ways[(turn + round) % ways.Length];
                (double microseconds, double bytes) = Measure(run);
                times.Add(microseconds);
                allocated.Add(bytes);
            }
        }

        var culture = CultureInfo.InvariantCulture;
        Console.WriteLine(string.Create(culture, $"Replacing a text of {length:N0} characters:"));
        Console.WriteLine();
        Console.WriteLine("| | µs | quartiles | DurableFile by this | bytes allocated |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach ((string name, _, Series times, Series allocated) in ways)
        {
            Console.WriteLine(string.Create(
                culture,
                $"| {name} | {times.Median:N0} | {times.LowerQuartile:N0} - {times.UpperQuartile:N0} "
                + $"| {ways[0].Times.DividedBy(times).Median:N2} | {allocated.Median:N0} |"));
        }

        Console.WriteLine();
    }

    /// <summary>Until the runtime has compiled the code for good: after 30 calls, and then in the background.</summary>
    private static void WarmUp(Action run)
    {
        for (int i = 0; i < 4; i++)
        {
            Measure(run);
            Thread.Sleep(150);
        }
    }

    private static (double Microseconds, double Allocated) Measure(Action run)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long begin = Stopwatch.GetTimestamp();
        for (int i = 0; i < CallsInSlice; i++)
            run();
        double microseconds = Stopwatch.GetElapsedTime(begin).TotalMicroseconds;
        return (microseconds / CallsInSlice, (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / CallsInSlice);
    }

    /// <summary>What cannot be left out, and nothing else: no look at links, modes or permissions.</summary>
    private static void ReplaceByHand(byte[] temporary, byte[] target, byte[] parent, string text)
    {
        int file = Native.Open(temporary, Native.O_RDWR | Native.O_CREAT | Native.O_EXCL | Native.O_CLOEXEC);
        Native.Write(file, Encoding.UTF8.GetBytes(text));
        Native.Sync(file);
        Native.Close(file);
        Native.Rename(temporary, target);
        int directory = Native.Open(parent, Native.O_RDONLY | Native.O_CLOEXEC);
        Native.Sync(directory);
        Native.Close(directory);
    }
}
