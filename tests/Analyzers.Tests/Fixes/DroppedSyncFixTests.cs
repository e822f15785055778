using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Sync;
using Durability.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR106: the flag reaches the file below.</summary>
public sealed class DroppedSyncFixTests : FixTests<DroppedSyncFix>
{
    [Fact]
    public Task Override_PassesTheFlagOn() =>
        Fixes(
            """
            class Log : FileStream
            {
                public Log(string path) : base(path, FileMode.Append) { }

                public override void {|DUR106:Flush|}(bool flushToDisk)
                {
                    base.Flush(flushToDisk: false); // to whom?
                }
            }
            """,
            """
            class Log : FileStream
            {
                public Log(string path) : base(path, FileMode.Append) { }

                public override void Flush(bool flushToDisk)
                {
                    base.Flush(flushToDisk); // to whom?
                }
            }
            """);

    [Fact]
    public Task Implementation_ExpressionBody_PassesTheFlagOn() =>
        Fixes(
            """
            using System.IO;

            interface IFile
            {
                void Flush(bool flushToDisk);
            }

            class Inner : IFile
            {
                readonly FileStream _inner;

                public Inner(string path)
                {
                    _inner = new FileStream(path, FileMode.Append);
                }

                public void {|DUR106:Flush|}(bool flushToDisk) => _inner.Flush();
            }
            """,
            """
            using System.IO;

            interface IFile
            {
                void Flush(bool flushToDisk);
            }

            class Inner : IFile
            {
                readonly FileStream _inner;

                public Inner(string path)
                {
                    _inner = new FileStream(path, FileMode.Append);
                }

                public void Flush(bool flushToDisk) => _inner.Flush(flushToDisk);
            }
            """, framework: TestedFramework.NetStandard20, language: LanguageVersion.CSharp7_3);

    [Fact]
    public Task WriterAbove_FlagGoesToTheFileBelow() =>
        Fixes(
            """
            class Log
            {
                readonly FileStream _file;
                readonly StreamWriter _writer;

                public Log(string path)
                {
                    _file = new FileStream(path, FileMode.Append);
                    _writer = new StreamWriter(_file);
                }

                public void {|DUR106:Flush|}(bool flushToDisk)
                {
                    _writer.Flush();
                }
            }
            """,
            """
            class Log
            {
                readonly FileStream _file;
                readonly StreamWriter _writer;

                public Log(string path)
                {
                    _file = new FileStream(path, FileMode.Append);
                    _writer = new StreamWriter(_file);
                }

                public void Flush(bool flushToDisk)
                {
                    _writer.Flush();
                    _file.Flush(flushToDisk);
                }
            }
            """);

    [Fact]
    public Task WriterOverPath_FlagGoesToTheFileBelow() =>
        Fixes(
            """
            class Log
            {
                readonly StreamWriter _writer = new StreamWriter("a.log");

                public void {|DUR106:Flush|}(bool flushToDisk) => _writer.Flush();
            }
            """,
            """
            class Log
            {
                readonly StreamWriter _writer = new StreamWriter("a.log");

                public void Flush(bool flushToDisk)
                {
                    _writer.Flush();
                    ((FileStream)_writer.BaseStream).Flush(flushToDisk);
                }
            }
            """);

    [Fact]
    public Task NamedForASync_SyncsByLibrary() =>
        FixesByLibrary(
            """
            class Log
            {
                readonly FileStream _file = new FileStream("a.log", FileMode.Append);

                public void {|DUR106:FlushToDisk|}() => _file.Flush();
            }
            """,
            """
            using Durability;

            class Log
            {
                readonly FileStream _file = new FileStream("a.log", FileMode.Append);

                public void FlushToDisk() => _file.FlushToDisk();
            }
            """);

    [Fact]
    public Task NamedForASync_Syncs() =>
        Fixes(
            """
            class Log
            {
                readonly StreamWriter _writer = new StreamWriter("a.log");

                public void {|DUR106:HardFlush|}()
                {
                    _writer.Flush();
                }
            }
            """,
            """
            class Log
            {
                readonly StreamWriter _writer = new StreamWriter("a.log");

                public void HardFlush()
                {
                    _writer.Flush();
                    ((FileStream)_writer.BaseStream).Flush(flushToDisk: true);
                }
            }
            """);

    [Fact]
    public Task StreamOfUnknownKind_OffersNothing() =>
        OffersNothing(
            """
            class Log
            {
                readonly Stream _inner;

                public Log(Stream inner) => _inner = inner;

                public void {|DUR106:Flush|}(bool flushToDisk) => _inner.Flush();
            }
            """, library: false);
}
