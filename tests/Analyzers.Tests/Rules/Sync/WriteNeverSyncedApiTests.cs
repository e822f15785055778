using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR101 over every way that the framework has to write a file.</summary>
public sealed class WriteNeverSyncedApiTests
{
    [Fact]
    public Task File_of_a_file_info_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(FileInfo ledger, byte[] entry)
            {
                using var file = ledger.Open(FileMode.Append, FileAccess.Write);
                {|DUR101:file.Write(entry)|};
            }
        }
        """);

    [Theory]
    [InlineData("info")]
    [InlineData("ledgerInfo")]
    [InlineData("_fileInfo")]
    public Task File_made_by_a_file_info_without_naming_a_stream_is_reported(string info) => Verify.AnalyzerAsync(
        $$"""
        class Ledger
        {
            void Add(FileInfo {{info}}, byte[] entry)
            {
                using var file = {|DUR204:{{info}}.Create()|};
                file.Write(entry);
            }
        }
        """);

    [Fact]
    public Task File_info_open_write_with_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(FileInfo ledger, byte[] entry)
            {
                using FileStream file = ledger.OpenWrite();
                file.Seek(0, SeekOrigin.End);
                file.Write(entry);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task File_open_write_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class IndexPages
        {
            void Update(string path, long offset, byte[] page)
            {
                using var file = File.OpenWrite(path);
                file.Position = offset;
                {|DUR101:file.Write(page)|};
            }
        }
        """);

    [Fact]
    public Task Set_length_after_the_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class IndexPages
        {
            void Trim(string path, byte[] page, long length)
            {
                using var file = File.OpenWrite(path);
                file.Write(page);
                file.Flush(true);
                {|DUR101:file.SetLength(length)|};
            }
        }
        """);

    [Fact]
    public Task Random_access_with_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class IndexPages
        {
            void Update(string path, long offset, byte[] page)
            {
                using var handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
                RandomAccess.Write(handle, page, offset);
                RandomAccess.FlushToDisk(handle);
            }
        }
        """);

    [Fact]
    public Task Write_through_file_handle_is_silent() => Verify.AnalyzerAsync(
        """
        class IndexPages
        {
            async Task UpdateAsync(string path, long offset, byte[] page)
            {
                using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.None, FileOptions.WriteThrough | FileOptions.Asynchronous);
                await RandomAccess.WriteAsync(handle, page, offset);
            }
        }
        """);

    [Fact]
    public Task Append_all_text_is_reported() => Verify.AnalyzerAsync(
        """
        class Journal
        {
            void Add(string line) => {|DUR101:File.AppendAllText("orders.journal", line)|};
        }
        """);

    [Fact]
    public Task Append_all_lines_async_is_reported() => Verify.AnalyzerAsync(
        """
        class Journal
        {
            async Task AddAsync(string journalPath, string[] lines) => await {|DUR101:File.AppendAllLinesAsync(journalPath, lines)|};
        }
        """);

    [Fact]
    public Task Append_to_a_log_for_people_is_silent() => Verify.AnalyzerAsync(
        """
        class App
        {
            void Log(string line) => File.AppendAllText("app.log", line);
        }
        """);

    [Fact]
    public Task Copied_stream_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Receive(string path, Stream upload)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                {|DUR101:upload.CopyTo(file)|};
            }
        }
        """);

    [Fact]
    public Task Copied_stream_with_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            async Task ReceiveAsync(string path, Stream stream, CancellationToken token)
            {
                await using var file = new FileStream(path, FileMode.OpenOrCreate);
                await stream.CopyToAsync(file, token);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Serializer_given_the_stream_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, Dictionary<string, int> state)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                {|DUR101:System.Text.Json.JsonSerializer.Serialize(file, state)|};
            }
        }
        """);

    [Fact]
    public Task Serializer_given_the_stream_with_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            async Task WriteAsync(string path, Dictionary<string, int> state)
            {
                await using var file = new FileStream(path, FileMode.OpenOrCreate);
                await System.Text.Json.JsonSerializer.SerializeAsync(file, state);
                file.Flush(flushToDisk: true);
            }
        }
        """);

    [Fact]
    public Task Xml_serializer_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, object state)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                {|DUR101:new System.Xml.Serialization.XmlSerializer(state.GetType()).Serialize(file, state)|};
            }
        }
        """);

    [Fact]
    public Task Document_saved_to_the_stream_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, System.Xml.Linq.XDocument state)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                {|DUR101:state.Save(file)|};
            }
        }
        """);

    [Fact]
    public Task Document_saved_to_the_stream_with_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, System.Xml.XmlDocument state)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                state.Save(file);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Random_access_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class IndexPages
        {
            void Update(string path, long offset, byte[] page)
            {
                using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
                {|DUR101:RandomAccess.Write(handle, page, offset)|};
            }
        }
        """);
}
