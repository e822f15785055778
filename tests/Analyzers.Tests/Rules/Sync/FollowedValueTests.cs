using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Which handle, path or object an expression stands for, where that decides what is reported.</summary>
public sealed class FollowedValueTests
{
    [Theory]
    [InlineData("a ? first : second")]
    [InlineData("a ? second : first")]
    public Task Sync_of_one_of_two_handles_is_one_of_both(string chosen) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            void Append(byte[] record, bool a)
            {
                using var first = new FileStream("orders.wal", FileMode.Append);
                using var second = new FileStream("mirror.wal", FileMode.Append);
                first.Write(record);
                second.Write(record);
                var either = {{chosen}};
                either.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Write_to_one_of_two_handles_is_one_to_both() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            void Append(byte[] record, bool a)
            {
                using var first = new FileStream("orders.wal", FileMode.Append);
                using var second = new FileStream("mirror.wal", FileMode.Append);
                var either = a ? first : second;
                {|DUR101:either.Write(record)|};
                first.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Object_that_is_returned_takes_only_its_own_handle_along() => Verify.AnalyzerAsync("""
        sealed class Segment
        {
            public Segment(FileStream file) => File = file;

            public FileStream File { get; }
        }

        class OrderJournal
        {
            Segment Append(byte[] record)
            {
                var kept = new Segment(new FileStream("orders.wal", FileMode.Append));
                kept.File.Write(record);
                var dropped = new Segment(new FileStream("mirror.wal", FileMode.Append));
                {|DUR101:dropped.File.Write(record)|};
                dropped.File.Dispose();
                return kept;
            }
        }
        """);

    [Theory]
    [InlineData("Task", "await {|DUR101:fill(s)|};")]
    [InlineData("ValueTask", "await {|DUR101:fill(s)|};")]
    [InlineData("int", "await Task.Yield(); fill(s);")]
    public Task Delegate_that_gives_something_back_reads_the_file_that_is_there(string result, string call) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            async Task Run(Func<FileStream, {{result}}> fill)
            {
                using var s = new FileStream("orders.wal", FileMode.Open);
                {{call}}
            }
        }
        """);

    [Theory]
    [InlineData("override void Flush() => base.Flush(true)", "s.Flush()")]
    [InlineData("override void Flush() => base.Flush(false)", "{|DUR102:s.Flush()|}")]
    [InlineData("new void Flush() => base.Flush(false)", "{|DUR102:s.Flush()|}")]
    [InlineData("override void Flush() => base.Flush()", "{|DUR102:s.Flush()|}")]
    public Task Flush_of_a_derived_stream_syncs_where_it_says_so(string flush, string call) => Verify.AnalyzerAsync($$"""
        sealed class SyncedStream(string path) : FileStream(path, FileMode.Append)
        {
            public {{flush}};
        }

        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var s = new SyncedStream("orders.wal");
                s.Write(record);
                {{call}};
            }
        }
        """);

    [Fact]
    public Task Abstract_method_with_two_implementations_is_not_followed() => Verify.AnalyzerAsync("""
        abstract class Barrier
        {
            public abstract void Settle(FileStream file);
        }

        sealed class DiskBarrier : Barrier
        {
            public override void Settle(FileStream file) => file.Flush(true);
        }

        sealed class CacheBarrier : Barrier
        {
            public override void Settle(FileStream file) => file.Flush();
        }

        class OrderJournal(Barrier barrier)
        {
            void Append(byte[] record)
            {
                using var s = new FileStream("orders.wal", FileMode.Append);
                s.Write(record);
                barrier.Settle(s);
            }
        }
        """);

    [Theory]
    [InlineData("NullBarrier")]
    [InlineData("FakeBarrier")]
    [InlineData("MockBarrier")]
    [InlineData("StubBarrier")]
    [InlineData("DummyBarrier")]
    [InlineData("NoopBarrier")]
    [InlineData("MemoryBarrier")]
    public Task Stand_in_is_no_second_implementation(string standIn) => Verify.AnalyzerAsync($$"""
        abstract class Barrier
        {
            public abstract void Settle(FileStream file);
        }

        sealed class DiskBarrier : Barrier
        {
            public override void Settle(FileStream file) => file.Flush(true);
        }

        sealed class {{standIn}} : Barrier
        {
            public override void Settle(FileStream file) => file.Write([]);
        }

        class OrderJournal(Barrier barrier)
        {
            void Append(byte[] record)
            {
                using var s = new FileStream("orders.wal", FileMode.Append);
                s.Write(record);
                barrier.Settle(s);
            }
        }
        """);

    [Theory]
    [InlineData("foreach (var r in records) {|DUR501:Add(r)|};")]
    [InlineData("for (var i = 0; i < records.Length; i++) {|DUR501:Add(records[i])|};")]
    [InlineData("foreach (var r in records) {|DUR501:this.Add(r)|};")]
    [InlineData("foreach (var r in records) Check(r); Add(records[0]);")]
    [InlineData("foreach (var r in records) other.Add(r);")]
    public Task Loop_over_a_member_that_syncs(string loop) => Verify.AnalyzerAsync($$"""
        class Importer
        {
            readonly FileStream _f = new("records.db", FileMode.Append);
            public void AddAll(byte[][] records, List<byte[]> other) { {{loop}} }
            public void Add(byte[] r) { _f.Write(r); _f.Flush(true); }
            static void Check(byte[] r) { }
        }
        """);
}
