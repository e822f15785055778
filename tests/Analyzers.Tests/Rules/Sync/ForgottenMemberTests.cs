using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Two members sync what they write: which of the others has forgotten it, and where that is told.</summary>
public sealed class ForgottenMemberTests
{
    [Theory]
    [InlineData("public void Cut(long length) => {|DUR101:_records.SetLength(length)|}; public void AddLater(byte[] record) { _records.Write(record); _records.Flush(flushToDisk: false); }")]
    [InlineData("public void Cut(long length) => {|DUR101:_records.SetLength(length)|}; public int At(long number) { _records.Flush(); _reader.Position = number; return _reader.ReadByte(); }")]
    [InlineData("public void Mark(byte[] record) => _records.Write(record); public void AddLater(byte[] record) { _records.Write(record); {|DUR102:_records.Flush()|}; }")]
    [InlineData("public void Mark(byte[] record) => _records.Write(record); public void AddLater(byte[] record) { _records.Write(record); {|DUR102:_records.Flush()|}; } public int At(long number) { _records.Flush(); _reader.Position = number; return _reader.ReadByte(); }")]
    [InlineData("[Durability.NotDurable] public void Cut(long length) => _records.SetLength(length);")]
    public Task Member_that_forgets_the_sync(string members) => Verify.AnalyzerAsync($$"""
        class RecordFile
        {
            readonly FileStream _records = new("records.db", FileMode.OpenOrCreate);
            readonly FileStream _reader = new("records.db", FileMode.Open, FileAccess.Read);

            public void Add(byte[] record) { _records.Write(record); _records.Flush(true); }
            public void AddTwo(byte[] record) { _records.Write(record); _records.Write(record); _records.Flush(true); }

            {{members}}
        }
        """, withRuntime: true);

    [Fact]
    public Task Member_is_named_rather_than_the_constructor() => Verify.AnalyzerAsync("""
        class Numbers
        {
            readonly FileStream _numbers = new("numbers", FileMode.Open);

            public Numbers()
            {
                _numbers.WriteByte(1);
                _numbers.Flush(true);
            }

            public void Add(byte[] number)
            {
                _numbers.Write(number);
                _numbers.Flush(true);
            }

            public void Cut(long length) => {|#0:_numbers.SetLength(length)|};
        }
        """,
        expected: Verify.Diagnostic("DUR101").WithLocation(0).WithArguments("_numbers", "_numbers.SetLength()", "'Add' syncs what it writes"));

    [Theory]
    [InlineData("public async Task FlushAsync() { await Task.Yield(); _pages.Flush(true); } public void Flush() => {|DUR102:_pages.Flush()|};")]
    [InlineData("public void Flush() => _pages.Flush(true); [Durability.NotDurable] public Task FlushAsync() => _pages.FlushAsync();")]
    [InlineData("public void Flush(bool hard) { if (hard) _pages.Flush(true); else _pages.Flush(); } public async Task FlushAsync(bool hard) { if (hard) _pages.Flush(true); else await _pages.FlushAsync(); }")]
    public Task Twin_of_a_member_that_syncs_for_others(string members) => Verify.AnalyzerAsync($$"""
        class PageFile(string path)
        {
            readonly FileStream _pages = new(path, FileMode.OpenOrCreate);

            public void Write(byte[] page) => _pages.Write(page);

            {{members}}
        }
        """, withRuntime: true);

    [Fact]
    public Task Twin_that_drains_by_a_helper() => Verify.AnalyzerAsync("""
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
                await FinishAsync();
            }

            Task FinishAsync() => {|DUR102:_file.FlushAsync()|};
        }
        """);

    /// <summary>The drain of a commit is told, and not that of a close which stands behind it.</summary>
    [Fact]
    public Task Drain_of_a_commit_says_more_than_that_of_a_close() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void Append(byte[] record) => _file.Write(record);

            public void Commit() => {|DUR102:_file.Flush()|};

            public void Dispose()
            {
                _file.Flush();
                _file.Dispose();
            }
        }
        """);

    [Fact]
    public Task Drain_without_any_write_loses_nothing() => Verify.AnalyzerAsync("""
        class OrderJournal(FileStream journal)
        {
            public void Drain() => journal.Flush();
        }
        """);

    [Fact]
    public Task Header_that_is_synced_with_the_first_record() => Verify.AnalyzerAsync("""
        class RecordFile
        {
            readonly FileStream _records = new("records.db", FileMode.OpenOrCreate);

            public RecordFile() => _records.WriteByte(1);

            public void Add(byte[] record) { _records.Write(record); _records.Flush(true); }
            public void AddTwo(byte[] record) { _records.Write(record); _records.Write(record); _records.Flush(true); }
        }
        """);

    [Fact]
    public Task Drain_in_a_helper_is_told_rather_than_its_call() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            void Drain() => {|DUR102:_file.Flush()|};

            public void Append(byte[] record)
            {
                _file.Write(record);
                Drain();
            }
        }
        """);
}
