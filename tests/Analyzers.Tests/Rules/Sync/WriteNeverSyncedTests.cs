using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR101: bytes that reached the page cache and no further are gone after a power cut.</summary>
public sealed class WriteNeverSyncedTests
{
    [Fact]
    public Task Append_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                {|DUR101:file.Write(record)|};
            }
        }
        """);

    [Fact]
    public Task Append_with_sync_is_silent() => Verify.AnalyzerAsync(
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
    public Task Append_mode_alone_is_evidence() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Add(byte[] bytes)
            {
                using var file = new FileStream("data.bin", FileMode.Append);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """);

    [Fact]
    public Task Using_statement_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry)
            {
                using (var file = new FileStream(path, FileMode.Append, FileAccess.Write))
                {
                    {|DUR101:file.Write(entry, 0, entry.Length)|};
                }
            }
        }
        """);

    [Fact]
    public Task Using_statement_with_sync_by_name_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry)
            {
                using (var file = new FileStream(path, FileMode.Append, FileAccess.Write))
                {
                    file.Write(entry, 0, entry.Length);
                    file.Flush(flushToDisk: true);
                }
            }
        }
        """);

    [Fact]
    public Task Await_using_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            async Task AddAsync(string path, byte[] entry)
            {
                await using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 4096, useAsync: true);
                await {|DUR101:file.WriteAsync(entry)|};
            }
        }
        """);

    [Fact]
    public Task Await_using_statement_with_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            async Task AddAsync(string path, byte[] entry, CancellationToken token)
            {
                await using (var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 4096, FileOptions.Asynchronous))
                {
                    await file.WriteAsync(entry, token).ConfigureAwait(false);
                    await file.FlushAsync(token).ConfigureAwait(false);
                    file.Flush(true);
                }
            }
        }
        """);

    [Fact]
    public Task Configured_await_using_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            async Task AddAsync(string path, byte[] entry)
            {
                var file = new FileStream(path, FileMode.Append);
                await using (file.ConfigureAwait(false))
                {
                    await {|DUR101:file.WriteAsync(entry, 0, entry.Length)|}.ConfigureAwait(false);
                }
            }
        }
        """);

    [Fact]
    public Task Many_writes_without_sync_are_one_finding_at_the_last() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] head, byte[] body, byte[] tail, byte[] sum)
            {
                using var file = File.Open(path, FileMode.Append);
                file.Write(head);
                file.Write(body);
                file.Write(tail);
                {|DUR101:file.Write(sum)|};
            }
        }
        """);

    [Fact]
    public Task Write_after_the_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry, byte[] trailer)
            {
                using var file = File.Open(path, FileMode.Append);
                file.Write(entry);
                file.Flush(true);
                {|DUR101:file.Write(trailer)|};
            }
        }
        """);

    [Fact]
    public Task Reading_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            byte[] Load(string path)
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
                var bytes = new byte[file.Length];
                file.ReadExactly(bytes);
                return bytes;
            }
        }
        """);

    [Fact]
    public Task Open_without_a_write_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Touch(string path)
            {
                using var file = new FileStream(path, FileMode.Append);
            }
        }
        """);

    [Fact]
    public Task Returned_stream_is_the_callers_and_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            FileStream Begin(string path, byte[] magic)
            {
                var file = new FileStream(path, FileMode.CreateNew);
                file.Write(magic);
                return file;
            }
        }
        """);

    [Fact]
    public Task Write_through_handle_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry)
            {
                using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 1, FileOptions.WriteThrough);
                file.Write(entry);
            }
        }
        """);

    [Fact]
    public Task Write_through_among_other_options_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            async Task AddAsync(string path, byte[] entry)
            {
                await using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.WriteThrough });
                await file.WriteAsync(entry);
            }
        }
        """);

    [Fact]
    public Task Options_without_write_through_are_reported() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry)
            {
                using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Options = FileOptions.SequentialScan });
                {|DUR101:file.Write(entry)|};
            }
        }
        """);

    [Fact]
    public Task Delete_on_close_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Spill(string path, byte[] entry)
            {
                using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
                file.Write(entry);
                file.Position = 0;
                Consume(file);
            }

            static void Consume(Stream stream) => stream.CopyTo(Stream.Null);
        }
        """);

    [Fact]
    public Task Temporary_folder_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Spill(byte[] entry)
            {
                using var file = new FileStream(Path.Combine(Path.GetTempPath(), "ledger"), FileMode.Append);
                file.Write(entry);
            }
        }
        """);
}
