using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR103: the sync comes too early or too late, and misses the bytes above it.</summary>
public sealed class SyncOrderTests
{
    [Fact]
    public Task Sync_below_a_full_stream_writer_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string line)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                using var writer = new StreamWriter(file);
                writer.WriteLine(line);
                {|DUR103:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Nested_using_statements_with_sync_below_the_writer_are_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string line)
            {
                using (var file = new FileStream("orders.journal", FileMode.Append))
                using (var writer = new StreamWriter(file))
                {
                    writer.WriteLine(line);
                    {|DUR103:file.Flush(flushToDisk: true)|};
                }
            }
        }
        """);

    [Fact]
    public Task Drain_before_the_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string line)
            {
                using (var file = new FileStream("orders.journal", FileMode.Append))
                using (var writer = new StreamWriter(file))
                {
                    writer.WriteLine(line);
                    writer.Flush();
                    file.Flush(flushToDisk: true);
                }
            }
        }
        """);

    [Fact]
    public Task Async_drain_before_the_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            async Task AppendAsync(string line)
            {
                await using var file = new FileStream("orders.journal", FileMode.Append);
                await using var writer = new StreamWriter(file);
                await writer.WriteLineAsync(line);
                await writer.FlushAsync();
                file.Flush(flushToDisk: true);
            }
        }
        """);

    [Fact]
    public Task Sync_of_the_base_stream_without_a_drain_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string line)
            {
                using var writer = new StreamWriter("orders.journal", append: true);
                writer.WriteLine(line);
                {|DUR103:((FileStream)writer.BaseStream).Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Sync_of_the_base_stream_by_as_without_a_drain_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string line)
            {
                using var writer = new StreamWriter("orders.journal", append: true);
                writer.WriteLine(line);
                {|DUR103:(writer.BaseStream as FileStream)!.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Sync_of_the_handle_without_a_drain_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string line)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                using var writer = new StreamWriter(file);
                writer.WriteLine(line);
                {|DUR103:RandomAccess.FlushToDisk(file.SafeFileHandle)|};
            }
        }
        """);

    [Fact]
    public Task Handle_getter_drains_the_file_stream_and_is_silent() => Verify.AnalyzerAsync(
        """
        class IndexPages
        {
            void Write(string path, byte[] page)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                file.Write(page);
                RandomAccess.FlushToDisk(file.SafeFileHandle);
            }
        }
        """);

    [Fact]
    public Task Sync_below_a_buffered_stream_is_reported() => Verify.AnalyzerAsync(
        """
        class IndexPages
        {
            void Write(string path, byte[] page)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                using var buffered = new BufferedStream(file);
                buffered.Write(page);
                {|DUR103:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Sync_below_a_binary_writer_is_silent() => Verify.AnalyzerAsync(
        """
        class IndexPages
        {
            void Write(string path, long page)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                using var writer = new BinaryWriter(file);
                writer.Write(page);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Sync_below_a_binary_writer_over_a_buffered_stream_is_reported() => Verify.AnalyzerAsync(
        """
        class IndexPages
        {
            void Write(string path, long page)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                using var writer = new BinaryWriter(new BufferedStream(file));
                writer.Write(page);
                {|DUR103:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Sync_after_the_writer_closed_the_file_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string line)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                using (var writer = new StreamWriter(file))
                {
                    writer.WriteLine(line);
                }

                {|DUR103:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Sync_after_dispose_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                file.Dispose();
                {|DUR103:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Writer_that_leaves_the_file_open_then_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string line)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                using (var writer = new StreamWriter(file, Encoding.UTF8, 1024, leaveOpen: true))
                {
                    writer.WriteLine(line);
                }

                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Drain_on_one_branch_only_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string line, bool urgent)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                using var writer = new StreamWriter(file);
                writer.WriteLine(line);
                if (urgent)
                    writer.Flush();
                {|DUR103:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Sync_of_each_round_drained_leaves_nothing_above() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void AppendAll(IEnumerable<string> lines)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                using var writer = new StreamWriter(file);
                foreach (var line in lines)
                {
                    writer.WriteLine(line);
                    writer.Flush();
                    {|DUR501:file.Flush(true)|};
                }
            }
        }
        """);

    [Fact]
    public Task Write_after_drain_then_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string head, string line)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                using var writer = new StreamWriter(file);
                writer.WriteLine(head);
                writer.Flush();
                writer.WriteLine(line);
                {|DUR103:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Sync_under_a_wrapper_in_memory_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var memory = new MemoryStream();
                using var writer = new StreamWriter(memory);
                using var file = new FileStream("orders.journal", FileMode.Append);
                writer.Write("x");
                file.Write(record);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Native_sync_below_a_full_writer_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            [DllImport("libc", SetLastError = true)]
            static extern int fsync(Microsoft.Win32.SafeHandles.SafeFileHandle file);

            void Append(string line)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                using var writer = new StreamWriter(file);
                writer.WriteLine(line);
                if ({|DUR103:fsync(file.SafeFileHandle)|} != 0)
                    throw new IOException();
            }
        }
        """);

    [Fact]
    public Task Library_sync_drains_the_writer_and_is_silent() => Verify.AnalyzerAsync(
        """
        using Durability;

        class OrderJournal
        {
            void Append(string line)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                using var writer = new StreamWriter(file);
                writer.WriteLine(line);
                writer.FlushToDisk();
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Sync_of_a_field_below_its_drained_writer_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);
            readonly StreamWriter _writer;

            public OrderJournal() => _writer = new StreamWriter(_file);

            public void Append(string line)
            {
                _writer.WriteLine(line);
                _writer.Flush();
                _file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Sync_of_a_field_below_its_full_writer_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);
            readonly StreamWriter _writer;

            public OrderJournal() => _writer = new StreamWriter(_file);

            public void Append(string line)
            {
                _writer.WriteLine(line);
                {|DUR103:_file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Writer_with_an_object_initializer_still_holds_bytes() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _file;
            readonly StreamWriter _writer;

            public OrderJournal(string path)
            {
                _file = new FileStream(path, FileMode.Append, FileAccess.Write);
                _writer = new StreamWriter(_file) { NewLine = "\n" };
            }

            public void Append(string line)
            {
                _writer.WriteLine(line);
                {|DUR103:_file.Flush(flushToDisk: true)|};
            }
        }
        """);
}
