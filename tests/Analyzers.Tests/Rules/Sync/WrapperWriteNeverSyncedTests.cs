using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR101 through writers, compression, ciphers and serializers: what they write is as lost as what a file stream writes.</summary>
public sealed class WrapperWriteNeverSyncedTests
{
    [Fact]
    public Task Stream_writer_on_a_path_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Add(string line)
            {
                using var writer = new StreamWriter("orders.journal", append: true);
                {|DUR101:writer.WriteLine(line)|};
            }
        }
        """);

    [Fact]
    public Task Stream_writer_on_a_path_with_sync_of_its_stream_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Add(string line)
            {
                using var writer = new StreamWriter("orders.journal", append: true);
                writer.WriteLine(line);
                writer.Flush();
                ((FileStream)writer.BaseStream).Flush(true);
            }
        }
        """);

    [Fact]
    public Task Stream_writer_over_a_stream_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Add(string path, string line)
            {
                using var file = new FileStream(path, FileMode.Append);
                using var writer = new StreamWriter(file, Encoding.UTF8);
                {|DUR101:writer.WriteLine(line)|};
            }
        }
        """);

    [Fact]
    public Task Stream_writer_drained_then_synced_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Add(string path, string line)
            {
                using var file = new FileStream(path, FileMode.Append);
                using var writer = new StreamWriter(file, Encoding.UTF8);
                writer.WriteLine(line);
                writer.Flush();
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Auto_flush_writer_then_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Add(string path, string line)
            {
                using var file = new FileStream(path, FileMode.Append);
                using var writer = new StreamWriter(file) { AutoFlush = true };
                writer.WriteLine(line);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Auto_flush_is_no_sync() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Add(string path, string line)
            {
                using var writer = new StreamWriter(path, true) { AutoFlush = true };
                {|DUR101:writer.WriteLine(line)|};
            }
        }
        """);

    [Fact]
    public Task Writer_disposed_with_leave_open_then_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Add(string path, string line)
            {
                using var file = new FileStream(path, FileMode.Append);
                using (var writer = new StreamWriter(file, leaveOpen: true))
                    writer.WriteLine(line);
                file.Flush(true);
            }
        }
        """);

    [Theory]
    [InlineData("ZipArchive", "file")]
    [InlineData("ZipArchive", "file, ZipArchiveMode.Read")]
    [InlineData("GZipStream", "file, CompressionMode.Decompress")]
    [InlineData("CryptoStream", "file, cipher, CryptoStreamMode.Read")]
    public Task Wrapper_that_only_reads_writes_nothing_whoever_it_is_given_to(string wrapper, string arguments) => Verify.AnalyzerAsync(
        $$"""
        using System.IO.Compression;
        using System.Security.Cryptography;

        class Backup
        {
            void Restore(string backupPath, ICryptoTransform cipher, Action<object> restore)
            {
                using (var file = new FileStream(backupPath, FileMode.Open))
                using (var wrapper = new {{wrapper}}({{arguments}}))
                {
                    restore(wrapper);
                    {{(wrapper == "ZipArchive" ? "wrapper.GetEntry(\"settings.json\")!.ExtractToFile(\"other\");" : "wrapper.CopyTo(Stream.Null);")}}
                }
            }
        }
        """);

    [Fact]
    public Task Archive_that_is_updated_is_written() => Verify.AnalyzerAsync(
        """
        using System.IO.Compression;

        class Journal
        {
            void Add(string path, byte[] record)
            {
                using (var file = new FileStream(path, FileMode.Open))
                using (var archive = new ZipArchive(file, ZipArchiveMode.Update))
                using (var entry = archive.CreateEntry("record").Open())
                    {|DUR101:entry.Write(record)|};
            }
        }
        """);

    [Fact]
    public Task Append_text_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            async Task AddAsync(string path, string line)
            {
                await using var writer = File.AppendText(path);
                await {|DUR101:writer.WriteLineAsync(line)|};
            }
        }
        """);

    [Fact]
    public Task Append_text_of_a_file_info_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Add(FileInfo file, string line)
            {
                using var writer = file.AppendText();
                {|DUR101:writer.Write(line)|};
            }
        }
        """);

    [Fact]
    public Task Text_writer_variable_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Add(string path, string line)
            {
                using TextWriter writer = new StreamWriter(new FileStream(path, FileMode.Append));
                {|DUR101:writer.Write(line)|};
            }
        }
        """);

    [Fact]
    public Task Binary_writer_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class Checkpoint
        {
            void Write(string path, long position)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                using var writer = new BinaryWriter(file);
                {|DUR101:writer.Write(position)|};
            }
        }
        """);

    [Fact]
    public Task Binary_writer_then_sync_without_a_drain_is_silent() => Verify.AnalyzerAsync(
        """
        class Checkpoint
        {
            void Write(string path, long position)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                using var writer = new BinaryWriter(file);
                writer.Write(position);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Binary_writer_over_base_stream_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class Checkpoint
        {
            void Write(string path, long position)
            {
                using var writer = new BinaryWriter(File.Open(path, FileMode.OpenOrCreate));
                writer.Write(position);
                ((FileStream)writer.BaseStream).Flush(true);
            }
        }
        """);

    [Fact]
    public Task Buffered_stream_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class IndexPages
        {
            void Write(string path, byte[] page)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                using var buffered = new BufferedStream(file, 1 << 16);
                {|DUR101:buffered.Write(page, 0, page.Length)|};
            }
        }
        """);

    [Fact]
    public Task Buffered_stream_drained_then_synced_is_silent() => Verify.AnalyzerAsync(
        """
        class IndexPages
        {
            void Write(string path, byte[] page)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                using var buffered = new BufferedStream(file, 1 << 16);
                buffered.Write(page, 0, page.Length);
                buffered.Flush();
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Writer_in_memory_is_silent() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            byte[] Write(string state)
            {
                using var memory = new MemoryStream();
                using var writer = new StreamWriter(memory);
                writer.Write(state);
                writer.Flush();
                return memory.ToArray();
            }
        }
        """);

    [Fact]
    public Task Reader_over_a_file_is_silent() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            string Load(string path)
            {
                using var file = new FileStream(path, FileMode.Open);
                using var gzip = new GZipStream(file, CompressionMode.Decompress);
                using var reader = new StreamReader(gzip);
                return reader.ReadToEnd();
            }
        }
        """);

    [Fact]
    public Task Wrapper_in_an_async_flow_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            async Task AddAllAsync(string path, IAsyncEnumerable<string> lines, CancellationToken token)
            {
                await using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 4096, true);
                await using var writer = new StreamWriter(file);
                await foreach (var line in lines.WithCancellation(token).ConfigureAwait(false))
                    await {|DUR101:writer.WriteLineAsync(line.AsMemory(), token)|}.ConfigureAwait(false);
            }
        }
        """);

    [Fact]
    public Task Member_that_only_one_kind_of_writer_has_is_a_write() => Verify.AnalyzerAsync(
        """
        class OrderJournal(System.CodeDom.Compiler.IndentedTextWriter writer)
        {
            readonly System.CodeDom.Compiler.IndentedTextWriter _writer = writer;

            public void Append(string text)
            {
                _writer.WriteLineNoTabs(text);
                {|DUR102:_writer.Flush()|};
            }
        }
        """);
}
