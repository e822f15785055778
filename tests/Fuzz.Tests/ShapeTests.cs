using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace Durability.Fuzz.Tests;

/// <summary>Programs of extreme shape end in a time and with memory that grow with their size, and no stack overflows.</summary>
[Collection(nameof(OneAtATime))]
public sealed class ShapeTests(ITestOutputHelper output)
{
    public static TheoryData<string> Statements => [.. Shapes.Statements];

    public static TheoryData<string> Nests => [.. Shapes.Nests.Select(static nest => nest.Open)];

    [Fact]
    public async Task Members_that_call_themselves_and_each_other_are_survived()
    {
        foreach (var program in Shapes.SelfCalling())
        {
            var found = await Trial.AnalyzeAsync(program);
            await Trial.FixAsync(program, found.Take(2));
        }
    }

    [Theory]
    [MemberData(nameof(Nests))]
    public async Task Deep_nesting_is_survived(string open)
    {
        foreach (var depth in new[] { 5, 20, 80 })
            await Trial.AnalyzeAsync(Shapes.Nested(Shapes.Nests.Single(nest => nest.Open == open), depth));
    }

    [Fact]
    public async Task Deep_expressions_are_survived()
    {
        foreach (var expression in new[] { string.Join(" + ", Enumerable.Repeat("path", 3000)), new string('(', 150) + "path" + new string(')', 150), string.Concat(Enumerable.Repeat("Path.Combine(path, ", 150)) + "path" + new string(')', 150), "path" + string.Concat(Enumerable.Repeat(".Trim()", 1000)) })
            await Trial.AnalyzeAsync($"class C {{ void M(string path) {{ File.WriteAllText({expression} + \".tmp\", path); File.Move({expression} + \".tmp\", path, true); }} }}");
    }

    /// <summary>What grows with the square of the length takes a hundred times as much for ten times the statements.</summary>
    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Long_methods_cost_by_their_length(string statement)
    {
        await CostAsync(Shapes.Long(statement, 10));
        var (few, many) = (await CostAsync(Shapes.Long(statement, 200)), await CostAsync(Shapes.Long(statement, 2_000)));
        output.WriteLine($"200 statements: {few}, 2,000: {many}");
        Assert.True(many.Bytes < 50 * Math.Max(few.Bytes, 8L << 20) && many.Processor < 50 * Math.Max(few.Processor.TotalSeconds, 0.2) * TimeSpan.FromSeconds(1), $"200 statements: {few}, 2,000: {many}");
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task A_method_of_ten_thousand_statements_is_survived(string statement)
    {
        var program = Shapes.Long(statement, 10_000);
        var found = await Trial.AnalyzeAsync(program);
        await Trial.FixAsync(program, found.Take(1));
    }

    /// <summary>Processor time, which a busy machine stretches less than the clock's.</summary>
    private static async Task<Cost> CostAsync(string program)
    {
        using var process = Process.GetCurrentProcess();
        var (bytes, processor) = (GC.GetTotalAllocatedBytes(precise: true), process.TotalProcessorTime);
        await Trial.AnalyzeAsync(program);
        process.Refresh();
        return new Cost(GC.GetTotalAllocatedBytes(precise: true) - bytes, process.TotalProcessorTime - processor);
    }

    private sealed record Cost(long Bytes, TimeSpan Processor)
    {
        public override string ToString() => $"{Bytes >> 20} MiB, {Processor.TotalSeconds:F2} s";
    }
}
