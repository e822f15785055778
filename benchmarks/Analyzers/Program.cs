using BenchmarkDotNet.Running;

namespace Durability.Analyzers.Benchmarks;

internal static class Program
{
    static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
