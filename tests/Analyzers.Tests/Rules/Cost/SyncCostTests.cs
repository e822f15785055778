using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Cost;

/// <summary>DUR501, DUR502: syncs that cost and do not help.</summary>
public sealed class SyncCostTests
{
    static Task LoopAsync(string body) => Verify.AnalyzerAsync(
        $$"""
        class OrderJournal
        {
            void AppendAll(FileStream journal, List<byte[]> records, TaskCompletionSource[] saved, bool eager)
            {
                {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("foreach (var record in records) { journal.Write(record); {|DUR501:journal.Flush(true)|}; }")]
    [InlineData("for (var i = 0; i < records.Count; i++) { journal.Write(records[i]); {|DUR501:journal.Flush(true)|}; }")]
    [InlineData("var queue = new Queue<byte[]>(records); while (queue.TryDequeue(out var record)) { journal.Write(record); {|DUR501:journal.Flush(true)|}; }")]
    [InlineData("var lines = new StreamReader(\"orders.csv\"); while (lines.ReadLine() is { } line) { journal.Write(Encoding.UTF8.GetBytes(line)); {|DUR501:journal.Flush(true)|}; }")]
    [InlineData("records.ForEach(record => { journal.Write(record); {|DUR501:journal.Flush(true)|}; });")]
    [InlineData("Parallel.ForEach(records, record => { lock (journal) { journal.Write(record); {|DUR501:journal.Flush(true)|}; } });")]
    [InlineData("foreach (var record in records.Skip(1)) { journal.Write(record); {|DUR501:journal.Flush(true)|}; }")]
    [InlineData("using var all = records.GetEnumerator(); while (all.MoveNext()) { journal.Write(all.Current); {|DUR501:journal.Flush(true)|}; }")]
    public Task Sync_for_each_record_is_reported(string body) => LoopAsync(body);

    [Theory]
    [InlineData("foreach (var record in records) journal.Write(record); journal.Flush(true);")]
    [InlineData("foreach (var record in records) { journal.Write(record); if (eager) journal.Flush(true); }")]
    [InlineData("for (var i = 0; i < records.Count; i++) { journal.Write(records[i]); journal.Flush(true); saved[i].SetResult(); }")]
    [InlineData("while (true) { journal.Write(records[0]); journal.Flush(true); }")]
    [InlineData("while (!eager) { journal.Write(records[0]); journal.Flush(true); }")]
    [InlineData("var queue = new Queue<TaskCompletionSource>(saved); while (queue.TryDequeue(out var told)) { journal.Write(records[0]); journal.Flush(true); told.SetResult(); }")]
    [InlineData("foreach (var record in records) { using var file = new FileStream(\"orders.journal\", FileMode.Append); file.Write(record); file.Flush(true); }")]
    [InlineData("foreach (var record in records) { journal.Write(record); journal.Flush(); } journal.Flush(true);")]
    [InlineData("foreach (var record in records) { journal.Write(record); switch (record.Length) { case > 9: journal.Flush(true); break; } }")]
    [InlineData("int Sync() { journal.Flush(true); return 1; } foreach (var record in records) { journal.Write(record); var done = eager ? Sync() : 0; }")]
    public Task Deliberate_sync_in_a_loop_is_silent(string body) => LoopAsync(body);

    /// <summary>Each turn waits for the next record, which somebody waits for.</summary>
    [Fact]
    public Task Loop_that_awaits_the_next_record_is_silent() => Verify.AnalyzerAsync(
        """
        interface IRecords
        {
            byte[] Current { get; }
            Task<bool> MoveNext();
        }

        class OrderJournal
        {
            async Task AppendAll(FileStream journal, IRecords records)
            {
                while (await records.MoveNext())
                {
                    journal.Write(records.Current);
                    journal.Flush(true);
                }
            }
        }
        """);

    [Fact]
    public Task Sync_of_a_write_through_handle_is_told() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var journal = new FileStream("orders.journal", FileMode.Append, FileAccess.Write, FileShare.None, 0, FileOptions.WriteThrough);
                journal.Write(record);
                {|DUR502:journal.Flush(true)|};
            }
        }
        """);

