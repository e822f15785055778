using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Failure;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR306: the sync is one that sees its failure.</summary>
public sealed class InvisibleFailureFixTests : FixTests<InvisibleFailureFix>
{
    [Fact]
    public Task Flush_SeesTheFailure() =>
        FixesByLibrary(
            """
            class Journal
            {
                void Append(string path, byte[] record)
                {
                    using var journal = new FileStream(path, FileMode.Append);
                    journal.Write(record, 0, record.Length);
                    {|DUR306:journal.Flush(flushToDisk: true)|}; // at last
                }
            }
            """,
            """
            using Durability;

            class Journal
            {
                void Append(string path, byte[] record)
                {
                    using var journal = new FileStream(path, FileMode.Append);
                    journal.Write(record, 0, record.Length);
                    journal.FlushToDisk(); // at last
                }
            }
            """);

    [Fact]
    public Task RandomAccess_SeesTheFailure() =>
        FixesByLibrary(
            """
            class Journal
            {
                void Append(byte[] record)
                {
                    using var journal = File.OpenHandle("orders.journal", FileMode.OpenOrCreate, FileAccess.Write);
                    RandomAccess.Write(journal, record, 0);
                    {|DUR306:RandomAccess.FlushToDisk(journal)|};
                }
            }
            """,
            """
            using Durability;

            class Journal
            {
                void Append(byte[] record)
                {
                    using var journal = File.OpenHandle("orders.journal", FileMode.OpenOrCreate, FileAccess.Write);
                    RandomAccess.Write(journal, record, 0);
                    journal.FlushToDisk();
                }
            }
            """);
}
