using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A member and its asynchronous twin promise the same: where one of them syncs, the other forgot to.</summary>
public sealed class TwinMemberTests
{
    [Fact]
    public Task Twin_of_a_member_that_syncs_what_it_is_given_only_drains() => Verify.AnalyzerAsync("""
        class Batches
        {
            public void Write(FileStream file, byte[] batch)
            {
                file.Write(batch);
                file.Flush(true);
            }

            public async Task WriteAsync(FileStream file, byte[] batch)
            {
                await file.WriteAsync(batch);
                await {|DUR102:file.FlushAsync()|};
            }
        }
        """);

    [Fact]
    public Task Twin_of_a_member_that_syncs_what_the_type_keeps_only_drains() => Verify.AnalyzerAsync("""
        class Batches(string path)
        {
            readonly FileStream _file = new(path, FileMode.Append);

            public void Append(byte[] batch)
            {
                _file.Write(batch);
                _file.Flush(true);
            }

            public async Task AppendAsync(byte[] batch)
            {
                await _file.WriteAsync(batch);
                await {|DUR102:_file.FlushAsync()|};
            }
        }
        """);

    [Theory]
    [InlineData("await file.WriteAsync(batch); await file.FlushAsync(); RandomAccess.FlushToDisk(file.SafeFileHandle);", "WriteAsync", "FileStream")]
    [InlineData("await file.WriteAsync(batch); await file.FlushAsync();", "SendAsync", "FileStream")]
    [InlineData("await file.WriteAsync(batch); await file.FlushAsync();", "WriteAsync", "Stream")]
    public Task Twin_that_syncs_another_member_or_another_kind_of_stream(string body, string name, string type) => Verify.AnalyzerAsync($$"""
        class Batches
        {
            public void Write(FileStream file, byte[] batch)
            {
                file.Write(batch);
                file.Flush(true);
            }

            public async Task {{name}}({{type}} file, byte[] batch)
            {
                {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("{|DUR102:_pages!.FlushAsync(stop)|}")]
    [InlineData("Task.Run(Flush, stop)")]
    [InlineData("Task.Run(() => _pages!.Flush(true), stop)")]
    public Task Twin_of_a_flush_that_syncs_what_others_have_written(string flush) => Verify.AnalyzerAsync($$"""
        class PageFile(string path)
        {
            readonly FileStream? _pages = new(path, FileMode.OpenOrCreate);
            public void Write(long at, byte[] page) { _pages!.Position = at; _pages.Write(page); }
            public void Flush() { lock (this) { _pages?.Flush(flushToDisk: true); } }
            public async Task FlushAsync(CancellationToken stop) { await {{flush}}; }
        }
        """);

    [Fact]
    public Task Twin_that_says_that_it_only_drains() => Verify.AnalyzerAsync("""
        class PageFile(string path)
        {
            readonly FileStream _pages = new(path, FileMode.OpenOrCreate);
            public void Write(byte[] page) => _pages.Write(page);
            public async Task FlushAsync() { await Task.Yield(); _pages.Flush(flushToDisk: true); }
            public void Flush() => _pages.Flush(flushToDisk: false);
        }
        """);

    [Theory]
    [InlineData("BackupAsync", true)]
    [InlineData("CopyAsync", true)]
    [InlineData("CommitAsync", false)]
    [InlineData("SyncAsync", false)]
    public Task Sync_before_a_copy_is_none_for_the_records(string member, bool copies) => Verify.AnalyzerAsync($$"""
        class WriteAheadLog(string path)
        {
            readonly FileStream _log = new(path, FileMode.OpenOrCreate);
            public async Task AppendAsync(byte[] record) => await _log.WriteAsync(record);
            public async Task FlushAsync() => await {{(copies ? "{|DUR102:_log.FlushAsync()|}" : "_log.FlushAsync()")}};
            public async Task {{member}}(Stream to) { _log.Flush(flushToDisk: true); await _log.CopyToAsync(to); }
        }
        """);

    [Theory]
    [InlineData("{|DUR102:file.Flush()|}")]
    [InlineData("file.Flush(true)")]
    public Task Header_that_the_constructor_writes_to_the_file_that_it_opens(string flush) => Verify.AnalyzerAsync($$"""
        class RaftLog
        {
            readonly FileStream _file;
            public RaftLog(FileInfo info)
            {
                if (!info.Exists)
                    _file = info.Open(FileMode.OpenOrCreate);
                else
                    _file = info.Open(FileMode.Open);
                if (_file.Length == 0)
                    WriteHeader(_file);
            }
            static void WriteHeader(FileStream file) { file.WriteByte(1); {{flush}}; }
            public void Append(byte[] entry) { _file.Write(entry); _file.Flush(true); }
            public void AppendAll(byte[] entries) { _file.Write(entries); _file.Flush(true); }
        }
        """);

    [Fact]
    public Task Each_twin_that_drains_is_told() => Verify.AnalyzerAsync("""
        class WriteAheadLog(string path)
        {
            readonly FileStream _log = new(path, FileMode.OpenOrCreate);
            public void Append(byte[] record) => _log.Write(record);
            public void Flush() => _log.Flush(true);
            public async Task FlushAsync() => await {|DUR102:_log.FlushAsync()|};
            public void FlushTo(long at) { if (at > 0) _log.Flush(true); }
            public async Task FlushToAsync(long at) { if (at > 0) await {|DUR102:_log.FlushAsync()|}; }
        }
        """);
}