    /// <summary>It comes too early, which is another matter.</summary>
    [Fact]
    public Task Sync_of_a_write_through_handle_below_a_full_writer_is_too_early_only() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(string record)
            {
                using var journal = new FileStream("orders.journal", FileMode.Append, FileAccess.Write, FileShare.None, 0, FileOptions.WriteThrough);
                using var writer = new StreamWriter(journal);
                writer.Write(record);
                {|DUR103:journal.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Two_syncs_with_a_write_between_are_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] header, byte[] record)
            {
                using var journal = new FileStream("orders.journal", FileMode.Append);
                journal.Write(header);
                journal.Flush(true);
                journal.Write(record);
                journal.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Mapped_view_followed_by_a_sync_of_the_file_is_silent() => Verify.AnalyzerAsync(
        """
        class PageFile
        {
            void Change(System.IO.MemoryMappedFiles.MemoryMappedViewAccessor view) => {|DUR105:view.Flush()|};
        }

        class SyncedPageFile
        {
            void Change(FileStream file, System.IO.MemoryMappedFiles.MemoryMappedViewAccessor view)
            {
                view.Flush();
                file.Flush(true);
            }
        }
        """);

    private const string Output = """
        abstract class Output
        {
            readonly byte[] _buffer = new byte[1024];
            int _used;

            public void WriteByte(byte value)
            {
                if (_used == _buffer.Length)
                    Flush();
                _buffer[_used++] = value;
            }

            public virtual void Flush()
            {
                Drain(_buffer, _used);
                _used = 0;
            }

            protected abstract void Drain(byte[] buffer, int count);
        }

        """;

    [Fact]
    public Task Sync_for_each_full_buffer_of_the_base_class_is_one_for_every_record() => Verify.AnalyzerAsync(
        Output + """
        class FileOutput(FileStream file) : Output
        {
            public override void Flush()
            {
                base.Flush();
                {|#0:file.Flush(true)|};
            }

            protected override void Drain(byte[] buffer, int count) => file.Write(buffer, 0, count);
        }
        """,
        expected: Verify.Diagnostic("DUR501").WithLocation(0).WithArguments("file.Flush()", "file", "each time that 'Output.WriteByte' has filled its buffer", "at the end of the file or at a commit"));

    /// <summary>What is drained at each write, or in another object, is no buffer that has filled.</summary>
    [Theory]
    [InlineData("_buffer[_used++] = value; Flush();")]
    [InlineData("if (_next != null) _next.Flush(); _buffer[_used++] = value;")]
    public Task Sync_of_a_base_class_that_fills_no_buffer_is_silent(string write) => Verify.AnalyzerAsync(
        $$"""
        abstract class Output
        {
            protected readonly byte[] _buffer = new byte[1024];
            protected Output _next;
            protected int _used;

            public void WriteByte(byte value) { {{write}} }

            public virtual void Flush() => _used = 0;
        }

        class FileOutput(FileStream file) : Output
        {
            public override void Flush()
            {
                file.Write(_buffer, 0, _used);
                base.Flush();
                file.Flush(true);
            }
        }
        """);

    [Theory]
    [InlineData("public void Commit() { Flush(); file.Flush(true); }")]
    [InlineData("public override void Flush() { base.Flush(); } public void Sync() => file.Flush(true);")]
    public Task Sync_at_a_commit_is_silent(string members) => Verify.AnalyzerAsync(
        Output + $$"""
        class FileOutput(FileStream file) : Output
        {
            {{members}}

            protected override void Drain(byte[] buffer, int count) => file.Write(buffer, 0, count);
        }
        """);

    [Theory]
    [InlineData("socket.Send(record);")]
    [InlineData("stream.Write(record);")]
    [InlineData("await stream.WriteAsync(record);")]
    public Task Reply_for_each_record_is_what_the_sync_is_for(string reply) => Verify.AnalyzerAsync($$"""
        class Receiver(System.Net.Sockets.Socket socket, System.Net.Sockets.NetworkStream stream)
        {
            public async Task Run(FileStream journal, IEnumerable<byte[]> records)
            {
                await Task.Yield();
                foreach (var record in records)
                {
                    journal.Write(record);
                    journal.Flush(true);
                    {{reply}}
                }

                socket.Close();
                stream.Close();
            }
        }
        """);

    [Fact]
    public Task Reply_after_the_loop_asks_for_no_sync_of_each_record() => Verify.AnalyzerAsync("""
        class Receiver(System.Net.Sockets.Socket socket)
        {
            public void Run(FileStream journal, IEnumerable<byte[]> records)
            {
                foreach (var record in records)
                {
                    journal.Write(record);
                    {|DUR501:journal.Flush(true)|};
                }

                socket.Send(new byte[1]);
            }
        }
        """);
}
