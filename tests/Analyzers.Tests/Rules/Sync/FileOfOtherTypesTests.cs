using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A file that a base class, an outer class or another class keeps is judged once, where all that is done to it is seen.</summary>
public sealed class FileOfOtherTypesTests
{
    const string Base = """
        class OrderJournal
        {
            {{access}} readonly FileStream _file = new("orders.wal", FileMode.Append);
            public void Append(byte[] r) => {|DUR101:_file.Write(r)|};
        }

        """;

    [Theory]
    [InlineData("private", "")]
    [InlineData("protected", "")]
    [InlineData("protected", "{|DUR101:_file.Write(r)|};")]
    [InlineData("protected", "_file.Write(r); {|DUR102:_file.Flush()|};")]
    public Task Derived_class_answers_for_what_it_writes(string access, string code) => Verify.AnalyzerAsync(Base.Replace("{{access}}", access) + $$"""
        class SmallJournal : OrderJournal
        {
            readonly FileStream _notes = new("notes.wal", FileMode.Append);
            public void Note(byte[] r) { _notes.Write(r); _notes.Flush(true); {{code}} }
        }
        """);

    [Theory]
    [InlineData("{|DUR101:owner._file.Write(r)|};")]
    [InlineData("owner._file.Write(r); {|DUR102:owner._file.Flush()|};")]
    [InlineData("owner._file.Write(r); owner._file.Flush(true);")]
    public Task Nested_class_writes_to_the_file_of_the_outer_one(string code) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            readonly FileStream _file = new("orders.wal", FileMode.Append);

            class Cursor(OrderJournal owner)
            {
                public void Put(byte[] r) { {{code}} }
            }
        }
        """);

    [Fact]
    public Task Outer_class_syncs_files_by_name() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            public static void SyncAll(string path)
            {
                using var file = new FileStream(path, FileMode.Open);
                file.Flush(true);
            }

            class Segment
            {
                readonly FileStream _file = new("orders.wal", FileMode.Append);
                public void Put(byte[] r) => _file.Write(r);
            }
        }
        """);

    [Fact]
    public Task User_of_a_journal_leaves_the_sync_to_it() => Verify.AnalyzerAsync("""
        class Journal
        {
            readonly FileStream _file = new("orders.wal", FileMode.Append);
            public void Put(byte[] r) => _file.Write(r);
            public void Commit() => _file.Flush(true);
        }

        class Shop
        {
            readonly Journal _journal = new();
            public void Sell(string path, byte[] r) { File.AppendAllText(path + ".tmp", ""); _journal.Put(r); }
        }
        """);

    [Theory]
    [InlineData("Flush(true);", "_file.Flush()", "file.Flush()")]
    [InlineData("", "{|DUR102:_file.Flush()|}", "{|DUR102:file.Flush()|}")]
    public Task Stream_of_a_class_that_syncs_when_it_is_closed(string close, string kept, string local) => Verify.AnalyzerAsync($$"""
        class SafeStream(string path) : FileStream(path, FileMode.Append)
        {
            protected override void Dispose(bool disposing) { {{close}} base.Dispose(disposing); }
        }

        class OrderJournal
        {
            readonly SafeStream _file = new("orders.wal");
            public void Append(byte[] r) { _file.Write(r); {{kept}}; }
        }

        class ReturnJournal
        {
            public void Append(byte[] r) { using var file = new SafeStream("returns.wal"); file.Write(r); {{local}}; }
        }
        """);

    [Theory]
    [InlineData("SafeStream", "file.Write(r)")]
    [InlineData("FileStream", "{|DUR101:file.Write(r)|}")]
    public Task Stream_that_comes_out_of_an_interface(string type, string write) => Verify.AnalyzerAsync($$"""
        class SafeStream(string path) : FileStream(path, FileMode.Append)
        {
            protected override void Dispose(bool disposing) { Flush(true); base.Dispose(disposing); }
        }

        interface IFiles
        {
            {{type}} Open(string path, FileMode mode);
        }

        class OrderJournal
        {
            public void Append(IFiles files, byte[] r) { using var file = files.Open("orders.wal", FileMode.Append); {{write}}; }
        }
        """);

    /// <summary>Whoever takes the stream may sync it; a commit log that drains it itself has told its caller before.</summary>
    [Theory]
    [InlineData("{|DUR102:_file.Flush()|}")]
    [InlineData("Streams.Drain(_file)")]
    public Task Commit_log_that_hands_its_stream_out(string drain) => Verify.AnalyzerAsync($$"""
        static class Streams
        {
            public static void Drain(Stream stream) => stream.Flush();
        }

        class OrderWal
        {
            readonly FileStream _file = new("orders.wal", FileMode.Append);
            public FileStream File => _file;
            public void Append(byte[] r) { _file.Write(r); {{drain}}; }
        }
        """);

    [Fact]
    public Task Log_of_a_database_is_one_of_records() => Verify.AnalyzerAsync("""
        namespace Acme.Database;

        class LogWriter
        {
            readonly FileStream _stream = new("app.log", FileMode.Append);
            public void Append(byte[] record) { _stream.Write(record); {|DUR102:_stream.Flush()|}; }
        }
        """);
}
