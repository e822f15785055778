using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Order;

/// <summary>DUR401: which assignments tell that something is safe, and of which file.</summary>
public sealed class AnnouncedPositionTests
{
    static Task JournalAsync(string body) => Verify.AnalyzerAsync($$"""
        class Progress
        {
            public long LastCommitted;
            public long Length;
        }

        class OrderJournal
        {
            readonly FileStream _journal = new("orders.wal", FileMode.Append);
            long _lastCommitted;
            long _length;
            readonly Progress _progress = new();

            void Append(byte[] record, Stream copy, string text)
            {
                {{body}}
            }

            FileStream Begin(byte[] header)
            {
                var file = new FileStream("second.wal", FileMode.Append);
                try
                {
                    file.Write(header);
                    return file;
                }
                finally
                {
                    _lastCommitted = 0;
                }
            }
        }
        """);

    [Theory]
    [InlineData("_journal.Write(record); _length += record.Length; _journal.Flush(true);")]
    [InlineData("_journal.Write(record); var length = record.Length; _journal.Flush(true);")]
    [InlineData("var committed = true; _journal.Write(record); committed = false; _journal.Flush(true); committed = true; Console.WriteLine(committed);")]
    [InlineData("_journal.Write(record); var saved = true; _journal.Flush(true); Console.WriteLine(saved);")]
    [InlineData("copy.Write(record); _lastCommitted += record.Length;")]
    [InlineData("_journal.Write(record); _journal.Flush(true); copy.Write(record); _lastCommitted += record.Length;")]
    public Task Says_nothing_of_a_file_that_waits(string body) => JournalAsync(body);

    [Theory]
    [InlineData("_journal.Write(record); {|DUR204:File.WriteAllText(\"settings.json\", text)|}; {|DUR401:_lastCommitted += record.Length|}; _journal.Flush(true);")]
    [InlineData("_journal.Write(record); _journal.Flush(); {|DUR401:_lastCommitted += record.Length|};")]
    [InlineData("_journal.Write(record); {|DUR401:this._lastCommitted = _length|}; _journal.Flush(true);")]
    [InlineData("_journal.Write(record); {|DUR401:_progress.LastCommitted = 3|}; _journal.Flush(true);")]
    [InlineData("_journal.Write(record); var progress = new Progress(); {|DUR401:progress.LastCommitted = 3|}; _journal.Flush(true); Console.WriteLine(progress);")]
    public Task Says_that_the_journal_is_safe(string body) => JournalAsync(body);

    [Fact]
    public Task Write_and_drain_before_it_are_shown() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _journal = new("orders.wal", FileMode.Append);
            long _lastCommitted;

            void Append(byte[] record)
            {
                {|#1:_journal.Write(record)|};
                {|#2:_journal.Flush()|};
                {|#0:_lastCommitted += record.Length|};
            }
        }
        """, expected: Verify.Diagnostic("DUR401").WithLocation(0).WithLocation(1).WithLocation(2).WithArguments("_lastCommitted += record.Length", "orders.wal", "the name 'orders.wal'"));
}
