using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Who has to sync a stream: the class that it is of, the class that keeps it, or the base class that declares it.</summary>
public sealed class StreamOwnerTests
{
    const string SyncedFile = """
        partial class SyncedFile(string path) : FileStream(path, FileMode.Append)
        {
            protected override void Dispose(bool disposing)
            {
                Flush(true);
                base.Dispose(disposing);
            }
        }

        partial class SyncedFile
        {
            public int Records { get; set; }
        }

        """;

    [Fact]
    public Task Class_that_syncs_itself_where_it_is_closed() => Verify.AnalyzerAsync(SyncedFile + """
        class OrderJournal
        {
            readonly SyncedFile _kept = new("orders.journal");

            public void Append(byte[] record) => _kept.Write(record);

            public void AppendOther(byte[] record)
            {
                using var file = new SyncedFile("other.journal");
                file.Write(record);
            }
        }
        """);

    const string Blocks = """
        interface IBlocks
        {
            void Write(byte[] block);
            void Drain();
        }

        class BlockFile : IBlocks, IDisposable
        {
            readonly FileStream _blocks = new("blocks.db", FileMode.OpenOrCreate);
            public void Write(byte[] block) => _blocks.Write(block);
            public void Drain() => _blocks.Flush();
            public void Dispose()
            {
                _blocks.Flush(true);
                _blocks.Dispose();
            }
        }

        """;

    [Fact]
    public Task User_of_a_file_that_is_synced_where_it_is_closed() => Verify.AnalyzerAsync(Blocks + """
        class Migration
        {
            readonly FileStream _done = new("done.db", FileMode.OpenOrCreate);
            readonly BlockFile _target;

            public Migration() => _target = new BlockFile();

            public void Copy(IEnumerable<byte[]> blocks)
            {
                foreach (var block in blocks)
                {
                    _target.Write(block);
                    _target.Drain();
                }

                _done.WriteByte(1);
                _done.Flush(true);
            }
        }
        """);

