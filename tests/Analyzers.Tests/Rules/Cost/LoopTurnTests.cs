using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Cost;

/// <summary>DUR501: which turns of a loop need a sync of their own.</summary>
public sealed class LoopTurnTests
{
    [Fact]
    public Task Each_element_with_a_file_of_its_own_is_synced_by_itself() => Verify.AnalyzerAsync(
        """
        class Table(string name)
        {
            readonly FileStream _file = new(name, FileMode.Append);
            public void Add(byte[] row) => _file.Write(row);
            public void Flush() => _file.Flush(true);
        }

        class Database
        {
            public void AddToAll(List<Table> tables, byte[] row)
            {
                foreach (var table in tables)
                {
                    table.Add(row);
                    table.Flush();
                }
            }
        }
        """);

    [Theory]
    [InlineData("{|DUR501:store.Append(record)|};")]
    [InlineData("{|DUR501:record.AppendTo(_journal)|};")]
    public Task Records_that_go_to_one_file_are_synced_together(string append) => Verify.AnalyzerAsync(
        $$"""
        class Store
        {
            readonly FileStream _file = new("orders.db", FileMode.Append);
            public void Append(byte[] record) { _file.Write(record); _file.Flush(true); }
        }

        static class Records
        {
            public static void AppendTo(this byte[] record, FileStream file) { file.Write(record); file.Flush(true); }
        }

        class Importer
        {
            readonly FileStream _journal = new("orders.journal", FileMode.Append);

            public void AddAll(List<byte[]> records, Store store)
            {
                foreach (var record in records)
                    {{append}}
                _journal.Dispose();
            }
        }
        """);

    [Fact]
    public Task Record_that_is_written_once_is_synced_once_before_the_first_send() => Verify.AnalyzerAsync(
        """
        class Sender
        {
            public void Send(FileStream journal, byte[] record, List<System.Net.IPAddress?> nodes)
            {
                journal.Write(record);
                foreach (var node in nodes)
                {
                    if (node is null)
                        continue;
                    journal.Flush(true);
                    Console.WriteLine(node);
                    return;
                }
            }
        }
        """);

    [Fact]
    public Task Record_that_is_handed_out_after_its_sync_needs_it() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            public IEnumerable<byte[]> AppendAll(FileStream journal, List<byte[]> records)
            {
                foreach (var record in records)
                {
                    journal.Write(record);
                    journal.Flush(true);
                    yield return record;
                }
            }
        }
        """);

    [Theory]
    [InlineData("Task.Run(() => { journal.Write(records[0]); journal.Flush(true); });")]
    [InlineData("while (queue.TryTake(out var record, Timeout.Infinite)) { journal.Write(record); journal.Flush(true); }")]
    public Task Record_that_somebody_waits_for_is_synced_alone(string body) => Verify.AnalyzerAsync(
        $$"""
        class OrderJournal
        {
            public void Append(FileStream journal, List<byte[]> records, System.Collections.Concurrent.BlockingCollection<byte[]> queue)
            {
                {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("foreach (var file in files) { file.Write(row); file.Flush(true); }")]
    [InlineData("for (var i = 0; i < files.Count; i++) { var file = files[i]; file.Write(row); file.Flush(true); }")]
    [InlineData("foreach (var pair in named) { pair.Value.Write(row); pair.Value.Flush(true); }")]
    [InlineData("foreach (var table in tables) { table.Stream.Write(row); table.Stream.Flush(true); }")]
    [InlineData("foreach (var table in tables) { table.Stream!.Write(row); table.Stream!.Flush(true); }")]
    [InlineData("foreach (var table in tables) table.Add(row);")]
    [InlineData("foreach (var file in files) { log.Write(row); {|DUR501:log.Flush(true)|}; }")]
    [InlineData("foreach (var table in tables) {|DUR501:table.AddTo(log, row)|};")]
    public Task Files_that_are_gone_over(string loop) => Verify.AnalyzerAsync($$"""
        class Table
        {
            public FileStream Stream = new("a.db", FileMode.Open);
            public void Add(byte[] row) { Stream.Write(row); Stream.Flush(true); }
            public void AddTo(FileStream to, byte[] row) { to.Write(row); to.Flush(true); }

            static void AddAll(List<Table> tables, List<FileStream> files, Dictionary<string, FileStream> named, FileStream log, byte[] row)
            {
                {{loop}}
            }
        }
        """);
}
