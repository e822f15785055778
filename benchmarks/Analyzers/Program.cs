using System;
using System.Linq;
using System.Threading.Tasks;
using BenchmarkDotNet.Running;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Durability.Analyzers.Benchmarks;

internal static class Program
{
    static async Task Main(string[] args)
    {
        if (args is ["typing"])
            await TypeAsync();
        else if (args is ["rules", var folder])
            RuleTimes.Print(folder);
        else
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    }

    /// <summary>What one key costs: a plain loop, since what counts are the slow ones among hundreds of different keys.</summary>
    static async Task TypeAsync()
    {
        var references = AnalyzerBenchmark.References().ToList();
        foreach (DiagnosticAnalyzer warm in new DiagnosticAnalyzer[] { new EmptyAnalyzer(), new DurabilityAnalyzer() })
            await new TypedFile(references, warm).TypeAsync();
        foreach (var (name, file) in new[] { ("an empty analyzer", new TypedFile(references, new EmptyAnalyzer())), ("all rules", new TypedFile(references, new DurabilityAnalyzer())) })
        {
            var times = (await file.TypeAsync()).Order().ToList();
            Console.WriteLine($"{name}: {times.Count} keys in a file of {file.Lines:N0} lines: median {Ms(times, 0.5)} ms, 90 % below {Ms(times, 0.9)} ms, 99 % below {Ms(times, 0.99)} ms, longest {Ms(times, 1)} ms; {file.Found.Length} findings at the end");
        }

        static string Ms(System.Collections.Generic.List<TimeSpan> times, double part) => times[Math.Min(times.Count - 1, (int)(times.Count * part))].TotalMilliseconds.ToString("F1", System.Globalization.CultureInfo.InvariantCulture);
    }
}
