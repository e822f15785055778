using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Sync;
using Durability.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR103: what stands above the file is drained, or closed, before the sync.</summary>
public sealed class SyncOrderFixTests : FixTests<SyncOrderFix>
{
    [Fact]
    public Task Writer_IsDrainedBeforeTheSync() =>
        Fixes(
            """
            class Manifest
            {
                void Save(string path, string text)
                {
                    using (var file = new FileStream(path, FileMode.CreateNew))
                    using (var writer = new StreamWriter(file))
                    {
                        writer.Write(text);

                        // On disk before we go on.
                        {|DUR103:file.Flush(true)|};
                    }
                }
            }
            """,
            """
            class Manifest
            {
                void Save(string path, string text)
                {
                    using (var file = new FileStream(path, FileMode.CreateNew))
                    using (var writer = new StreamWriter(file))
                    {
                        writer.Write(text);

                        // On disk before we go on.
                        writer.Flush();
                        file.Flush(true);
                    }
                }
            }
            """);

    [Fact]
    public Task Writer_IsDrainedBeforeTheLibrarysSync() =>
        FixesByLibrary(
            """
            using Durability;

            class Manifest
            {
                async Task SaveAsync(string path, string text)
                {
                    using (var file = new FileStream(path, FileMode.CreateNew))
                    using (var writer = new StreamWriter(file))
                    {
                        await writer.WriteAsync(text);
                        await {|DUR103:file.FlushToDiskAsync()|};
                    }
                }
            }
            """,
            """
            using Durability;

            class Manifest
            {
                async Task SaveAsync(string path, string text)
                {
                    using (var file = new FileStream(path, FileMode.CreateNew))
                    using (var writer = new StreamWriter(file))
                    {
                        await writer.WriteAsync(text);
                        await writer.FlushAsync();
                        await file.FlushToDiskAsync();
                    }
                }
            }
            """);

    [Fact]
    public Task SyncBehindTheWritersEnd_WriterLeavesTheFileOpen() =>
        Fixes(
            """
            class Manifest
            {
                void Save(string path, string text)
                {
                    using (var file = new FileStream(path, FileMode.CreateNew))
                    {
                        using (var writer = new StreamWriter(file))
                        {
                            writer.Write(text);
                        }

                        {|DUR103:file.Flush(flushToDisk: true)|};
                    }
                }
            }
            """,
            """
            class Manifest
            {
                void Save(string path, string text)
                {
                    using (var file = new FileStream(path, FileMode.CreateNew))
                    {
                        using (var writer = new StreamWriter(file, leaveOpen: true))
                        {
                            writer.Write(text);
                        }

                        file.Flush(flushToDisk: true);
                    }
                }
            }
            """);

    [Fact]
    public Task SyncBehindTheWritersEnd_WithoutLeaveOpen_MovesInFrontOfIt() =>
        Fixes(
            """
            using System.IO;

            class Manifest
            {
                void Save(string path, string text)
                {
                    using (var file = new FileStream(path, FileMode.CreateNew))
                    {
                        using (var writer = new StreamWriter(file))
                        {
                            writer.Write(text);
                        }

                        {|DUR103:file.Flush(flushToDisk: true)|};
                    }
                }
            }
            """,
            """
            using System.IO;

            class Manifest
            {
                void Save(string path, string text)
                {
                    using (var file = new FileStream(path, FileMode.CreateNew))
                    {
                        using (var writer = new StreamWriter(file))
                        {
                            writer.Write(text);
                            writer.Flush();
                            file.Flush(flushToDisk: true);
                        }
                    }
                }
            }
            """, framework: TestedFramework.NetStandard20, language: LanguageVersion.CSharp7_3);

    [Fact]
    public Task SyncBehindDispose_MovesInFrontOfIt() =>
        Fixes(
            """
            class Manifest
            {
                void Save(string path, string text)
                {
                    var file = new FileStream(path, FileMode.CreateNew);
                    var writer = new StreamWriter(file);
                    writer.Write(text);
                    writer.Dispose();
                    {|DUR103:file.Flush(true)|};
                }
            }
            """,
            """
            class Manifest
            {
                void Save(string path, string text)
                {
                    var file = new FileStream(path, FileMode.CreateNew);
                    var writer = new StreamWriter(file);
                    writer.Write(text);
                    writer.Flush();
                    file.Flush(true);
                    writer.Dispose();
                }
            }
            """);

