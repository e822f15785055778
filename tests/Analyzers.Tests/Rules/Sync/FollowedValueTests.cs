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

    [Fact]
    public Task Overload_of_the_same_name_is_no_override() => Verify.AnalyzerAsync("""
        class Barrier
        {
            public virtual void Settle(FileStream file) => file.Flush();
        }

        sealed class DiskBarrier : Barrier
        {
            public void Settle(FileStream file, bool toDisk) => file.Flush(toDisk);
        }

        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var s = new FileStream("orders.wal", FileMode.Append);
                s.Write(record);
                var barrier = new DiskBarrier();
                {|DUR102:barrier.Settle(s)|};
            }
        }
        """);

    [Theory]
    [InlineData("file.Flush(true)", "", "")]
    [InlineData("file.Flush()", "{|DUR102:", "|}")]
    public Task Extension_is_followed_with_the_handle_before_its_dot(string code, string from, string to) => Verify.AnalyzerAsync($$"""
        static class Files
        {
            public static void Settle(this FileStream file, bool always) => {{code}};
        }

        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var s = new FileStream("orders.wal", FileMode.Append);
                s.Write(record);
                {{from}}s.Settle(true){{to}};
            }
        }
        """);

    [Theory]
    [InlineData("flush")]
    [InlineData("sync")]
    [InlineData("fsync")]
    [InlineData("onFlush")]
    public Task Delegate_that_is_named_for_a_sync_is_one(string name) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            void Append(byte[] record, Action<FileStream> {{name}})
            {
                using var s = new FileStream("orders.wal", FileMode.Append);
                s.Write(record);
                {{name}}(s);
            }
        }
        """);

    [Theory]
    [InlineData("FileOptions.WriteThrough", "_f.Write(record);", "")]
    [InlineData("FileOptions.None", "{|DUR101:_f.Write(record)|};", "")]
    public Task Field_that_writes_through_needs_no_sync(string options, string write, string more) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            readonly FileStream _f = new("orders.wal", FileMode.Append, FileAccess.Write, FileShare.None, 1, {{options}});
            public void Append(byte[] record) { {{write}} }
            public void Close() { _f.Dispose();{{more}} }
        }
        """);

    [Theory]
    [InlineData("if (n == 1) s = a; else if (n == 2) s = b; else s = c;")]
    [InlineData("s = n == 1 ? a : n == 2 ? b : c;")]
    public Task Sync_of_one_of_three_may_be_of_any(string choose) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            void Append(byte[] record, int n)
            {
                using var a = new FileStream("a.wal", FileMode.Append);
                using var b = new FileStream("b.wal", FileMode.Append);
                using var c = new FileStream("c.wal", FileMode.Append);
                FileStream s;
                {{choose}}
                s.Write(record);
                s.Flush(true);
            }
        }
        """);

    [Theory]
    [InlineData("path = Next();", "DUR204")]
    [InlineData("", "DUR203")]
    public Task Path_that_is_set_anew_on_one_way_may_name_another_file(string change, string rule) => Verify.AnalyzerAsync($$"""
        class SnapshotStore
        {
            void Save(string path, byte[] content, bool again)
            {
                using (var s = {{(rule == "DUR204" ? "{|DUR204:new FileStream(path, FileMode.Create)|}" : "new FileStream(path, FileMode.Create)")}})
                    s.Write(content);
                if (again) { {{change}} }
                {{(rule == "DUR203" ? "{|DUR203:File.Move(path, \"orders.snapshot\", true)|}" : "File.Move(path, \"orders.snapshot\", true)")}};
            }

            static string Next() => Guid.NewGuid().ToString();
        }
        """);

    [Theory]
    [InlineData("private", "a => { a.Write(record); a.Flush(true); }", "use(s)")]
    [InlineData("public", "a => { a.Write(record); a.Flush(flushToDisk: true); }", "use(s)")]
    [InlineData("private", "a => { a.Write(record); {|DUR102:a.Flush()|}; }", "use(s)")]
    [InlineData("private", "a => { a.Write(record); {|DUR102:a.Flush(false)|}; }", "use(s)")]
    public Task Delegate_that_is_handed_the_file_may_sync_it(string access, string lambda, string use) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            void Save(byte[] record) => With({{lambda}});

            {{access}} static void With(Action<FileStream> use)
            {
                using var s = new FileStream("orders.wal", FileMode.Append);
                {{use}};
            }
        }
        """);

    [Fact]
    public Task Delegate_that_is_handed_any_stream_cannot_sync_it() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            public static void With(Action<Stream> use)
            {
                using var s = new FileStream("orders.wal", FileMode.Append);
                {|DUR101:use(s)|};
            }
        }
        """);
}
