using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A log that data is recovered from is state; a diary of the program is none.</summary>
public sealed class RecoveryLogTests
{
    [Fact]
    public Task Commit_log_that_is_only_drained_is_reported() => Verify.AnalyzerAsync(
        """
        class CommitLog : IAsyncDisposable
        {
            readonly FileStream _stream;
            public CommitLog(string path) => _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 4096, FileOptions.Asynchronous);
            public async ValueTask AppendAsync(ReadOnlyMemory<byte> record)
            {
                await _stream.WriteAsync(record);
                await {|DUR102:_stream.FlushAsync()|};
            }
            public ValueTask DisposeAsync() => _stream.DisposeAsync();
        }
        """);

    [Fact]
    public Task Transaction_log_that_is_only_drained_is_reported() => Verify.AnalyzerAsync(
        """
        class TransactionLog
        {
            readonly FileStream _file = new("tx.log", FileMode.OpenOrCreate);
            public void Append(byte[] r) { _file.Write(r); {|DUR102:_file.Flush()|}; }
        }
        """);

    [Fact]
    public Task Diary_of_the_program_is_silent() => Verify.AnalyzerAsync(
        """
        class Logger
        {
            readonly StreamWriter _w = new("app.log", true);
            public void Info(string s) { _w.WriteLine(s); _w.Flush(); }
        }
        """);

    [Theory]
    [InlineData("await {|DUR101:File.WriteAllTextAsync(Path.Combine(folder, $\"{Guid.NewGuid():N}.wal\"), record)|};")]
    [InlineData("await {|DUR101:File.WriteAllTextAsync(Path.Combine(folder, $\"journal-{DateTime.UtcNow.Ticks}\"), record)|};")]
    [InlineData("await File.WriteAllTextAsync(Path.Combine(folder, $\"{Guid.NewGuid():N}.log\"), record);")]
    [InlineData("await File.WriteAllTextAsync(Path.Combine(folder, $\"{Guid.NewGuid():N}.order\"), record);")]
    public Task Record_with_a_file_of_its_own(string write) => Verify.AnalyzerAsync($$"""
        class Recovery(string folder)
        {
            public async Task Append(string record) { {{write}} }
        }
        """);

    [Theory]
    [InlineData("CommitLog", true)]
    [InlineData("TransactionLog", true)]
    [InlineData("Orders", false)]
    public Task Commit_log_whose_writer_others_can_take(string type, bool isLog) => Verify.AnalyzerAsync($$"""
        class {{type}}(string folder)
        {
            readonly BinaryWriter _writer = new(new FileStream(Path.Combine(folder, "commits.idx"), FileMode.Append));
            public BinaryWriter Writer { get { return _writer; } }
            public void Write(long number)
            {
                Writer.Write(number);
                {{(isLog ? "{|DUR102:Writer.Flush()|}" : "Writer.Flush()")}};
            }
        }
        class Elsewhere { void Sync(FileStream file) => file.Flush(true); }
        """);

    [Theory]
    [InlineData("LogCompactor", true)]
    [InlineData("LogSegment", true)]
    [InlineData("LogViewer", false)]
    public Task Log_that_is_cut_into_segments_is_the_data(string type, bool isData) => Verify.AnalyzerAsync($$"""
        class {{type}}
        {
            void Rewrite(string logPath, byte[] records)
            {
                File.WriteAllBytes(logPath + ".new", records);
                {{(isData ? "{|DUR203:File.Move(logPath + \".new\", logPath, true)|}" : "File.Move(logPath + \".new\", logPath, true)")}};
            }
        }
        """);

    [Theory]
    [InlineData("Shop.Database", "_stream.Write(record);", true)]
    [InlineData("Shop.Web", "_stream.Write(record);", false)]
    [InlineData("Shop.Database", "_stream.Write(Encoding.UTF8.GetBytes(\"added\"));", false)]
    public Task Log_of_bytes_in_a_database_is_one_of_records(string space, string write, bool isData) => Verify.AnalyzerAsync($$"""
        namespace {{space}}
        {
            class LogWriter(FileInfo file)
            {
                Stream _stream;
                void Append(byte[] record)
                {
                    _stream ??= file.OpenWrite();
                    {{write}}
                    {{(isData ? "{|DUR102:_stream.Flush()|}" : "_stream.Flush()")}};
                }
            }
        }
        """);

    [Theory]
    [InlineData("public void Commit() => {|DUR102:_log.Flush()|};", "public byte[] ReadAll() { _log.Flush(); return File.ReadAllBytes(\"a.wal\"); }", "_log.Flush();")]
    [InlineData("public byte[] ReadAll() { _log.Flush(); return File.ReadAllBytes(\"a.wal\"); }", "", "{|DUR102:_log.Flush()|};")]
    [InlineData("public void Commit() => {|DUR102:_log.Flush()|};", "public void Tell() => _log.Flush();", "_log.Flush();")]
    public Task Drain_of_the_commit_is_told_rather_than_that_of_a_reader(string member, string other, string atEnd) => Verify.AnalyzerAsync($$"""
        class Wal : IDisposable
        {
            readonly FileStream _log = new("a.wal", FileMode.OpenOrCreate);
            public void Put(byte[] record) => _log.Write(record);
            {{member}}
            {{other}}
            public void Dispose() { {{atEnd}} _log.Dispose(); }
        }
        """);

    [Fact]
    public Task Drain_of_a_reader_alone_is_none() => Verify.AnalyzerAsync("""
        class Wal : IDisposable
        {
            readonly StreamWriter _log = new("a.wal", append: true) { AutoFlush = true };
            public void Put(string record) => {|DUR101:_log.WriteLine(record)|};
            public string[] ReadAll() { _log.Flush(); return File.ReadAllLines("a.wal"); }
            public void Dispose() => _log.Dispose();
        }
        """);

    [Fact]
    public Task Base_class_and_derived_class_are_told_each_at_its_own_write() => Verify.AnalyzerAsync("""
        abstract class Journal
        {
            protected readonly FileStream _file = new("a.journal", FileMode.Append);
            public void Begin() => {|DUR101:_file.WriteByte(1)|};
        }
        class OrderJournal : Journal
        {
            public void Append(byte[] record) => {|DUR101:_file.Write(record)|};
        }
        """);

    [Fact]
    public Task Write_of_a_test_is_not_the_place_to_tell() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);
            public void Append(byte[] record) => {|DUR101:_file.Write(record)|};
            public void AppendTest() => _file.WriteByte(1);
        }
        """);

    [Theory]
    [InlineData("_file ??= new FileStream(\"orders.journal\", FileMode.Append)")]
    [InlineData("_file = new FileStream(\"orders.journal\", FileMode.Append)")]
    public Task Stream_that_is_handed_out_as_it_is_opened(string open) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            FileStream? _file;
            public FileStream Open() => {{open}};
            public void Append(byte[] record) => _file!.Write(record);
        }
        """);
}
