using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A round of a loop begins with what the one before it left.</summary>
public sealed class LoopRoundTests
{
    static Task JournalAsync(string body) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            readonly FileStream _journal = new("orders.wal", FileMode.Append);
            long _lastCommitted;

            void Add(Queue<byte[]> records)
            {
                {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("do { {|DUR401:_lastCommitted = 1|}; _journal.Write(records.Dequeue()); } while (records.Count > 0); _journal.Flush(true);")]
    [InlineData("do { {|DUR401:_lastCommitted = 1|}; if (records.Count > 3) Console.WriteLine(); _journal.Write(records.Dequeue()); } while (records.Count > 0); _journal.Flush(true);")]
    [InlineData("again: {|DUR401:_lastCommitted = 1|}; _journal.Write(records.Dequeue()); goto again;")]
    [InlineData("while (records.Count > 0) { {|DUR401:_lastCommitted = 1|}; _journal.Write(records.Dequeue()); } _journal.Flush(true);")]
    [InlineData("while (records.Count > 0) { _lastCommitted = 1; _journal.Write(records.Dequeue()); _journal.Flush(true); }")]
    public Task Position_of_a_round_counts_the_write_of_the_round_before(string body) => JournalAsync(body);

    [Theory]
    [InlineData("_lastCommitted = 0; _journal.Write(records.Dequeue()); while (records.Count > 0) _journal.Write(records.Dequeue()); _journal.Flush(true);")]
    [InlineData("_lastCommitted = 0; _journal.Write(records.Dequeue()); foreach (var record in records) _journal.Write(record); _journal.Flush(true);")]
    public Task Position_before_the_loop_knows_nothing_of_what_follows(string body) => JournalAsync(body);

    [Fact]
    public Task Endless_loop_is_left_only_where_it_says_so() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            void AddAll(Queue<byte[]> records)
            {
                using var file = new FileStream("orders.wal", FileMode.Append);
                while (true)
                {
                    file.Write(records.Dequeue());
                    if (records.Count > 0)
                        continue;
                    file.Flush(true);
                    return;
                }
            }
        }
        """);
}
