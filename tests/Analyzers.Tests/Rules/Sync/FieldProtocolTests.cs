using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A handle in a field is a protocol over the members of its type: written here, synced there, or lost.</summary>
public sealed class FieldProtocolTests
{
    [Fact]
    public Task Field_written_and_never_synced_by_any_member_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal : IDisposable
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void Append(byte[] record) => {|DUR101:_file.Write(record)|};

            public void Dispose() => _file.Dispose();
        }
        """);

    [Fact]
    public Task Field_written_in_one_member_and_synced_in_another_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal : IDisposable
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void Append(byte[] record) => _file.Write(record);

            public void Commit() => _file.Flush(true);

            public void Dispose() => _file.Dispose();
        }
        """);

    [Fact]
    public Task Field_synced_in_dispose_only_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal : IDisposable
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void Append(byte[] record) => _file.Write(record);

            public void Dispose()
            {
                _file.Flush(flushToDisk: true);
                _file.Dispose();
            }
        }
        """);

    [Fact]
    public Task Field_drained_only_is_reported_at_the_drain() => Verify.AnalyzerAsync(
        """
        class OrderJournal : IDisposable
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void Append(byte[] record) => _file.Write(record);

            public void Commit() => {|DUR102:_file.Flush()|};

            public void Dispose() => _file.Dispose();
        }
        """);

    [Fact]
    public Task Field_drained_through_its_writer_only_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly StreamWriter _writer = new("orders.journal", append: true);

            public void Append(string record)
            {
                _writer.WriteLine(record);
                {|DUR102:_writer.Flush()|};
            }
        }
        """);

    [Fact]
    public Task Field_drained_through_its_writer_and_synced_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _file;
            readonly StreamWriter _writer;

            public OrderJournal(string path)
            {
                _file = new FileStream(path, FileMode.Append);
                _writer = new StreamWriter(_file);
            }

            public void Append(string record)
            {
                _writer.WriteLine(record);
                _writer.Flush();
                _file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Field_opened_in_the_constructor_by_path_and_never_synced_is_reported() => Verify.AnalyzerAsync(
        """
        class PageStore
        {
            readonly FileStream _file;

            public PageStore(string path)
            {
                _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
            }

            public void Write(long offset, byte[] page)
            {
                _file.Seek(offset, SeekOrigin.Begin);
                {|DUR101:_file.Write(page, 0, page.Length)|};
            }
        }
        """);

    [Fact]
    public Task Private_flush_helper_that_only_drains_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void Append(byte[] record)
            {
                _file.Write(record);
                Flush();
            }

            void Flush() => {|DUR102:_file.Flush()|};
        }
        """);

    [Fact]
    public Task Private_flush_helper_that_syncs_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void Append(byte[] record)
            {
                _file.Write(record);
                Flush();
            }

            void Flush() => _file.Flush(true);
        }
        """);

    [Fact]
    public Task Property_that_holds_the_file_and_is_never_synced_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            FileStream File { get; } = new("orders.journal", FileMode.Append);

            public void Append(byte[] record) => {|DUR101:File.Write(record)|};
        }
        """);

    [Fact]
    public Task Property_that_holds_the_file_and_is_synced_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            FileStream File { get; } = new("orders.journal", FileMode.Append);

            public void Append(byte[] record) => File.Write(record);

            public void Commit() => File.Flush(true);
        }
        """);

    [Fact]
    public Task Static_field_that_is_never_synced_is_reported() => Verify.AnalyzerAsync(
        """
        static class OrderJournal
        {
            static readonly FileStream s_file = new("orders.journal", FileMode.Append);

            public static void Append(byte[] record) => {|DUR101:s_file.Write(record)|};
        }
        """);

    [Fact]
    public Task Nullable_field_behind_a_question_mark_synced_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            FileStream? _file;

            public void Open(string path) => _file = new FileStream(path, FileMode.Append);

            public void Append(byte[] record)
            {
                _file?.Write(record);
                _file?.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Primary_constructor_parameter_that_is_never_synced_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal(string path)
        {
            readonly FileStream _file = new(path, FileMode.Append);

            public void Append(byte[] record) => {|DUR101:_file.Write(record)|};
        }
        """);

    [Fact]
    public Task Primary_constructor_stream_from_outside_is_silent() => Verify.AnalyzerAsync(
        """
        class Encoder(Stream output)
        {
            public void Add(byte[] record)
            {
                output.Write(record);
                output.Flush();
            }
        }
        """);

    [Fact]
    public Task Write_through_field_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append, FileAccess.Write, FileShare.Read, 1, FileOptions.WriteThrough);

            public void Append(byte[] record) => _file.Write(record);
        }
        """);

    [Fact]
    public Task Handle_field_never_synced_is_reported() => Verify.AnalyzerAsync(
        """
        class PageStore
        {
            readonly Microsoft.Win32.SafeHandles.SafeFileHandle _handle = File.OpenHandle("pages.db", FileMode.OpenOrCreate, FileAccess.ReadWrite);

            public void Write(long offset, byte[] page) => {|DUR101:RandomAccess.Write(_handle, page, offset)|};
        }
        """);

    [Fact]
    public Task Handle_field_synced_in_another_member_is_silent() => Verify.AnalyzerAsync(
        """
        class PageStore
        {
            readonly Microsoft.Win32.SafeHandles.SafeFileHandle _handle = File.OpenHandle("pages.db", FileMode.OpenOrCreate, FileAccess.ReadWrite);

            public void Write(long offset, byte[] page) => RandomAccess.Write(_handle, page, offset);

            public void Checkpoint() => RandomAccess.FlushToDisk(_handle);
        }
        """);

    [Fact]
    public Task Nullable_field_behind_a_question_mark_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            FileStream? _file;

            public void Open(string path) => _file = new FileStream(path, FileMode.Append);

            public void Append(byte[] record)
            {
                {|DUR101:_file?.Write(record)|};
            }
        }
        """);

    [Theory]
    [InlineData("Commit", "{|DUR102:Stream.Flush()|}")]
    [InlineData("PersistHeader", "{|DUR102:Stream.Flush()|}")]
    [InlineData("WriteHeader", "Stream.Flush()")]
    public Task Stream_that_others_can_take_is_not_synced_when_a_commit_has_returned(string member, string drain) => Verify.AnalyzerAsync($$"""
        class Heap
        {
            public Heap(Stream stream) => Stream = stream;
            public Stream Stream { get; }
            public void {{member}}(byte[] header)
            {
                // atomic write
                Stream.Write(header);
                {{drain}};
            }
        }
        """);
}
