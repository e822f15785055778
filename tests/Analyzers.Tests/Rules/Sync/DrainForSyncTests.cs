using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR102: Flush() stands where the sync should, and the data is lost all the same.</summary>
public sealed class DrainForSyncTests
{
    [Fact]
    public Task Flush_of_the_file_is_no_sync() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                {|DUR102:file.Flush()|};
            }
        }
        """);

    [Fact]
    public Task Flush_false_is_no_sync() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                {|DUR102:file.Flush(false)|};
            }
        }
        """);

    [Fact]
    public Task Flush_with_a_named_false_is_no_sync() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                {|DUR102:file.Flush(flushToDisk: false)|};
            }
        }
        """);

    [Fact]
    public Task Flush_with_a_false_constant_is_no_sync() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            const bool ToDisk = false;

            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                {|DUR102:file.Flush(ToDisk)|};
            }
        }
        """);

    [Fact]
    public Task Flush_true_is_a_sync_and_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Flush_async_is_no_sync() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            async Task AppendAsync(byte[] record, CancellationToken token)
            {
                await using var file = new FileStream("orders.journal", FileMode.Append);
                await file.WriteAsync(record, token);
                await {|DUR102:file.FlushAsync(token)|};
            }
        }
        """);

    [Fact]
    public Task Flush_async_then_flush_true_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            async Task AppendAsync(byte[] record, CancellationToken token)
            {
                await using var file = new FileStream("orders.journal", FileMode.Append);
                await file.WriteAsync(record, token);
                await file.FlushAsync(token);
                file.Flush(flushToDisk: true);
            }
        }
        """);

    [Fact]
    public Task Flush_of_the_writer_is_no_sync() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string line)
            {
                using var writer = new StreamWriter("orders.journal", append: true);
                writer.WriteLine(line);
                {|DUR102:writer.Flush()|};
            }
        }
        """);

    [Fact]
    public Task Flush_of_writer_and_file_is_one_finding() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string line)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                using var writer = new StreamWriter(file);
                writer.WriteLine(line);
                writer.Flush();
                {|DUR102:file.Flush()|};
            }
        }
        """);

    [Fact]
    public Task Flush_under_a_comment_about_the_disk_is_no_sync() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Add(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                file.Write(bytes);
                // make sure that the bytes hit the disk
                {|DUR102:file.Flush()|};
            }
        }
        """);

    [Fact]
    public Task Drain_before_more_writes_is_not_the_finding() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] header, byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(header);
                file.Flush();
                {|DUR101:file.Write(record)|};
            }
        }
        """);

    [Fact]
    public Task Drain_and_sync_through_the_handle_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string line)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                using var writer = new StreamWriter(file);
                writer.WriteLine(line);
                writer.Flush();
                RandomAccess.FlushToDisk(file.SafeFileHandle);
            }
        }
        """);

    [Fact]
    public Task Drain_in_a_loop_is_no_sync() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void AppendAll(IEnumerable<string> lines)
            {
                using var writer = File.AppendText("orders.journal");
                foreach (var line in lines)
                {
                    writer.WriteLine(line);
                    {|DUR102:writer.Flush()|};
                }
            }
        }
        """);

    [Fact]
    public Task Drain_in_finally_is_no_sync() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string line)
            {
                var writer = File.AppendText("orders.journal");
                try
                {
                    writer.WriteLine(line);
                }
                finally
                {
                    {|DUR102:writer.Flush()|};
                    writer.Close();
                }
            }
        }
        """);

    [Fact]
    public Task Binary_writer_flush_is_no_sync() => Verify.AnalyzerAsync(
        """
        class Checkpoint
        {
            void Write(string path, long position)
            {
                using var writer = new BinaryWriter(File.Open(path, FileMode.OpenOrCreate));
                writer.Write(position);
                {|DUR102:writer.Flush()|};
            }
        }
        """);

    [Fact]
    public Task Buffered_stream_flush_is_no_sync() => Verify.AnalyzerAsync(
        """
        class IndexPages
        {
            void Write(string path, byte[] page)
            {
                using var buffered = new BufferedStream(new FileStream(path, FileMode.OpenOrCreate));
                buffered.Write(page);
                {|DUR102:buffered.Flush()|};
            }
        }
        """);

    [Fact]
    public Task Json_writer_flush_is_no_sync() => Verify.AnalyzerAsync(
        """
        class SettingsStore
        {
            async Task WriteAsync(string path)
            {
                await using var file = new FileStream(path, FileMode.CreateNew);
                await using var json = new System.Text.Json.Utf8JsonWriter(file);
                json.WriteStartObject();
                json.WriteEndObject();
                await {|DUR102:json.FlushAsync()|};
            }
        }
        """);
}
