using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Sync;
using Durability.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR102: the file below a drained writer is synced.</summary>
public sealed class DrainForSyncWrapperFixTests : FixTests<DrainForSyncFix>
{
    [Fact]
    public Task WriterOverFile_ByLibrary() =>
        FixesByLibrary(
            """
            class Journal : IDisposable
            {
                readonly FileStream _file;
                readonly StreamWriter _writer;

                public Journal(string path)
                {
                    _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
                    _writer = new StreamWriter(_file);
                }

                public void Append(string line)
                {
                    _writer.WriteLine(line);

                    // The order must be on disk before we confirm it to the customer.
                    {|DUR102:_writer.Flush()|};
                }

                public void Dispose() => _writer.Dispose();
            }
            """,
            """
            using Durability;

            class Journal : IDisposable
            {
                readonly FileStream _file;
                readonly StreamWriter _writer;

                public Journal(string path)
                {
                    _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
                    _writer = new StreamWriter(_file);
                }

                public void Append(string line)
                {
                    _writer.WriteLine(line);

                    // The order must be on disk before we confirm it to the customer.
                    _writer.FlushToDisk();
                }

                public void Dispose() => _writer.Dispose();
            }
            """);

    [Fact]
    public Task WriterOverFile_FileIsSyncedBehindIt() =>
        Fixes(
            """
            class Journal : IDisposable
            {
                readonly FileStream _file;
                readonly StreamWriter _writer;

                public Journal(string path)
                {
                    _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
                    _writer = new StreamWriter(_file);
                }

                public void Append(string line)
                {
                    _writer.WriteLine(line);
                    {|DUR102:_writer.Flush()|}; // confirmed from here on
                }

                public void Dispose() => _writer.Dispose();
            }
            """,
            """
            class Journal : IDisposable
            {
                readonly FileStream _file;
                readonly StreamWriter _writer;

                public Journal(string path)
                {
                    _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
                    _writer = new StreamWriter(_file);
                }

                public void Append(string line)
                {
                    _writer.WriteLine(line);
                    _writer.Flush(); // confirmed from here on
                    _file.Flush(flushToDisk: true);
                }

                public void Dispose() => _writer.Dispose();
            }
            """);

    [Fact]
    public Task WriterOverPath_FileIsReachedThroughIt() =>
        Fixes(
            """
            using System;
            using System.IO;

            class Journal : IDisposable
            {
                readonly StreamWriter _writer = new StreamWriter("orders.journal", true);

                public void Append(string line)
                {
                    _writer.WriteLine(line);
                    {|DUR102:_writer.Flush()|};
                }

                public void Dispose() => _writer.Dispose();
            }
            """,
            """
            using System;
            using System.IO;

            class Journal : IDisposable
            {
                readonly StreamWriter _writer = new StreamWriter("orders.journal", true);

                public void Append(string line)
                {
                    _writer.WriteLine(line);
                    _writer.Flush();
                    ((FileStream)_writer.BaseStream).Flush(flushToDisk: true);
                }

                public void Dispose() => _writer.Dispose();
            }
            """, framework: TestedFramework.NetStandard20, language: LanguageVersion.CSharp7_3);

    [Fact]
    public Task Local_WriterOverFile() =>
        Fixes(
            """
            class Journal
            {
                void Append(string line, bool careful)
                {
                    using (var journal = new FileStream("orders.journal", FileMode.Append))
                    using (var writer = new StreamWriter(journal))
                    {
                        writer.WriteLine(line);
                        {|DUR102:writer.Flush()|};
                    }
                }
            }
            """,
            """
            class Journal
            {
                void Append(string line, bool careful)
                {
                    using (var journal = new FileStream("orders.journal", FileMode.Append))
                    using (var writer = new StreamWriter(journal))
                    {
                        writer.WriteLine(line);
                        writer.Flush();
                        journal.Flush(flushToDisk: true);
                    }
                }
            }
            """);

    [Fact]
    public Task Lambda_OnOneLine() =>
        Fixes(
            """
            class Journal : IDisposable
            {
                readonly FileStream _file;
                readonly StreamWriter _writer;

                public Journal(string path)
                {
                    _file = new FileStream(path, FileMode.Append);
                    _writer = new StreamWriter(_file);
                }

                public void Append(string line)
                {
                    Action<string> write = text => _writer.WriteLine(text);
                    Action flush = () => {|DUR102:_writer.Flush()|};
                    write(line);
                    flush();
                }

                public void Dispose() => _writer.Dispose();
            }
            """,
            """
            class Journal : IDisposable
            {
                readonly FileStream _file;
                readonly StreamWriter _writer;

                public Journal(string path)
                {
                    _file = new FileStream(path, FileMode.Append);
                    _writer = new StreamWriter(_file);
                }

                public void Append(string line)
                {
                    Action<string> write = text => _writer.WriteLine(text);
                    Action flush = () => { _writer.Flush(); _file.Flush(flushToDisk: true); };
                    write(line);
                    flush();
                }

                public void Dispose() => _writer.Dispose();
            }
            """);
}
