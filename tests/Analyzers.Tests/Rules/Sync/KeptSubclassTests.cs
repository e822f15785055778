using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A stream of a class of the program's own, which derives from a file's, and those that keep one: nothing but that class's name says that they touch a file.</summary>
public sealed class KeptSubclassTests
{
    const string Segment = """
        sealed class SegmentStream : FileStream
        {
            public SegmentStream(string path) : base(path, FileMode.Append) { }
        }

        """;

    [Fact]
    public Task Field_that_is_only_written() => Verify.AnalyzerAsync(
        Segment + """
        class Wal
        {
            readonly SegmentStream _segment = new SegmentStream("orders.wal");
            public void Append(byte[] record) { {|#0:_segment.Write(record)|}; }
        }
        """,
        expected: Verify.Diagnostic("DUR101").WithLocation(0).WithArguments("orders.wal", "_segment.Write()", "the name 'Wal'"));

    [Fact]
    public Task Field_that_is_drained() => Verify.AnalyzerAsync(
        Segment + """
        class Wal
        {
            readonly SegmentStream _segment = new SegmentStream("orders.wal");
            public void Append(byte[] record) => _segment.Write(record);
            public void Commit() => {|DUR102:_segment.Flush()|};
        }
        """);

    [Fact]
    public Task Field_of_the_constructors_parameter() => Verify.AnalyzerAsync(
        Segment + """
        class Wal
        {
            readonly SegmentStream _segment;
            public Wal(SegmentStream segment) => _segment = segment;
            public void Append(byte[] record) { {|DUR101:_segment.Write(record)|}; }
        }
        """);

    [Fact]
    public Task Local_that_is_only_written() => Verify.AnalyzerAsync(
        Segment + """
        class Wal
        {
            public void Append(byte[] record) { var s = new SegmentStream("orders.wal"); {|DUR101:s.Write(record)|}; s.Dispose(); }
        }
        """);

    [Fact]
    public Task Sync_of_the_field_counts() => Verify.AnalyzerAsync(
        Segment + """
        class Wal
        {
            readonly SegmentStream _segment = new SegmentStream("orders.wal");
            public void Append(byte[] record) { _segment.Write(record); _segment.Flush(true); }
        }
        """);

    [Fact]
    public Task Writer_that_derives_from_another() => Verify.AnalyzerAsync(
        """
        sealed class JournalWriter : StreamWriter
        {
            public JournalWriter(string path) : base(path, true) { }
        }
        class Orders
        {
            readonly JournalWriter _journal = new JournalWriter("orders.journal");
            public void Add(string order) { {|DUR101:_journal.WriteLine(order)|}; }
        }
        """);

    [Theory]
    [InlineData("using (var f = new AtomicStream(\"orders.settings\")) f.Write(text);")]
    [InlineData("using var f = new AtomicStream(\"orders.settings\"); f.Write(text);")]
    [InlineData("var f = new AtomicStream(\"orders.settings\"); f.Write(text); f.Close();")]
    public Task Class_that_renames_when_it_is_closed_is_told_at_itself(string save) => Verify.AnalyzerAsync($$"""
        sealed class AtomicStream : FileStream
        {
            readonly string _path;
            public AtomicStream(string path) : base(path + ".tmp", FileMode.Create) { _path = path; }
            protected override void Dispose(bool disposing) { base.Dispose(disposing); if (disposing) {|DUR203:File.Move(_path + ".tmp", _path, true)|}; }
        }
        class Settings
        {
            public void Save(byte[] text) { {{save}} }
        }
        """);

    [Fact]
    public Task Class_that_syncs_and_renames_when_it_is_closed() => Verify.AnalyzerAsync("""
        sealed class AtomicStream : FileStream
        {
            readonly string _path;
            public AtomicStream(string path) : base(path + ".tmp", FileMode.Create) { _path = path; }
            protected override void Dispose(bool disposing) { if (disposing) Flush(true); base.Dispose(disposing); if (disposing) {|DUR202:File.Move(_path + ".tmp", _path, true)|}; }
        }
        class Settings
        {
            public void Save(byte[] text) { using (var f = new AtomicStream("orders.settings")) f.Write(text); }
        }
        """);
}
