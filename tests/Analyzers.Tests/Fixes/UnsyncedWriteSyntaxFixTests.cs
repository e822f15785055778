using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Sync;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR101: the sync fits in, whatever the code around looks like.</summary>
public sealed class UnsyncedWriteSyntaxFixTests : FixTests<UnsyncedWriteFix>
{
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