    [Fact]
    public Task File_of_the_base_class_is_told_there_and_once() => Verify.AnalyzerAsync("""
        abstract class LogFile
        {
            protected readonly FileStream _file = new("orders.journal", FileMode.Append);

            protected void Put(byte[] record) => {|DUR101:_file.Write(record)|};
        }

        class OrderJournal : LogFile
        {
            readonly FileStream _marks = new("orders.marks", FileMode.Append);

            public void Mark(byte[] mark)
            {
                _marks.Write(mark);
                _marks.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Part_of_a_store_that_syncs_its_files_by_name() => Verify.AnalyzerAsync("""
        class Store
        {
            public static void SyncFile(string path)
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
                file.Flush(true);
            }

            class Segment(string path)
            {
                readonly FileStream _segment = new(path, FileMode.Append);

                public void Append(byte[] record) => _segment.Write(record);
            }
        }
        """);

    [Fact]
    public Task File_that_others_are_given() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public FileStream Share(bool alone)
            {
                if (!alone)
                    return _file;
                throw new IOException();
            }

            public void Append(byte[] record) => _file.Write(record);
        }
        """);

    const string Rest = """
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => 0;
        public override long Position { get; set; }
        public override int Read(byte[] buffer, int offset, int count) => 0;
        public override long Seek(long offset, SeekOrigin origin) => 0;
        public override void SetLength(long value) { }
        """;

    [Theory]
    [InlineData("Stream inner", "readonly Stream _inner = inner", "_inner.Flush()", "")]
    [InlineData("string path", "readonly FileStream _inner = new(path, FileMode.Append)", "{|DUR102:_inner.Flush()|}", "")]
    [InlineData("Stream inner", "readonly Stream _inner = inner", "_inner.Flush()", "public void Commit() => {|DUR102:_inner.Flush()|};")]
    public Task Stream_over_another_one(string parameter, string field, string drain, string member) => Verify.AnalyzerAsync($$"""
        class WalStream({{parameter}}) : Stream
        {
            {{field}};
            public override void Write(byte[] buffer, int offset, int count) => _inner.Write(buffer, offset, count);
            public override void Flush() => {{drain}};
            {{member}}
            {{Rest}}
        }
        """);

    const string Sync = """
        static class Streams
        {
            public static void FlushToDisk(this Stream stream)
            {
                if (stream is FileStream file)
                    file.Flush(true);
                else
                    throw new NotSupportedException();
            }
        }

        """;

    [Theory]
    [InlineData("Parts", "Lazy<Stream> second", "public void WriteSecond(byte[] page) => {|DUR101:second.Value.Write(page)|};")]
    [InlineData("Parts", "Lazy<Stream> second", "public void TracePage(byte[] page) => {|DUR101:second.Value.Write(page)|};")]
    [InlineData("Parts", "Lazy<Stream> second", "[Durability.NotDurable] public void WriteSecond(byte[] page) => second.Value.Write(page);")]
    [InlineData("PartsTests", "Lazy<Stream> second", "public void WriteSecond(byte[] page) => second.Value.Write(page);")]
    [InlineData("Parts", "BinaryWriter second", "public void WriteSecond(byte[] page) => second.Write(page);")]
    [InlineData("Parts", "BufferedStream second", "public void WriteSecond(byte[] page) => second.Write(page);")]
    public Task Stream_beside_one_that_is_synced(string type, string parameter, string member) => Verify.AnalyzerAsync(Sync + $$"""
        class {{type}}(Lazy<Stream> first, {{parameter}})
        {
            public void WriteFirst(byte[] page)
            {
                first.Value.Write(page);
                first.Value.FlushToDisk();
            }

            {{member}}
        }
        """, withRuntime: true);

    [Fact]
    public Task Two_streams_that_nobody_syncs() => Verify.AnalyzerAsync(Sync + """
        class Parts(Lazy<Stream> first, Lazy<Stream> second)
        {
            public void WriteFirst(byte[] page)
            {
                first.Value.Write(page);
                first.Value.Flush();
            }

            public void WriteSecond(byte[] page)
            {
                second.Value.Write(page);
                second.Value.Flush();
            }
        }
        """);

    /// <summary>What the namespace of a database keeps as a log of bytes and drains is one of records; other logs are diaries.</summary>
    [Theory]
    [InlineData("readonly FileStream _log = new(\"a.log\", FileMode.Append); public void Append(byte[] record) { _log.Write(record); {|DUR102:_log.Flush()|}; }")]
    [InlineData("readonly FileStream _log = new(\"a.log\", FileMode.Append); public void Append(byte[] record) => _log.Write(record);")]
    [InlineData("readonly FileStream _trace = new(\"a.cache\", FileMode.Append); public void Append(byte[] record) { _trace.Write(record); _trace.Flush(); }")]
    [InlineData("readonly StreamWriter _log = new(\"a.log\", append: true); public void Append(string record) { _log.Write(record); _log.Flush(); }")]
    [InlineData("readonly FileStream _log = new(\"a.log\", FileMode.Append); public void Append(string record) { var writer = new StreamWriter(_log); writer.WriteLine(record); writer.Flush(); }")]
    [InlineData("readonly FileStream _log = new(\"a.log\", FileMode.Append); public void Append(string record) { _log.Write(Encoding.UTF8.GetBytes(record)); _log.Flush(); }")]
    public Task Log_in_the_namespace_of_a_database(string members) => Verify.AnalyzerAsync($$"""
        namespace Shop.Storage
        {
            class Appender
            {
                {{members}}
            }
        }
        """);

    [Fact]
    public Task File_that_its_own_class_may_sync_at_any_time() => Verify.AnalyzerAsync("""
        partial class JournalFile : FileStream
        {
            public JournalFile(string path) : base(path, FileMode.Append) { }

            public void Commit() => Flush(true);
        }

        partial class JournalFile
        {
            public int Records { get; set; }
        }

        class OrderJournal
        {
            readonly JournalFile _kept = new("orders.journal");

            public void Append(byte[] record)
            {
                _kept.Write(record);
                _kept.Flush();
            }
        }

        class OtherJournal
        {
            public void Append(byte[] record)
            {
                using var file = new JournalFile("other.journal");
                file.Write(record);
                {|DUR102:file.Flush()|};
            }
        }
        """);

    [Fact]
    public Task File_whose_own_class_never_syncs_is_only_drained() => Verify.AnalyzerAsync("""
        class JournalFile : FileStream
        {
            public JournalFile(string path) : base(path, FileMode.Append) { }
        }

        class OrderJournal
        {
            readonly JournalFile _kept = new("orders.journal");

            public void Append(byte[] record)
            {
                _kept.Write(record);
                {|DUR102:_kept.Flush()|};
            }
        }
        """);
}
