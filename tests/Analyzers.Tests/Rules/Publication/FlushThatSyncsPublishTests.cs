using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>A stream whose own flush syncs, in the way of a rename: what a writer above it drains is on disk, and what only closes it is not.</summary>
public sealed class FlushThatSyncsPublishTests
{
    [Theory]
    [InlineData("StreamWriter(new SyncedStream(\"orders.tmp\"))", "w.Write(text)", true)]
    [InlineData("BinaryWriter(new SyncedStream(\"orders.tmp\"))", "{ w.Write(text); w.Flush(); }", true)]
    [InlineData("BinaryWriter(new SyncedStream(\"orders.tmp\"))", "w.Write(text)", false)]
    [InlineData("GZipStream(new SyncedStream(\"orders.tmp\"), CompressionLevel.Fastest)", "w.WriteByte(1)", false)]
    [InlineData("SyncedStream(\"orders.tmp\")", "w.WriteByte(1)", false)]
    public Task Writer_above_it_syncs_it_where_it_flushes(string writer, string write, bool syncs) => Verify.AnalyzerAsync($$"""
        class SyncedStream : FileStream
        {
            public SyncedStream(string path) : base(path, FileMode.Create) { }

            public override void Flush() => base.Flush(true);
        }

        class OrderStore
        {
            void Save(string text)
            {
                using (var w = new {{writer}})
                    {{write}}{{(write[^1] == '}' ? "" : ";")}}
                {|{{(syncs ? "DUR202" : "DUR203")}}:File.Move("orders.tmp", "orders.json", true)|};
            }
        }
        """);

    [Theory]
    [InlineData("StreamWriter(new PlainStream(\"orders.tmp\"))", "w.Write(text)")]
    [InlineData("BinaryWriter(new PlainStream(\"orders.tmp\"))", "{ w.Write(text); w.Flush(); }")]
    public Task Flush_that_only_drains_syncs_nothing(string writer, string write) => Verify.AnalyzerAsync($$"""
        class PlainStream : FileStream
        {
            public PlainStream(string path) : base(path, FileMode.Create) { }

            public override void Flush() => base.Flush();
        }

        class OrderStore
        {
            void Save(string text)
            {
                using (var w = new {{writer}})
                    {{write}}{{(write[^1] == '}' ? "" : ";")}}
                {|DUR203:File.Move("orders.tmp", "orders.json", true)|};
            }
        }
        """);

    [Theory]
    [InlineData("await s.FlushAsync();")]
    [InlineData("using (var w = new StreamWriter(s, leaveOpen: true)) { w.Write(text); w.Dispose(); s.WriteByte(2); }")]
    public Task Written_without_its_flush_it_is_not_synced(string code) => Verify.AnalyzerAsync($$"""
        class SyncedStream : FileStream
        {
            public SyncedStream(string path) : base(path, FileMode.Create) { }

            public override void Flush() => base.Flush(true);
        }

        class OrderStore
        {
            async Task SaveAsync(string text)
            {
                using (var s = new SyncedStream("orders.tmp"))
                {
                    s.WriteByte(1);
                    {{code}}
                }
                {|DUR203:File.Move("orders.tmp", "orders.json", true)|};
                await Task.Yield();
            }
        }
        """);

    [Theory]
    [InlineData("new FileStream(\"mirror.wal\", FileMode.Append)")]
    [InlineData("File.Open(\"mirror.wal\", FileMode.Append)")]
    public Task Other_file_that_it_opens_is_synced_by_no_flush(string opened) => Verify.AnalyzerAsync($$"""
        class SyncedStream : FileStream
        {
            public SyncedStream(string path) : base(path, FileMode.Create) { }

            public override void Flush() => base.Flush(true);

            public void Mirror(string text)
            {
                using var w = new StreamWriter({{opened}});
                w.Write(text);
                {|DUR102:w.Flush()|};
            }
        }
        """);
}
