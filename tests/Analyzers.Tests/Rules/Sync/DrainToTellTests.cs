using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Which drain is told where several stand, and which is none that stands for a sync.</summary>
public sealed class DrainToTellTests
{
    /// <summary>The drain of a commit says more than that of a close, and one that stands in the type more than one in a helper.</summary>
    [Theory]
    [InlineData("public void CommitBatch(byte[] r) { _file.Write(r); {|DUR102:_file.Flush()|}; } public void CloseAll(byte[] r) { _file.Write(r); _file.Flush(); }")]
    [InlineData("public void Commit(byte[] r) { _file.Write(r); _file.Flush(flushToDisk: false); } public void Close(byte[] r) { _file.Write(r); {|DUR102:_file.Flush()|}; }")]
    [InlineData("public void Mark(byte[] r) { _file.Write(r); {|DUR102:_file.Flush()|}; } public void Commit(byte[] r) { _file.Write(r); Streams.Drain(_file); }")]
    public Task One_of_two(string members) => Verify.AnalyzerAsync(Journal(members));

    [Theory]
    [InlineData("public void Put(byte[] r) => {|DUR101:_file.Write(r)|}; public int ReadFirst(byte[] to) { _file.Flush(); _file.Position = 0; return _file.Read(to); }")]
    [InlineData("public int GetOrAdd(byte[] r) { {|DUR101:_file.Write(r)|}; _file.Flush(); _file.Position = 0; return 1; }")]
    public Task Drain_in_a_member_that_reads_is_none_that_is_told(string members) => Verify.AnalyzerAsync(Journal(members));

    [Theory]
    [InlineData("public Task FlushAsync() => {|DUR102:_file.FlushAsync()|};")]
    [InlineData("public Task FlushAsync() => Streams.DrainAsync(_file);")]
    public Task Twin_of_the_member_that_syncs(string twin) => Verify.AnalyzerAsync(Journal(
        "public void Put(byte[] r) => _file.Write(r); public void Flush() => _file.Flush(true); " + twin));

    static string Journal(string members) => $$"""
        static class Streams
        {
            public static void Drain(Stream stream) => stream.Flush();
            public static Task DrainAsync(Stream stream) => stream.FlushAsync();
        }

        class OrderJournal
        {
            readonly FileStream _file = new("orders.wal", FileMode.OpenOrCreate);
            {{members}}
        }
        """;

    /// <summary>It syncs where there is a file below, which its twin cannot know either.</summary>
    [Fact]
    public Task Twin_over_a_stream_that_may_be_no_file() => Verify.AnalyzerAsync("""
        class Shelf
        {
            readonly Stream _stream;
            public Shelf(Stream stream) => _stream = stream;
            public void Put(byte[] r) => _stream.Write(r);
            public void Flush() { if (_stream is FileStream file) file.Flush(true); else _stream.Flush(); }
            public Task FlushAsync() => _stream.FlushAsync();
        }
        """);

    [Theory]
    [InlineData("readonly FileStream _below = new(\"orders.wal\", FileMode.Append);", "_below.Flush(true)", "_below.FlushAsync(cancel)")]
    [InlineData("readonly FileStream _below = new(\"orders.wal\", FileMode.Append);", "{|DUR102:_below.Flush()|}", "Task.CompletedTask")]
    [InlineData("readonly Stream _below = Stream.Null;", "_below.Flush()", "Task.CompletedTask")]
    public Task Stream_over_another_one(string below, string flush, string flushAsync) => Verify.AnalyzerAsync($$"""
        class OrderStream : Stream
        {
            {{below}}
            public override bool CanRead => false;
            public override bool CanSeek => false;
            public override bool CanWrite => true;
            public override long Length => 0;
            public override long Position { get; set; }
            public override int Read(byte[] buffer, int offset, int count) => 0;
            public override long Seek(long offset, SeekOrigin origin) => 0;
            public override void SetLength(long value) { }
            public override void Write(byte[] buffer, int offset, int count) => _below.Write(buffer, offset, count);
            public override void Flush() => {{flush}};
            public override Task FlushAsync(CancellationToken cancel) => {{flushAsync}};
        }
        """);

