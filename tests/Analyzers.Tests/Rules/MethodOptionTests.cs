using System.Threading.Tasks;
using Durability.Testing;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Durability.Analyzers.Tests.Rules;

/// <summary>Methods that an option or an attribute names as a sync or an acknowledgement, and where options are read from.</summary>
public sealed class MethodOptionTests
{
    [Theory]
    [InlineData("M:Disk.Settle(System.IO.FileStream)", "Disk.Settle(file);")]
    [InlineData("M:Disk.Later``1(``0)", "Disk.Later(file);")]
    [InlineData("M:Disk.Soon(System.IO.FileStream)", "file.Soon();")]
    public Task Sync_that_another_thread_does_is_named_by_the_option(string id, string settle) => Verify.AnalyzerAsync(
        Journal("file.Write(bytes);", settle), config: $"durability_sync_methods = {id}");

    [Theory]
    [InlineData("", "Disk.Settle(file);")]
    [InlineData("M:Other.Settle(System.IO.FileStream)", "Disk.Settle(file);")]
    [InlineData("M:Disk.Settle(System.IO.FileStream)", "Disk.Later(file);")]
    public Task Method_that_is_not_named_is_no_sync(string ids, string settle) => Verify.AnalyzerAsync(
        Journal("{|DUR101:file.Write(bytes)|};", settle), config: $"durability_sync_methods = {ids}");

    [Fact]
    public Task Sync_that_another_thread_does_is_marked() => Verify.AnalyzerAsync(
        Journal("file.Write(bytes);", "Disk.Marked(file);"), withRuntime: true);

    static string Journal(string write, string settle) => $$"""
        static class Disk
        {
            static readonly List<string> _names = [];
            public static void Settle(FileStream file) => _names.Add(file.Name);
            public static void Later<T>(T file) where T : FileStream => _names.Add(file.Name);
            public static void Soon(this FileStream file) => _names.Add(file.Name);
            {{(settle.Contains("Marked") ? "[Durability.SyncsToDisk] public static void Marked(FileStream file) => _names.Add(file.Name);" : "")}}
        }

        static class Other
        {
            public static void Settle(FileStream file) => Console.WriteLine(file.Name);
        }

        class OrderJournal
        {
            void Append(byte[] bytes)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                {{write}}
                {{settle}}
            }
        }
        """;

    [Theory]
    [InlineData("M:IPeer.Tell(System.Int64)", "{|DUR401:peer.Tell(1)|};")]
    [InlineData("M:IPeer.Tell(System.Int64)", "peer.Ask(1);")]
    [InlineData("", "peer.Tell(1);")]
    [InlineData("", "{|DUR401:peer.BasicAck(1)|};")]
    [InlineData("M:IPeer.Tell(System.Int64)", "{|DUR401:peer.BasicAck(1)|};")]
    public Task Acknowledgement_is_named_by_the_option_or_by_its_name(string ids, string tell) => Verify.AnalyzerAsync(
        $$"""
        interface IPeer
        {
            void Tell(long position);
            void Ask(long position);
            void BasicAck(long position);
        }

        class OrderJournal(IPeer peer)
        {
            readonly FileStream _journal = new("orders.journal", FileMode.Append);

            void Append(byte[] record)
            {
                _journal.Write(record);
                {{tell}}
                _journal.Flush(true);
            }
        }
        """,
        config: $"durability_acknowledge_methods = {ids}");

    [Fact]
    public Task Acknowledgement_is_marked() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _journal = new("orders.journal", FileMode.Append);

            [Durability.Acknowledges]
            void Tell() { }

            void Append(byte[] record)
            {
                _journal.Write(record);
                {|DUR401:Tell()|};
                _journal.Flush(true);
            }
        }
        """,
        withRuntime: true);

    [Fact]
    public Task Options_of_an_editor_configuration_are_read()
    {
        var test = new CSharpAnalyzerTest<DurabilityAnalyzer, DefaultVerifier>
        {
            TestCode = """
            class OrderJournal
            {
                void Append(byte[] bytes)
                {
                    using var file = new FileStream("orders.journal", FileMode.Append);
                    file.Write(bytes);
                }
            }
            """,
        };
        TestedFramework.Net100.ApplyTo(test);
        test.TestState.Sources.Add(("/0/Usings.cs", Verify.Usings));
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ndurability_scope = marked\n"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("M:Disk.Fsync | | M:Disk.Settle")]
    [InlineData(" | ")]
    public Task Nothing_between_two_bars_is_no_value(string ids) => Verify.AnalyzerAsync("class Order { }", config: $"durability_sync_methods = {ids}");

    [Fact]
    public Task Method_of_no_type_is_reported() => Verify.AnalyzerAsync(
        "class Order { }",
        config: "durability_sync_methods = M:.Fsync",
        expected: Verify.Diagnostic("DUR001"));
}
