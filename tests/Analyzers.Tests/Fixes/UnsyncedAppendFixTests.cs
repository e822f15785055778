using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Sync;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR101: appends by path, and files that an object keeps open.</summary>
public sealed class UnsyncedAppendFixTests : FixTests<UnsyncedWriteFix>
{
    [Fact]
    public Task AppendAllText_ByLibrary() =>
        FixesByLibrary(
            """
            class Journal
            {
                void Append(string line)
                {
                    if (line != "")
                        {|DUR101:File.AppendAllText("orders.journal", line + "\n")|}; // at the end
                }

                Task AppendAsync(string line, CancellationToken cancellation) => {|DUR101:File.AppendAllTextAsync("orders.journal", line, cancellation)|};
            }
            """,
            """
            using Durability;

            class Journal
            {
                void Append(string line)
                {
                    if (line != "")
                        DurableFile.AppendAllText("orders.journal", line + "\n"); // at the end
                }

                Task AppendAsync(string line, CancellationToken cancellation) => DurableFile.AppendAllTextAsync("orders.journal", line, cancellation);
            }
            """);

    [Fact]
    public Task AppendAllText_WithoutLibrary_IsSyncedByName() =>
        Fixes(
            """
            class Journal
            {
                void Append(string journalPath, string line) => {|DUR101:File.AppendAllText(journalPath, line)|};
            }
            """,
            """
            class Journal
            {
                void Append(string journalPath, string line)
                {
                    File.AppendAllText(journalPath, line);
                    using (var file = new FileStream(journalPath, FileMode.Open, FileAccess.Write))
                    {
                        file.Flush(flushToDisk: true);
                    }
                }
            }
            """);

    [Fact]
    public Task AppendAllText_PathThatChanges_OffersNothing() =>
        OffersNothing(
            """
            class Journal
            {
                void Append(string line) => {|DUR101:File.AppendAllText("journal-" + DateTime.UtcNow.Ticks, line)|};
            }
            """, library: false);

    [Fact]
    public Task Field_EachMemberThatWritesIsSynced_InsideTheLock() =>
        FixesByLibrary(
            """
            class Journal : IDisposable
            {
                readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);
                readonly object _gate = new object();

                public void Append(IEnumerable<byte[]> records)
                {
                    lock (_gate)
                    {
                        foreach (var record in records)
                            _journal.Write(record, 0, record.Length);
                    }
                }

                public void Mark(byte mark) => {|DUR101:_journal.WriteByte(mark)|};

                public void Dispose() => _journal.Dispose();
            }
            """,
            """
            using Durability;

            class Journal : IDisposable
            {
                readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);
                readonly object _gate = new object();

                public void Append(IEnumerable<byte[]> records)
                {
                    lock (_gate)
                    {
                        foreach (var record in records)
                            _journal.Write(record, 0, record.Length);
                        _journal.FlushToDisk();
                    }
                }

                public void Mark(byte mark)
                {
                    _journal.WriteByte(mark);
                    _journal.FlushToDisk();
                }

                public void Dispose() => _journal.Dispose();
            }
            """);

    [Fact]
    public Task CopiedInto_TheTargetIsSynced() =>
        Fixes(
            """
            class Thing
            {
                void Write(string from, string ledger)
                {
                    using (var input = File.OpenRead(from))
                    using (var output = new FileStream(ledger, FileMode.CreateNew))
                    {
                        {|DUR101:input.CopyTo(output)|};
                    }
                }
            }
            """,
            """
            class Thing
            {
                void Write(string from, string ledger)
                {
                    using (var input = File.OpenRead(from))
                    using (var output = new FileStream(ledger, FileMode.CreateNew))
                    {
                        input.CopyTo(output);
                        output.Flush(flushToDisk: true);
                    }
                }
            }
            """);
}
