using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Cost;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR501: one sync behind the loop, where every way out comes by.</summary>
public sealed class SyncPerRecordFixTests : FixTests<SyncPerRecordFix>
{
    [Fact]
    public Task Sync_MovesBehindTheLoop() =>
        Fixes(
            """
            class Journal
            {
                void Append(FileStream journal, List<byte[]> records)
                {
                    foreach (var record in records)
                    {
                        if (record.Length == 0)
                            continue;
                        journal.Write(record, 0, record.Length);

                        // On disk.
                        {|DUR501:journal.Flush(true)|};
                    }

                    Console.WriteLine("saved");
                }
            }
            """,
            """
            class Journal
            {
                void Append(FileStream journal, List<byte[]> records)
                {
                    foreach (var record in records)
                    {
                        if (record.Length == 0)
                            continue;
                        journal.Write(record, 0, record.Length);
                    }

                    // On disk.
                    journal.Flush(true);

                    Console.WriteLine("saved");
                }
            }
            """);

    [Fact]
    public Task LoopThatReturns_SyncsBeforeItDoes() =>
        Fixes(
            """
            class Journal
            {
                bool Append(FileStream journal, List<byte[]> records)
                {
                    foreach (var record in records)
                    {
                        if (record.Length == 0)
                            return false;
                        if (record.Length > 9)
                        {
                            Console.WriteLine("too long");
                            return false;
                        }

                        journal.Write(record, 0, record.Length);
                        {|DUR501:journal.Flush(true)|};
                    }

                    return true;
                }
            }
            """,
            """
            class Journal
            {
                bool Append(FileStream journal, List<byte[]> records)
                {
                    foreach (var record in records)
                    {
                        if (record.Length == 0)
                        {
                            journal.Flush(true);
                            return false;
                        }
                        if (record.Length > 9)
                        {
                            Console.WriteLine("too long");
                            journal.Flush(true);
                            return false;
                        }

                        journal.Write(record, 0, record.Length);
                    }

                    journal.Flush(true);

                    return true;
                }
            }
            """);

    [Fact]
    public Task LoopThatCatches_OffersNothing() =>
        OffersNothing(
            """
            class Journal
            {
                void Append(FileStream journal, List<byte[]> records)
                {
                    foreach (var record in records)
                    {
                        try
                        {
                            journal.Write(record, 0, record.Length);
                        }
                        catch (ArgumentException)
                        {
                            return;
                        }

                        {|DUR501:journal.Flush(true)|};
                    }
                }
            }
            """, library: false);

    /// <summary>The pages of a store, written through the method that writes one, from pairs.</summary>
    [Fact]
    public Task PagesOfAHandle_AreSyncedOnce() =>
        Fixes(
            """
            class Pages
            {
                readonly Microsoft.Win32.SafeHandles.SafeFileHandle _pages = File.OpenHandle("pages.db", FileMode.OpenOrCreate, FileAccess.ReadWrite);

                void WritePage(int number, byte[] page) => RandomAccess.Write(_pages, page, number * 8192L);

                void Checkpoint(List<(int, byte[])> dirty)
                {
                    foreach (var (number, page) in dirty)
                    {
                        WritePage(number, page);
                        {|DUR501:RandomAccess.FlushToDisk(_pages)|};
                    }
                }
            }
            """,
            """
            class Pages
            {
                readonly Microsoft.Win32.SafeHandles.SafeFileHandle _pages = File.OpenHandle("pages.db", FileMode.OpenOrCreate, FileAccess.ReadWrite);

                void WritePage(int number, byte[] page) => RandomAccess.Write(_pages, page, number * 8192L);

                void Checkpoint(List<(int, byte[])> dirty)
                {
                    foreach (var (number, page) in dirty)
                    {
                        WritePage(number, page);
                    }

                    RandomAccess.FlushToDisk(_pages);
                }
            }
            """);
}