    [Fact]
    public Task GZip_IsClosedFirst_AndLeavesTheFileOpen() =>
        Fixes(
            """
            class Manifest
            {
                void Save(string path, byte[] data)
                {
                    using (var file = new FileStream(path, FileMode.CreateNew))
                    using (var gzip = new GZipStream(file, CompressionMode.Compress))
                    {
                        gzip.Write(data, 0, data.Length);
                        {|DUR103:file.Flush(true)|};
                    }
                }
            }
            """,
            """
            class Manifest
            {
                void Save(string path, byte[] data)
                {
                    using (var file = new FileStream(path, FileMode.CreateNew))
                    {
                        using (var gzip = new GZipStream(file, CompressionMode.Compress, leaveOpen: true))
                        {
                            gzip.Write(data, 0, data.Length);
                        }

                        file.Flush(true);
                    }
                }
            }
            """);

    [Fact]
    public Task GZip_UsingDeclarations_BecomeABlock() =>
        Fixes(
            """
            class Manifest
            {
                void Save(string path, byte[] data)
                {
                    using var file = new FileStream(path, FileMode.CreateNew);
                    using var gzip = new GZipStream(file, CompressionMode.Compress);
                    gzip.Write(data, 0, data.Length);
                    {|DUR103:file.Flush(true)|};
                    Console.WriteLine("saved");
                }
            }
            """,
            """
            class Manifest
            {
                void Save(string path, byte[] data)
                {
                    using var file = new FileStream(path, FileMode.CreateNew);
                    using (var gzip = new GZipStream(file, CompressionMode.Compress, leaveOpen: true))
                    {
                        gzip.Write(data, 0, data.Length);
                    }

                    file.Flush(true);
                    Console.WriteLine("saved");
                }
            }
            """);

    [Fact]
    public Task ZipArchive_IsClosedFirst() =>
        Fixes(
            """
            class Manifest
            {
                void Save(string path)
                {
                    using (var file = new FileStream(path, FileMode.CreateNew))
                    {
                        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
                        {
                            zip.CreateEntryFromFile("a", "b");
                        }

                        {|DUR103:file.Flush(true)|};
                    }
                }
            }
            """,
            """
            class Manifest
            {
                void Save(string path)
                {
                    using (var file = new FileStream(path, FileMode.CreateNew))
                    {
                        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                        {
                            zip.CreateEntryFromFile("a", "b");
                        }

                        file.Flush(true);
                    }
                }
            }
            """);

    [Fact]
    public Task Fields_DrainInAnExpressionBody() =>
        Fixes(
            """
            class Manifest : IDisposable
            {
                readonly FileStream _file;
                readonly StreamWriter _writer;

                public Manifest(string path)
                {
                    _file = new FileStream(path, FileMode.Append);
                    _writer = new StreamWriter(_file);
                }

                public void Add(string line)
                {
                    _writer.WriteLine(line);
                    {|DUR103:_file.Flush(true)|};
                }

                public void Dispose() => _writer.Dispose();
            }
            """,
            """
            class Manifest : IDisposable
            {
                readonly FileStream _file;
                readonly StreamWriter _writer;

                public Manifest(string path)
                {
                    _file = new FileStream(path, FileMode.Append);
                    _writer = new StreamWriter(_file);
                }

                public void Add(string line)
                {
                    _writer.WriteLine(line);
                    _writer.Flush();
                    _file.Flush(true);
                }

                public void Dispose() => _writer.Dispose();
            }
            """);

    [Fact]
    public Task GZipWithoutAnOwnerOfTheFile_OffersNothing() =>
        OffersNothing(
            """
            class Manifest
            {
                void Save(string path, byte[] data)
                {
                    var file = new FileStream(path, FileMode.CreateNew);
                    using (var gzip = new GZipStream(file, CompressionMode.Compress))
                    {
                        gzip.Write(data, 0, data.Length);
                        {|DUR103:file.Flush(true)|};
                    }
                }
            }
            """, library: false);
}
