using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Sync;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR101: wrappers above the file are drained, or closed, before the sync.</summary>
public sealed class UnsyncedWriteWrapperFixTests : FixTests<UnsyncedWriteFix>
{
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
    public Task FieldWriterOverPath_IsDrainedFirst() =>
        Fixes(
            """
            class Journal : IDisposable
            {
                readonly StreamWriter _journal = new StreamWriter("orders.journal", append: true);

                public void Append(string line)
                {
                    {|DUR101:this._journal.WriteLine(line)|};
                }

                public void Dispose() => _journal.Dispose();
            }
            """,
            """
            class Journal : IDisposable
            {
                readonly StreamWriter _journal = new StreamWriter("orders.journal", append: true);

                public void Append(string line)
                {
                    this._journal.WriteLine(line);
                    _journal.Flush();
                    ((FileStream)_journal.BaseStream).Flush(flushToDisk: true);
                }

                public void Dispose() => _journal.Dispose();
            }
            """);

    [Fact]
    public Task ForeignWriter_MayHoldBytes_IsClosedBeforeTheSync() =>
        Fixes(
            """
            class CsvWriter : IDisposable
            {
                readonly TextWriter _writer;
                readonly StringBuilder _held = new();

                public CsvWriter(TextWriter writer) => _writer = writer;

                public void Add(string cell) => _held.Append(cell);

                public void Dispose() => _writer.Write(_held.ToString());
            }

            class Ledger
            {
                void Save(string row)
                {
                    using (var file = new FileStream("orders.ledger", FileMode.Append))
                    using (var writer = new StreamWriter(file))
                    using (var {|DUR101:csv = new CsvWriter(writer)|})
                    {
                        csv.Add(row);
                        writer.WriteLine(row);
                    }
                }
            }
            """,
            """
            class CsvWriter : IDisposable
            {
                readonly TextWriter _writer;
                readonly StringBuilder _held = new();

                public CsvWriter(TextWriter writer) => _writer = writer;

                public void Add(string cell) => _held.Append(cell);

                public void Dispose() => _writer.Write(_held.ToString());
            }

            class Ledger
            {
                void Save(string row)
                {
                    using (var file = new FileStream("orders.ledger", FileMode.Append))
                    using (var writer = new StreamWriter(file))
                    {
                        using (var csv = new CsvWriter(writer))
                        {
                            csv.Add(row);
                            writer.WriteLine(row);
                        }

                        writer.Flush();
                        file.Flush(flushToDisk: true);
                    }
                }
            }
            """);
}
