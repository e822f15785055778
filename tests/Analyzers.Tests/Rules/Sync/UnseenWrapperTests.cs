using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Writers and readers of the framework that the catalog does not know: they stand over the stream that they are given.</summary>
public sealed class UnseenWrapperTests
{
    [Theory]
    [InlineData("w")]
    [InlineData("w, \"  \"")]
    [InlineData("tabString: \"  \", writer: w")]
    public Task Writer_over_another_writes_to_it(string arguments) => VerifyAsync($$"""
        using var w = new StreamWriter("orders.wal", true);
        using var indented = new System.CodeDom.Compiler.IndentedTextWriter({{arguments}});
        {|DUR101:indented.WriteLineNoTabs("a")|};
        """);

    [Fact]
    public Task Stream_that_is_named_behind_another_argument() => VerifyAsync("""
        using var s = new FileStream("orders.wal", FileMode.Append);
        using var w = new StreamWriter(leaveOpen: false, stream: s);
        {|DUR101:w.Write("a")|};
        """);

    [Theory]
    [InlineData("{|DUR102:listener.Flush()|};")]
    [InlineData("listener.Close();", true)]
    [InlineData("_ = listener.ToString();", true)]
    public Task Listener_is_drained_and_closed_by_name(string end, bool tellsWrite = false) => VerifyAsync($$"""
        var s = new FileStream("orders.wal", FileMode.Append);
        var listener = new System.Diagnostics.TextWriterTraceListener(s);
        {{(tellsWrite ? "{|DUR101:listener.WriteLine(\"a\")|}" : "listener.WriteLine(\"a\")")}};
        {{end}}
        """);

    [Theory]
    [InlineData("w.Close(); {|DUR103:s.Flush(true)|};")]
    [InlineData("w.Generate(); s.Flush(true);")]
    public Task Close_closes_the_stream_below(string end) => VerifyAsync($$"""
        var s = new FileStream("orders.wal", FileMode.Append);
        var w = new System.Resources.ResourceWriter(s);
        w.AddResource("a", "b");
        {{end}}
        """);

    [Theory]
    [InlineData("_ = w.ToString();")]
    [InlineData("_ = w.GetType();")]
    [InlineData("_ = w.Equals(w);")]
    [InlineData("_ = w.GetHashCode();")]
    public Task What_asks_a_writer_writes_nothing(string ask) => VerifyAsync($$"""
        using var w = new StreamWriter("orders.wal", true);
        {{ask}}
        """);

    [Theory]
    [InlineData("using var r = new StreamReader(s); r.Peek(); r.DiscardBufferedData();")]
    [InlineData("using var r = new BinaryReader(s); r.PeekChar();")]
    [InlineData("_ = System.Xml.XmlReader.Create(s);")]
    [InlineData("_ = System.IO.Pipelines.PipeReader.Create(s);")]
    [InlineData("_ = codecs.Reader.Create(s);")]
    [InlineData("codecs.ThrowIfNull(s);")]
    public Task Reader_over_a_stream_writes_nothing(string read) => VerifyAsync($$"""
        using var s = new FileStream("orders.wal", FileMode.OpenOrCreate);
        {{read}}
        """);

    [Theory]
    [InlineData("{|DUR101:System.IO.Pipelines.PipeWriter.Create(s)|};")]
    [InlineData("{|DUR101:codecs.Create(s)|};")]
    [InlineData("{|DUR101:codecs.Check(s)|};")]
    public Task What_is_not_named_for_reading_may_write(string call) => VerifyAsync($$"""
        using var s = new FileStream("orders.wal", FileMode.OpenOrCreate);
        {{call}}
        """);

    [Fact]
    public Task Console_that_is_sent_to_a_writer_writes_to_it() => VerifyAsync("""
        using var w = new StreamWriter("orders.wal", true);
        {|DUR101:Console.SetOut(w)|};
        """);

    [Fact]
    public Task Synchronized_stream_closes_the_one_below() => VerifyAsync("""
        var s = new FileStream("orders.wal", FileMode.Append);
        using (var shared = Stream.Synchronized(s))
            shared.WriteByte(1);
        {|DUR103:s.Flush(true)|};
        """);

    [Theory]
    [InlineData("false", "{|DUR103:s.Flush(true)|}")]
    [InlineData("true", "s.Flush(true)")]
    public Task Writer_closes_the_stream_below_unless_it_is_told_not_to(string leaveOpen, string sync) => VerifyAsync($$"""
        var s = new FileStream("orders.wal", FileMode.Append);
        using (var w = new StreamWriter(s, Encoding.UTF8, 1024, leaveOpen: {{leaveOpen}}))
            w.Write("a");
        {{sync}};
        """);

    [Fact]
    public Task Entry_of_an_archive_in_memory_is_no_file() => VerifyAsync("""
        using var memory = new MemoryStream();
        using var archive = new ZipArchive(memory, ZipArchiveMode.Create);
        using var entry = archive.CreateEntry("orders.wal").Open();
        entry.WriteByte(1);
        """);

    [Fact]
    public Task Stream_in_memory_that_a_field_keeps_is_no_file() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            readonly Stream _records = new MemoryStream();

            public void Append(byte[] record)
            {
                _records.Write(record);
                _records.Flush();
            }
        }

        class OrderLog
        {
            readonly Stream _records;

            public OrderLog() => _records = new MemoryStream();

            public void Append(byte[] record)
            {
                _records.Write(record);
                _records.Flush();
            }
        }
        """);

    [Fact]
    public Task Task_of_a_stream_is_not_written_to() => VerifyAsync("""
        using var s = new FileStream("orders.wal", FileMode.Open);
        var opened = new ValueTask<FileStream>(s);
        opened.AsTask();
        """);

    [Fact]
    public Task Abstract_member_of_a_writer_of_this_program_may_only_ask() => Verify.AnalyzerAsync("""
        abstract class RecordWriter : StreamWriter
        {
            protected RecordWriter(string path) : base(path) { }

            public abstract int Count();
        }

        interface IFiles
        {
            RecordWriter Open(string path, FileMode mode);
        }

        class OrderJournal
        {
            int Count(IFiles files)
            {
                using var w = files.Open("orders.wal", FileMode.Append);
                return w.Count();
            }
        }
        """);

    [Fact]
    public Task Object_that_keeps_a_stream_takes_it_along() => Verify.AnalyzerAsync("""
        sealed class Segment(FileStream file)
        {
            public FileStream File = file;
        }

        class OrderJournal
        {
            void Append(byte[] record, List<Segment> segments)
            {
                var s = new FileStream("orders.wal", FileMode.Append);
                s.Write(record);
                var segment = new Segment(s);
                segments.Add(segment);
            }
        }
        """);

    [Theory]
    [InlineData("new Thread(() => {|DUR101:s.WriteByte(1)|}).Start();")]
    [InlineData("Task.Run(() => {|DUR101:s.WriteByte(1)|}).Wait();")]
    public Task Lambda_that_is_handed_away_runs_with_what_is_around_it(string run) => VerifyAsync($$"""
        using var s = new FileStream("orders.wal", FileMode.Append);
        {{run}}
        """);

    static Task VerifyAsync(string code) => Verify.AnalyzerAsync($$"""
        interface ICodecs
        {
            ICodecReader Reader { get; }
            object Create(Stream stream);
            void Check(Stream stream);
            void ThrowIfNull(Stream stream);
        }

        interface ICodecReader
        {
            object Create(Stream stream);
        }

        class OrderJournal
        {
            void Append(ICodecs codecs)
            {
                {{code}}
            }
        }
        """);
}