    const string Put = "static void Put(FileStream to, byte[] r) { to.Write(r); to.Flush(); }";

    /// <summary>A helper drains what it is given; whether that is enough is its callers' to say.</summary>
    [Theory]
    [InlineData("public void Add(FileStream to, byte[] r) { Put(to, r); to.Flush(true); _log.Write(r); _log.Flush(true); }")]
    [InlineData("public void Add(FileStream to, byte[] r) { Put(to, r); to.Flush(true); } public void Mark(FileStream to, byte[] r) { Put(to, r); _log.Write(r); _log.Flush(true); }")]
    public Task Helper_whose_caller_syncs(string callers) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            readonly FileStream _log = new("orders.wal", FileMode.Append);
            {{callers}}
            {{Put}}
        }
        """);

    /// <summary>What is rented may be the file that the helper is given.</summary>
    [Theory]
    [InlineData("Put(to, r); pool.Rent(1).Flush(true);", "to.Flush()")]
    [InlineData("Put(to, r);", "{|DUR102:to.Flush()|}")]
    public Task Helper_whose_caller_syncs_what_a_pool_gives(string code, string drain) => Verify.AnalyzerAsync($$"""
        interface IPool
        {
            FileStream Rent(int id);
        }

        static class OrderJournal
        {
            public static void Add(FileStream to, byte[] r, IPool pool) { {{code}} }
            static void Put(FileStream to, byte[] r) { to.Write(r); {{drain}}; }
        }
        """);

    [Fact]
    public Task Helper_whose_caller_syncs_another_file() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            readonly FileStream _log = new("orders.wal", FileMode.Append);
            public void Add(FileStream to, byte[] r) { Put(to, r); _log.Write(r); _log.Flush(true); }
            static void Put(FileStream to, byte[] r) { to.Write(r); {|DUR102:to.Flush()|}; }
        }
        """);

    /// <summary>What the type syncs is kept by it; what it is given need be no file.</summary>
    [Theory]
    [InlineData("public void PutA(byte[] r) { _a.Write(r); ((FileStream)_a).Flush(true); } public void PutB(Stream b, byte[] r) => Copy(b, r); static void Copy(Stream to, byte[] r) { to.Write(r); to.Flush(); }")]
    [InlineData("public void Put(byte[] r) { _a.Write(r); _a.Flush(); } public static Task PutAsync(Stream to, byte[] r) { to.Write(r); ((FileStream)to).Flush(true); return Task.CompletedTask; }")]
    public Task Stream_of_a_shelf_that_may_be_no_file(string members) => Verify.AnalyzerAsync($$"""
        class Shelf
        {
            readonly Stream _a;
            public Shelf(Stream a) => _a = a;
            {{members}}
        }
        """);

    [Fact]
    public Task Kindred_stream_that_is_named_first() => Verify.AnalyzerAsync(
        """
        class Shelf
        {
            readonly Stream _a, _b, _c;
            public Shelf(Stream a, Stream b, Stream c) => (_a, _b, _c) = (a, b, c);
            public void PutA(byte[] r) { _a.Write(r); ((FileStream)_a).Flush(true); }
            public void PutB(byte[] r) { _b.Write(r); ((FileStream)_b).Flush(true); }
            public void PutC(byte[] r) { {|#1:_c.Write(r)|}; {|#0:_c.Flush()|}; }
        }
        """,
        expected: Verify.Diagnostic("DUR102").WithLocation(0).WithLocation(1).WithArguments("_c.Flush()", "_c", "'PutA' syncs what it writes to '_a'"));

    [Fact]
    public Task Both_drains_behind_a_write_are_shown() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] r)
            {
                using var file = {|#3:new FileStream("orders.wal", FileMode.Append)|};
                {|#1:file.Write(r)|};
                {|#2:file.Flush()|};
                {|#0:file.Flush()|};
            }
        }
        """,
        expected: Verify.Diagnostic("DUR102").WithLocation(0).WithLocation(1).WithLocation(2).WithLocation(3).WithArguments("file.Flush()", "orders.wal", "the name 'orders.wal'"));
}
