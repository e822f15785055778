using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Sync;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
    public Task CSharp73_NetStandard20_SyncsWithFlushTrue() =>
        Fixes(
            """
            using System.IO;

            namespace Orders
            {
                class Journal
                {
                    void Append(string path, byte[] record)
                    {
                        using (FileStream journal = new FileStream(path, FileMode.Append))
                        using (BinaryWriter writer = new BinaryWriter(journal))
                        {
                            {|DUR101:writer.Write(record)|};
                        }
                    }
                }
            }
            """,
            """
            using System.IO;

            namespace Orders
            {
                class Journal
                {
                    void Append(string path, byte[] record)
                    {
                        using (FileStream journal = new FileStream(path, FileMode.Append))
                        using (BinaryWriter writer = new BinaryWriter(journal))
                        {
                            writer.Write(record);
                            journal.Flush(flushToDisk: true);
                        }
                    }
                }
            }
            """, framework: TestedFramework.NetStandard20, language: LanguageVersion.CSharp7_3);

    [Fact]
    public Task CSharp73_NetStandard20_ByLibrary() =>
        FixesByLibrary(
            """
            using System.IO;

            namespace Orders
            {
                class Journal
                {
                    void Append(string path, byte[] record)
                    {
                        using (FileStream journal = new FileStream(path, FileMode.Append))
                        using (BinaryWriter writer = new BinaryWriter(journal))
                        {
                            {|DUR101:writer.Write(record)|};
                        }
                    }
                }
            }
            """,
            """
            using System.IO;
            using Durability;

            namespace Orders
            {
                class Journal
                {
                    void Append(string path, byte[] record)
                    {
                        using (FileStream journal = new FileStream(path, FileMode.Append))
                        using (BinaryWriter writer = new BinaryWriter(journal))
                        {
                            writer.Write(record);
                            writer.FlushToDisk();
                        }
                    }
                }
            }
            """, framework: TestedFramework.NetStandard20, language: LanguageVersion.CSharp7_3);

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
    public Task WriterOverPath_IsDrainedFirst() =>
        Fixes(
            """
            class Journal
            {
                bool Append(string line)
                {
                    using var writer = new StreamWriter("orders.journal", append: true);
                    {|DUR101:writer.WriteLine(line)|};
                    return true;
                }
            }
            """,
            """
            class Journal
            {
                bool Append(string line)
                {
                    using var writer = new StreamWriter("orders.journal", append: true);
                    writer.WriteLine(line);
                    writer.Flush();
                    ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
                    return true;
                }
            }
            """);

    [Fact]
    public Task StackedUsings_SingleStatement_GetsBraces() =>
        Fixes(
            """
            class Journal
            {
                void Append(string line)
                {
                    using (var file = new FileStream("orders.journal", FileMode.Append))
                    using (var writer = new StreamWriter(file))
                        {|DUR101:writer.WriteLine(line)|};
                }
            }
            """,
            """
            class Journal
            {
                void Append(string line)
                {
                    using (var file = new FileStream("orders.journal", FileMode.Append))
                    using (var writer = new StreamWriter(file))
                    {
                        writer.WriteLine(line);
                        writer.Flush();
                        file.Flush(flushToDisk: true);
                    }
                }
            }
            """);

    [Fact]
    public Task BufferedStreamBelowWriter_EachLayerIsDrained() =>
        FixesByLibrary(
            """
            class Journal
            {
                void Append(string line)
                {
                    using (var file = new FileStream("orders.journal", FileMode.Append))
                    using (var buffer = new BufferedStream(file, 1 << 16))
                    using (var writer = new StreamWriter(buffer))
                    {
                        {|DUR101:writer.WriteLine(line)|};
                    }
                }
            }
            """,
            """
            using Durability;

            class Journal
            {
                void Append(string line)
                {
                    using (var file = new FileStream("orders.journal", FileMode.Append))
                    using (var buffer = new BufferedStream(file, 1 << 16))
                    using (var writer = new StreamWriter(buffer))
                    {
                        writer.WriteLine(line);
                        writer.Flush();
                        buffer.Flush();
                        file.FlushToDisk();
                    }
                }
            }
            """);

    [Fact]
    public Task GZip_IsDisposedBeforeTheSync() =>
        Fixes(
            """
            class Journal
            {
                void Append(byte[] record)
                {
                    using (var file = new FileStream("orders.journal", FileMode.Append))
                    using (var gzip = new GZipStream(file, CompressionLevel.Optimal))
                    {
                        {|DUR101:gzip.Write(record, 0, record.Length)|};
                    }
                }
            }
            """,
            """
            class Journal
            {
                void Append(byte[] record)
                {
                    using (var file = new FileStream("orders.journal", FileMode.Append))
                    {
                        using (var gzip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true))
                        {
                            gzip.Write(record, 0, record.Length);
                        }

                        file.Flush(flushToDisk: true);
                    }
                }
            }
            """);

    [Fact]
    public Task GZip_UsingDeclarations_BecomeABlock() =>
        FixesByLibrary(
            """
            class Journal
            {
                void Append(byte[] record)
                {
                    using var file = new FileStream("orders.journal", FileMode.Append);
                    using var gzip = new GZipStream(file, CompressionLevel.Optimal);
                    {|DUR101:gzip.Write(record, 0, record.Length)|};
                }
            }
            """,
            """
            using Durability;

            class Journal
            {
                void Append(byte[] record)
                {
                    using var file = new FileStream("orders.journal", FileMode.Append);
                    using (var gzip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true))
                    {
                        gzip.Write(record, 0, record.Length);
                    }

                    file.FlushToDisk();
                }
            }
            """);

    [Fact]
    public Task XmlWriter_IsDisposedBeforeTheSync() =>
        Fixes(
            """
            using System.Xml;

            class Ledger
            {
                void Save(string path)
                {
                    using (var ledger = new FileStream(path, FileMode.CreateNew))
                    {
                        using (var xml = XmlWriter.Create(ledger))
                        {
                            xml.WriteStartElement("ledger");
                            {|DUR101:xml.WriteEndElement()|};
                        }
                    }
                }
            }
            """,
            """
            using System.Xml;

            class Ledger
            {
                void Save(string path)
                {
                    using (var ledger = new FileStream(path, FileMode.CreateNew))
                    {
                        using (var xml = XmlWriter.Create(ledger))
                        {
                            xml.WriteStartElement("ledger");
                            xml.WriteEndElement();
                        }

                        ledger.Flush(flushToDisk: true);
                    }
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
    public Task TopLevelStatements_TabsAndSameLineBraces() =>
        FixesByLibrary(
            """
            // The journal of the day.
            using System.Diagnostics;

            using (var journal = File.AppendText("orders.journal")) {
            	foreach (var arg in args) {
            		{|DUR101:journal.WriteLine(arg)|};
            	}
            }
            Trace.WriteLine("done");
            """,
            """
            // The journal of the day.
            using System.Diagnostics;
            using Durability;

            using (var journal = File.AppendText("orders.journal")) {
            	foreach (var arg in args) {
            		journal.WriteLine(arg);
            	}

            	journal.FlushToDisk();
            }
            Trace.WriteLine("done");
            """, kind: OutputKind.ConsoleApplication);

    [Fact]
    public Task Lambda_OnOneLine() =>
        Fixes(
            """
            class Journal
            {
                void Append(byte[] record)
                {
                    Action<byte[]> append = r => { using var journal = new FileStream("orders.journal", FileMode.Append); {|DUR101:journal.Write(r, 0, r.Length)|}; };
                    append(record);
                }
            }
            """,
            """
            class Journal
            {
                void Append(byte[] record)
                {
                    Action<byte[]> append = r => { using var journal = new FileStream("orders.journal", FileMode.Append); journal.Write(r, 0, r.Length); journal.Flush(flushToDisk: true); };
                    append(record);
                }
            }
            """);

    [Fact]
    public Task Directives_StayWhereTheyAre() =>
        FixesByLibrary(
            """
            #if NET
            using System.Net;
            #endif
            using System.Text;

            class Journal
            {
                void Append(byte[] record)
                {
                    using (var journal = new FileStream("orders.journal", FileMode.Append))
                    {
            #if DEBUG
                        Console.WriteLine("debug");
            #endif
                        {|DUR101:journal.Write(record, 0, record.Length)|};
            #if TRACE
                        Console.WriteLine("trace");
            #endif
                    }
                }
            }
            """,
            """
            #if NET
            using System.Net;
            #endif
            using System.Text;
            using Durability;

            class Journal
            {
                void Append(byte[] record)
                {
                    using (var journal = new FileStream("orders.journal", FileMode.Append))
                    {
            #if DEBUG
                        Console.WriteLine("debug");
            #endif
                        journal.Write(record, 0, record.Length);
                        journal.FlushToDisk();
            #if TRACE
                        Console.WriteLine("trace");
            #endif
                    }
                }
            }
            """);

    [Fact]
    public Task SwitchSection_AndSwitchArm() =>
        FixesByLibrary(
            """
            class Journal
            {
                void Append(int kind, string line)
                {
                    switch (kind)
                    {
                        case 1:
                            using (var journal = new FileStream("a.journal", FileMode.Append)) {|DUR101:journal.WriteByte(1)|};
                            break;
                        case 2:
                            {|DUR101:File.AppendAllText("b.journal", line)|};
                            break;
                    }
                }

                Task AppendAsync(int kind, string line) => kind switch
                {
                    1 => {|DUR101:File.AppendAllTextAsync("a.journal", line)|},
                    _ => Task.CompletedTask,
                };
            }
            """,
            """
            using Durability;

            class Journal
            {
                void Append(int kind, string line)
                {
                    switch (kind)
                    {
                        case 1:
                            using (var journal = new FileStream("a.journal", FileMode.Append))
                            {
                                journal.WriteByte(1);
                                journal.FlushToDisk();
                            }
                            break;
                        case 2:
                            DurableFile.AppendAllText("b.journal", line);
                            break;
                    }
                }

                Task AppendAsync(int kind, string line) => kind switch
                {
                    1 => DurableFile.AppendAllTextAsync("a.journal", line),
                    _ => Task.CompletedTask,
                };
            }
            """);

    [Fact]
    public Task PartialClass_FieldInAnotherPart() =>
        Fixes(
            """
            partial class Journal
            {
                readonly FileStream _journal;
            }

            partial class Journal
            {
                public Journal(string path) => _journal = new FileStream(path, FileMode.Append);

                public void Append(byte[] record)
                {
                    {|DUR101:_journal.Write(record, 0, record.Length)|};
                }
            }
            """,
            """
            partial class Journal
            {
                readonly FileStream _journal;
            }

            partial class Journal
            {
                public Journal(string path) => _journal = new FileStream(path, FileMode.Append);

                public void Append(byte[] record)
                {
                    _journal.Write(record, 0, record.Length);
                    _journal.Flush(flushToDisk: true);
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

    [Fact]
    public Task LibraryTypeOfItsOwnName_StillBinds() =>
        FixesByLibrary(
            """
            class DurableFile { }

            class Journal
            {
                void Append(string line) => {|DUR101:File.AppendAllText("orders.journal", line)|};
            }
            """,
            """
            class DurableFile { }

            class Journal
            {
                void Append(string line)
                {
                    File.AppendAllText("orders.journal", line);
                    using (var file = new FileStream("orders.journal", FileMode.Open, FileAccess.Write))
                    {
                        file.Flush(flushToDisk: true);
                    }
                }
            }
            """);
}
