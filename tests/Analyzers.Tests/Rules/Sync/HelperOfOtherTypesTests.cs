using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Helpers that are found through an interface, an abstract member or an extension, or known by their name alone.</summary>
public sealed class HelperOfOtherTypesTests
{
    [Fact]
    public Task Interface_with_one_implementation_that_syncs_is_silent() => Verify.AnalyzerAsync(
        """
        interface IBarrier
        {
            void Settle(FileStream file);
        }

        sealed class DiskBarrier : IBarrier
        {
            public void Settle(FileStream file) => file.Flush(true);
        }

        class OrderJournal(IBarrier barrier)
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                barrier.Settle(file);
            }
        }
        """);

    [Fact]
    public Task Abstract_method_with_one_override_that_only_drains_is_reported() => Verify.AnalyzerAsync(
        """
        abstract class Journal
        {
            protected abstract void Settle(FileStream file);

            public void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                {|DUR102:Settle(file)|};
            }
        }

        sealed class OrderJournal : Journal
        {
            protected override void Settle(FileStream file) => file.Flush();
        }
        """);

    [Fact]
    public Task Collection_that_keeps_the_file_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly List<FileStream> _open = [];

            void Append(byte[] record)
            {
                var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                _open.Add(file);
            }
        }
        """);

    [Fact]
    public Task Extension_method_that_syncs_is_silent() => Verify.AnalyzerAsync(
        """
        static class FileStreamExtensions
        {
            public static void FlushToDisk(this FileStream file) => file.Flush(flushToDisk: true);
        }

        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                file.FlushToDisk();
            }
        }
        """);

    [Theory]
    [InlineData("Sync(FileStream file)")]
    [InlineData("Synch(FileStream file)")]
    public Task Helper_that_is_called_sync_and_takes_a_file_syncs_it(string helper) => Verify.AnalyzerAsync($$"""
        interface IPlatform { void Sync(FileStream file); }
        static class Platform
        {
            static readonly List<IPlatform> Known = new();
            public static void {{helper}} => Known[0].Sync(file);
        }
        class Journal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);
            public void Add(byte[] order) { _file.Write(order); _file.Flush(); Platform.{{helper.Split('(')[0]}}(_file); }
        }
        """);

    [Fact]
    public Task Helper_that_is_called_sync_and_takes_a_name_may_do_anything() => Verify.AnalyzerAsync("""
        static class Replica
        {
            static readonly List<Action<string>> Known = new();
            public static void Sync(string name) => Known[0](name);
        }
        class Journal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);
            public void Add(byte[] order) { _file.Write(order); {|DUR102:_file.Flush()|}; Replica.Sync("orders"); }
        }
        """);
}
