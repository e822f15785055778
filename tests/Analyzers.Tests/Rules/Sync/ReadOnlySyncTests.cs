using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR107: Flush(true) on a stream opened for reading makes no system call, and the data is lost.</summary>
public sealed class ReadOnlySyncTests
{
    [Fact]
    public Task Flush_true_on_a_stream_opened_for_reading_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Commit(string path)
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
                {|DUR107:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Flush_true_after_open_read_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string path, string line)
            {
                File.AppendAllText(path, line);
                using var file = File.OpenRead(path);
                {|DUR107:file.Flush(flushToDisk: true)|};
            }
        }
        """);

    [Fact]
    public Task Flush_true_on_a_stream_opened_for_writing_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Commit(string path)
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Flush_true_on_a_stream_opened_for_both_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Commit(string path)
            {
                using var file = new FileStream(path, FileMode.Open);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Random_access_sync_of_a_read_handle_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Commit(string path)
            {
                using var handle = File.OpenHandle(path);
                RandomAccess.FlushToDisk(handle);
            }
        }
        """);

    [Fact]
    public Task Random_access_sync_of_a_read_streams_handle_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Commit(string path)
            {
                using var file = File.OpenRead(path);
                RandomAccess.FlushToDisk(file.SafeFileHandle);
            }
        }
        """);

    [Fact]
    public Task File_info_open_read_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Commit(FileInfo journal)
            {
                using (var file = journal.OpenRead())
                {
                    {|DUR107:file.Flush(true)|};
                }
            }
        }
        """);

    [Fact]
    public Task Open_with_read_access_in_a_variable_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Commit(string path)
            {
                var access = FileAccess.Read;
                using var file = File.Open(path, FileMode.Open, access);
                {|DUR107:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Access_that_is_not_known_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Commit(string path, FileAccess access)
            {
                using var file = File.Open(path, FileMode.Open, access);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Flush_without_argument_on_a_read_stream_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Commit(string path)
            {
                using var file = File.OpenRead(path);
                file.Flush();
            }
        }
        """);

    [Fact]
    public Task Field_opened_for_reading_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderReader
        {
            readonly FileStream _file = File.OpenRead("orders.journal");

            public void Commit() => {|DUR107:_file.Flush(true)|};
        }
        """);

    [Fact]
    public Task Helper_that_syncs_a_read_only_stream_by_path_is_reported_in_the_helper() => Verify.AnalyzerAsync(
        """
        static class Disk
        {
            public static void Fsync(string path)
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                {|DUR107:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Options_that_open_for_reading_are_seen() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Commit(string path)
            {
                using var file = File.Open(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read });
                {|DUR107:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Conditional_access_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Commit(string? path)
            {
                FileStream? file = path == null ? null : File.OpenRead(path);
                {|DUR107:file?.Flush(true)|};
                file?.Dispose();
            }
        }
        """);

    [Fact]
    public Task Write_synced_through_a_read_only_stream_is_one_finding() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string path, byte[] record)
            {
                using (var file = new FileStream(path, FileMode.Append))
                    file.Write(record);
                using (var again = new FileStream(path, FileMode.Open, FileAccess.Read))
                    {|DUR107:again.Flush(true)|};
            }
        }
        """);
}
