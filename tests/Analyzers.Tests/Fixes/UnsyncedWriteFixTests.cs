using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Sync;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR101, DUR104: the sync stands behind the last write, in front of the close.</summary>
public sealed class UnsyncedWriteFixTests : FixTests<UnsyncedWriteFix>
{
    [Fact]
    public Task Using_SyncsAfterTheLastWrite() =>
        FixesByLibrary(
            """
            class Journal
            {
                void Append(string path, byte[] record)
                {
                    using (var journal = new FileStream(path, FileMode.Append))
                    {
                        // One record.
                        {|DUR101:journal.Write(record, 0, record.Length)|}; // all of it
                    }
                }
            }
            """,
            """
            using Durability;

            class Journal
            {
                void Append(string path, byte[] record)
                {
                    using (var journal = new FileStream(path, FileMode.Append))
                    {
                        // One record.
                        journal.Write(record, 0, record.Length); // all of it
                        journal.FlushToDisk();
                    }
                }
            }
            """);

    [Fact]
    public Task Using_WithoutLibrary_SyncsWithFlushTrue() =>
        Fixes(
            """
            class Journal
            {
                void Append(string path, byte[] record)
                {
                    using (var journal = new FileStream(path, FileMode.Append))
                    {
                        // One record.
                        {|DUR101:journal.Write(record, 0, record.Length)|}; // all of it
                    }
                }
            }
            """,
            """
            class Journal
            {
                void Append(string path, byte[] record)
                {
                    using (var journal = new FileStream(path, FileMode.Append))
                    {
                        // One record.
                        journal.Write(record, 0, record.Length); // all of it
                        journal.Flush(flushToDisk: true);
                    }
                }
            }
            """);

    [Fact]
    public Task Using_WithLibrary_FrameworkVariantStandsBeside() =>
        Fixes(
            """
            class Journal
            {
                void Append(string path, byte[] record)
                {
                    using (var journal = new FileStream(path, FileMode.Append))
                        {|DUR101:journal.Write(record, 0, record.Length)|};
                }
            }
            """,
            """
            class Journal
            {
                void Append(string path, byte[] record)
                {
                    using (var journal = new FileStream(path, FileMode.Append))
                    {
                        journal.Write(record, 0, record.Length);
                        journal.Flush(flushToDisk: true);
                    }
                }
            }
            """, key: "SyncWrite.Framework");

    [Fact]
    public Task Loop_SyncsOnceBehindIt_AndBeforeAnyoneIsTold() =>
        FixesByLibrary(
            """
            class Journal
            {
                async Task AppendAsync(IEnumerable<byte[]> records)
                {
                    await using var journal = new FileStream("orders.journal", FileMode.Append);
                    foreach (var record in records)
                    {
                        await {|DUR101:journal.WriteAsync(record)|}.ConfigureAwait(false);
                    }
                    Console.WriteLine("saved");
                }
            }
            """,
            """
            using Durability;

            class Journal
            {
                async Task AppendAsync(IEnumerable<byte[]> records)
                {
                    await using var journal = new FileStream("orders.journal", FileMode.Append);
                    foreach (var record in records)
                    {
                        await journal.WriteAsync(record).ConfigureAwait(false);
                    }

                    await journal.FlushToDiskAsync().ConfigureAwait(false);
                    Console.WriteLine("saved");
                }
            }
            """);

    [Fact]
    public Task CloseInFinally_SyncStaysInTheTry() =>
        Fixes(
            """
            class Journal
            {
                void Append(byte[] record)
                {
                    FileStream journal = File.OpenWrite("orders.journal");
                    try
                    {
                        {|DUR101:journal.Write(record, 0, record.Length)|};
                    }
                    finally
                    {
                        journal.Dispose();
                    }
                }
            }
            """,
            """
            class Journal
            {
                void Append(byte[] record)
                {
                    FileStream journal = File.OpenWrite("orders.journal");
                    try
                    {
                        journal.Write(record, 0, record.Length);
                        journal.Flush(flushToDisk: true);
                    }
                    finally
                    {
                        journal.Dispose();
                    }
                }
            }
            """);

    [Fact]
    public Task ExplicitClose_SyncComesBeforeIt() =>
        Fixes(
            """
            class Journal
            {
                void Append(byte[] record)
                {
                    var journal = File.OpenWrite("orders.journal");
                    {|DUR101:journal.Write(record, 0, record.Length)|};
                    journal.Close();
                }
            }
            """,
            """
            class Journal
            {
                void Append(byte[] record)
                {
                    var journal = File.OpenWrite("orders.journal");
                    journal.Write(record, 0, record.Length);
                    journal.Flush(flushToDisk: true);
                    journal.Close();
                }
            }
            """);

    [Fact]
    public Task EarlyReturn_EachWayOutIsSynced() =>
        Fixes(
            """
            class Journal
            {
                int Append(byte[] head, byte[] tail)
                {
                    using (var journal = new FileStream("orders.journal", FileMode.Append))
                    {
                        journal.Write(head, 0, head.Length);
                        if (tail.Length == 0)
                            return 1;
                        {|DUR101:journal.Write(tail, 0, tail.Length)|};
                    }

                    return 2;
                }
            }
            """,
            """
            class Journal
            {
                int Append(byte[] head, byte[] tail)
                {
                    using (var journal = new FileStream("orders.journal", FileMode.Append))
                    {
                        journal.Write(head, 0, head.Length);
                        if (tail.Length == 0)
                        {
                            journal.Flush(flushToDisk: true);
                            return 1;
                        }
                        journal.Write(tail, 0, tail.Length);
                        journal.Flush(flushToDisk: true);
                    }

                    return 2;
                }
            }
            """);

    [Fact]
    public Task SafeFileHandle_IsSyncedByRandomAccess() =>
        Fixes(
            """
            class Journal
            {
                void Append(byte[] record)
                {
                    using var handle = File.OpenHandle("orders.journal", FileMode.OpenOrCreate, FileAccess.Write);
                    {|DUR101:RandomAccess.Write(handle, record, 0)|};
                }
            }
            """,
            """
            class Journal
            {
                void Append(byte[] record)
                {
                    using var handle = File.OpenHandle("orders.journal", FileMode.OpenOrCreate, FileAccess.Write);
                    RandomAccess.Write(handle, record, 0);
                    RandomAccess.FlushToDisk(handle);
                }
            }
            """);

    [Fact]
    public Task SafeFileHandle_ByLibrary() =>
        FixesByLibrary(
            """
            class Journal
            {
                void Append(byte[] record)
                {
                    using var handle = File.OpenHandle("orders.journal", FileMode.OpenOrCreate, FileAccess.Write);
                    {|DUR101:RandomAccess.Write(handle, record, 0)|};
                }
            }
            """,
            """
            using Durability;

            class Journal
            {
                void Append(byte[] record)
                {
                    using var handle = File.OpenHandle("orders.journal", FileMode.OpenOrCreate, FileAccess.Write);
                    RandomAccess.Write(handle, record, 0);
                    handle.FlushToDisk();
                }
            }
            """);

    [Fact]
    public Task NoEvidence_IsFixedLikewise() =>
        Fixes(
            """
            class Thing
            {
                void Write(string where, byte[] what)
                {
                    using var output = new FileStream(where, FileMode.CreateNew);
                    {|DUR104:output.Write(what, 0, what.Length)|};
                }
            }
            """,
            """
            class Thing
            {
                void Write(string where, byte[] what)
                {
                    using var output = new FileStream(where, FileMode.CreateNew);
                    output.Write(what, 0, what.Length);
                    output.Flush(flushToDisk: true);
                }
            }
            """);
}
