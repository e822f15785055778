using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Engine;

/// <summary>The same program has the same findings, whatever the order and the number of threads in which it is looked at.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public async Task The_programs_of_these_tests_have_findings_of_many_rules()
    {
        var report = await AnalyzedProgram.Of(Programs.All).ReportAsync();
        foreach (var id in new[] { "DUR102", "DUR103", "DUR106", "DUR107", "DUR203", "DUR204", "DUR206" })
            Assert.Contains($" {id} ", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_thread_and_many_give_the_same()
    {
        var expected = await AnalyzedProgram.Of(Programs.All).ReportAsync(concurrent: false);
        for (var round = 0; round < 5; round++)
            Assert.Equal(expected, await AnalyzedProgram.Of(Programs.All).ReportAsync(concurrent: true));
    }

    [Fact]
    public async Task Trees_in_any_order_give_the_same()
    {
        var program = AnalyzedProgram.Of(Programs.All);
        var expected = await program.ReportAsync();
        var random = new Random(20);
        for (var round = 0; round < 5; round++)
            Assert.Equal(expected, await program.WithTrees(program.Trees.OrderBy(_ => random.Next()).ToList()).ReportAsync());
    }

    [Fact]
    public async Task Parts_of_a_type_in_any_order_are_told_at_the_same_place()
    {
        var program = AnalyzedProgram.Of(
            Programs.Usings,
            """
            partial class OrderJournal
            {
                readonly FileStream _file = new("orders.journal", FileMode.Append);

                public void Append(byte[] record) => _file.Write(record);
            }
            """,
            """
            partial class OrderJournal
            {
                public void AppendEnd() => _file.WriteByte(0);
            }
            """);
        var expected = await program.ReportAsync();
        Assert.Contains(" DUR101 ", expected, StringComparison.Ordinal);
        Assert.Equal(expected, await program.WithTrees(program.Trees.Reverse().ToList()).ReportAsync());
    }

    [Fact]
    public async Task One_document_at_a_time_gives_what_the_compile_gives()
    {
        var program = AnalyzedProgram.Of(Programs.All);
        Assert.Equal(await program.ReportAsync(), await program.ReportByDocumentAsync());
    }

    [Fact]
    public async Task Parts_of_a_type_in_two_documents_give_what_the_compile_gives()
    {
        var program = AnalyzedProgram.Of(
            Programs.Usings,
            """
            partial class OrderJournal
            {
                readonly FileStream _file = new("orders.journal", FileMode.Append);

                public void Append(byte[] record) => _file.Write(record);
            }
            """,
            """
            partial class OrderJournal
            {
                public void AppendAll(byte[][] records)
                {
                    foreach (var record in records)
                        _file.Write(record);
                }

                public void Commit() => _file.Flush();
            }
            """,
            """
            static class Archive
            {
                public static void Keep(string path, string text)
                {
                    Files.Write(path + ".tmp", text);
                    Files.Swap(path + ".tmp", path);
                }
            }
            """,
            """
            static class Files
            {
                public static void Write(string path, string text) => File.WriteAllText(path, text);

                public static void Swap(string from, string to) => File.Move(from, to, true);
            }
            """);
        var expected = await program.ReportAsync();
        Assert.NotEqual("", expected);
        Assert.Equal(expected, await program.ReportByDocumentAsync());
        Assert.Equal(expected, await program.WithTrees(program.Trees.Reverse().ToList()).ReportAsync(concurrent: false));
    }
}
