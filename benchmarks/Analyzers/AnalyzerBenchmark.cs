using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Durability.Analyzers.Benchmarks;

/// <summary>
/// The analyzer beside an empty one, over the same compilation: a folder of C# files that the variable BENCHMARK_SOURCE
/// names, or a generated program in which one class of ten touches a file.
/// </summary>
[MemoryDiagnoser]
public class AnalyzerBenchmark
{
    CSharpCompilation _compilation = null!;

    /// <summary>How many classes the generated program has, of about 20 lines each.</summary>
    [Params(500, 5000)]
    public int Classes { get; set; }

    /// <summary>Parses the program and binds it once, so that what is measured is the analyzer.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var sources = Environment.GetEnvironmentVariable("BENCHMARK_SOURCE") is { Length: > 0 } folder
            ? Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)
            : Enumerable.Range(0, Classes).Select(Source);
        _compilation = CSharpCompilation.Create("Benchmark", sources.Select(s => CSharpSyntaxTree.ParseText(s)), References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _compilation.GetDiagnostics();
    }

    /// <summary>An analyzer that asks for nothing.</summary>
    [Benchmark(Baseline = true)]
    public Task<ImmutableArray<Diagnostic>> Empty() => RunAsync(new EmptyAnalyzer());

    /// <summary>Every rule of the package.</summary>
    [Benchmark]
    public Task<ImmutableArray<Diagnostic>> Durability() => RunAsync(new DurabilityAnalyzer());

    Task<ImmutableArray<Diagnostic>> RunAsync(DiagnosticAnalyzer analyzer) =>
        _compilation.Clone().WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync();

    /// <summary>The framework that this runs on.</summary>
    internal static IEnumerable<MetadataReference> References() =>
        Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.*.dll").Append(typeof(object).Assembly.Location).Distinct().Where(IsManaged).Select(f => MetadataReference.CreateFromFile(f));

    static bool IsManaged(string path)
    {
        try
        {
            System.Reflection.AssemblyName.GetAssemblyName(path);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    static string Source(int index) => index % 10 == 0
        ? $$"""
            using System.IO;
            class Journal{{index}}
            {
                readonly FileStream _file = new("orders.journal", FileMode.Append);
                public void Append(byte[] record) => _file.Write(record, 0, record.Length);
                public void Commit() => _file.Flush(true);
                public void Save(string path, string text)
                {
                    File.WriteAllText(path + ".tmp", text);
                    File.Move(path + ".tmp", path, true);
                }
            }
            """
        : $$"""
            class Order{{index}}
            {
                public int Quantity { get; set; }
                public decimal Price { get; set; }
                public decimal Total()
                {
                    var total = 0m;
                    for (var i = 0; i < Quantity; i++)
                    {
                        total += Price;
                        if (total > 1000m)
                            total -= Price / 10;
                    }
                    return total;
                }
                public override string ToString() => $"{Quantity} at {Price}";
            }
            """;
}
