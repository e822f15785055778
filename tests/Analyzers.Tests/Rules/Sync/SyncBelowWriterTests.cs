using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR103: which writers above a file still hold bytes when it is synced, and whether anybody misses them.</summary>
public sealed class SyncBelowWriterTests
{
    [Fact]
    public Task File_that_another_member_opens_anew_is_not_closed() => Verify.AnalyzerAsync("""
        abstract class OrderJournal
        {
            protected FileStream _file = new("orders.journal", FileMode.Append);

            protected abstract void Reopen();

            public void Roll()
            {
                _file.Dispose();
                Reopen();
                _file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Bytes_that_come_down_before_the_last_sync_are_safe() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            public void Append(StreamWriter writer, string line)
            {
                var file = (FileStream)writer.BaseStream;
                writer.WriteLine(line);
                file.Flush(true);
                writer.Flush();
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Writer_that_a_helper_makes_holds_bytes_too() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            static StreamWriter Over(Stream stream) => new(stream);

            public void Append(string line)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                using var writer = Over(file);
                writer.WriteLine(line);
                {|DUR103:file.Flush(true)|};
            }
        }
        """);

    [Theory]
    [InlineData("Path.Combine(Path.GetTempPath(), \"a\")", "file.Flush(true)")]
    [InlineData("\"settings.json\"", "{|DUR103:file.Flush(true)|}")]
    public Task Only_a_file_that_is_missed_needs_its_bytes(string path, string sync) => Verify.AnalyzerAsync($$"""
        class Files
        {
            void Write(string text)
            {
                File.Move("thumbnails.new", "thumbnails.cache", true);
                using var file = new FileStream({{path}}, FileMode.OpenOrCreate);
                using var writer = new StreamWriter(file);
                writer.Write(text);
                {{sync}};
            }
        }
        """);

    [Theory]
    [InlineData("orders.journal", "{|DUR103:_file.Flush(true)|}", "")]
    [InlineData("thumbnails.cache", "_file.Flush(true)", "")]
    [InlineData("orders.journal", "_file.Flush(true)", "public StreamWriter Writer => _writer;")]
    [InlineData("orders.journal", "{|DUR103:_file.Flush(true)|}", "public void Drain() => _file.Flush();")]
    [InlineData("orders.journal", "{|DUR103:_file.Flush(true)|}", "readonly StreamWriter _other = new(\"notes.txt\"); public void Note(string line) { {|DUR104:_other.WriteLine(line)|}; _other.Flush(); }")]
    public Task Writer_that_the_type_keeps_above_its_file(string path, string sync, string member) => Verify.AnalyzerAsync($$"""
        class Lines
        {
            readonly FileStream _file;
            readonly StreamWriter _writer;

            public Lines()
            {
                _file = new FileStream("{{path}}", FileMode.Append);
                _writer = new StreamWriter(_file);
            }

            public void Add(string line) => _writer.WriteLine(line);

            public void Commit() => {{sync}};

            {{member}}
        }
        """);

    [Theory]
    [InlineData("writer.NewLine = \"\\n\";", "{|DUR103:journal.Flush(true)|}")]
    [InlineData("writer.AutoFlush = false;", "{|DUR103:journal.Flush(true)|}")]
    [InlineData("writer.AutoFlush = true;", "journal.Flush(true)")]
    [InlineData("writer.AutoFlush = isEager;", "journal.Flush(true)")]
    public Task Property_that_is_set_before_the_text(string set, string sync) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            void Append(string text, bool isEager)
            {
                using var journal = new FileStream("orders.wal", FileMode.Append);
                using var writer = new StreamWriter(journal);
                {{set}}
                writer.Write(text);
                {{sync}};
            }
        }
        """);

    [Theory]
    [InlineData("using var writer = new BinaryWriter(new BufferedStream(journal)); writer.Write(1); Console.WriteLine(writer.BaseStream.Length); journal.Flush(true);")]
    [InlineData("using var writer = new BinaryWriter(new BufferedStream(journal)); writer.Write(1); {|DUR103:journal.Flush(true)|};")]
    [InlineData("using var writer = new StreamWriter(journal); writer.Write('1'); Console.WriteLine(writer.BaseStream.Length); {|DUR103:journal.Flush(true)|};")]
    [InlineData("using var writer = new StreamWriter(journal); writer.Write('1'); writer.BaseStream.Flush(); {|DUR103:journal.Flush(true)|};")]
    [InlineData("using var writer = new StreamWriter(journal); writer.Write('1'); writer.Flush(); journal.Flush(true);")]
    public Task Stream_below_a_writer_that_is_asked_for(string body) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            void Append()
            {
                using var journal = new FileStream("orders.wal", FileMode.Append);
                {{body}}
            }
        }
        """);
}
