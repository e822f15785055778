using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A stream class whose Flush() syncs: what drains into it, or is disposed above it, syncs it.</summary>
public sealed class FlushThatSyncsTests
{
    [Fact]
    public Task Writer_that_drains_into_it_syncs() => Verify.AnalyzerAsync(
        """
        class FlushToDiskFileStream : FileStream
        {
            public FlushToDiskFileStream(string p, FileMode m) : base(p, m) { }
            public override void Flush() { base.Flush(true); }
        }
        class KeyStore
        {
            public void Save(string path, string text)
            {
                using (Stream f = new FlushToDiskFileStream(path + ".tmp", FileMode.Create))
                using (var w = new StreamWriter(f)) { w.Write(text); w.Flush(); }
                {|DUR202:File.Move(path + ".tmp", path, true)|};
            }
        }
        """);

    [Fact]
    public Task Writer_that_is_disposed_above_it_syncs() => Verify.AnalyzerAsync(
        """
        class FlushToDiskFileStream : FileStream
        {
            public FlushToDiskFileStream(string p, FileMode m) : base(p, m) { }
            public override void Flush() { base.Flush(true); }
        }
        class KeyStore
        {
            public void Save(string path, string text)
            {
                using (Stream f = Open(path + ".tmp", true))
                using (var w = new StreamWriter(f)) { w.Write(text); }
                {|DUR202:File.Move(path + ".tmp", path, true)|};
            }
            Stream Open(string p, bool durable) => durable ? new FlushToDiskFileStream(p, FileMode.Create) : new FileStream(p, FileMode.Create);
        }
        """);

    /// <summary>The writer calls <c>Flush()</c> of the base class, and of what overrides it; whatever else the class does is no sync.</summary>
    [Theory]
    [InlineData("public override void Flush() => base.Flush(true);", true)]
    [InlineData("public override void Flush() { base.Flush(); FlushToDisk(SafeFileHandle); }", true)]
    [InlineData("public override void Flush() => base.Flush(flushToDisk: true);", true)]
    [InlineData("public new void Flush() => base.Flush(true);", false)]
    [InlineData("public override void Flush(bool flushToDisk) => base.Flush(true);", false)]
    [InlineData("public override void Flush() { Note(true); base.Flush(); }", false)]
    [InlineData("public override void Flush() { Drains++; }", false)]
    [InlineData("public int Length2 => 3;", false)]
    public Task Writer_above_a_class_that(string member, bool syncs) => Verify.AnalyzerAsync(
        $$"""
        class SegmentStream : FileStream
        {
            public SegmentStream(string p) : base(p, FileMode.Append) { }
            public int Drains;
            {{member}}
            static void Note(bool again) => Console.WriteLine(again);
            [DllImport("disk")] static extern void FlushToDisk(SafeHandle handle);
        }

        class OrderJournal
        {
            public void Append(string text)
            {
                using var file = new SegmentStream("orders.wal");
                using var writer = new StreamWriter(file);
                writer.Write(text);
                {{(syncs ? "writer.Flush()" : "{|DUR102:writer.Flush()|}")}};
            }
        }
        """);

    [Fact]
    public Task File_that_such_a_class_opens_besides_is_any_file() => Verify.AnalyzerAsync(
        """
        sealed class SyncedStream(string path) : FileStream(path, FileMode.Append)
        {
            public override void Flush() => base.Flush(true);

            public void Note(string text)
            {
                using var journal = File.Open("orders.wal", FileMode.Append);
                using var writer = new StreamWriter(journal);
                writer.Write(text);
                {|DUR102:writer.Flush()|};
            }
        }
        """);
}
