using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Publication;
using Durability.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR204, DUR205: the old content stays until the new is on the device.</summary>
public sealed class OverwriteInPlaceFixTests : FixTests<OverwriteInPlaceFix>
{
    [Fact]
    public Task WriteAllText_ByLibrary() =>
        FixesByLibrary(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    // The whole of it.
                    {|DUR204:File.WriteAllText(settingsPath, json)|}; // in place
                }

                async Task SaveAsync(string json, CancellationToken cancellation) => await {|DUR204:File.WriteAllTextAsync(settingsPath, json, cancellation)|}.ConfigureAwait(false);
            }
            """,
            """
            using Durability;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    // The whole of it.
                    DurableFile.WriteAllText(settingsPath, json); // in place
                }

                async Task SaveAsync(string json, CancellationToken cancellation) => await DurableFile.WriteAllTextAsync(settingsPath, json, cancellation).ConfigureAwait(false);
            }
            """);

    [Fact]
    public Task WriteAllText_IsMovedIntoPlace() =>
        Fixes(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    {|DUR204:File.WriteAllText(settingsPath, json)|};
                    Console.WriteLine("saved");
                }
            }
            """,
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    var temporary = settingsPath + ".tmp";
                    File.WriteAllText(temporary, json);
                    using (var file = new FileStream(temporary, FileMode.Open, FileAccess.Write))
                    {
                        file.Flush(flushToDisk: true);
                    }

                    File.Move(temporary, settingsPath, overwrite: true);
                    Console.WriteLine("saved");
                }
            }
            """);

    [Fact]
    public Task WriteAllBytes_ExpressionBody_IsMovedIntoPlace() =>
        Fixes(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json) => {|DUR204:File.WriteAllBytes(settingsPath, json)|};
            }
            """,
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json)
                {
                    var temporary = settingsPath + ".tmp";
                    File.WriteAllBytes(temporary, json);
                    using (var file = new FileStream(temporary, FileMode.Open, FileAccess.Write))
                    {
                        file.Flush(flushToDisk: true);
                    }

                    File.Move(temporary, settingsPath, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task WriteAllText_NetStandard20_ReplacesOrMoves() =>
        Fixes(
            """
            using System.IO;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    if (json.Length > 0)
                        {|DUR204:File.WriteAllText(settingsPath, json)|};
                }
            }
            """,
            """
            using System.IO;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    if (json.Length > 0)
                    {
                        var temporary = settingsPath + ".tmp";
                        File.WriteAllText(temporary, json);
                        using (var file = new FileStream(temporary, FileMode.Open, FileAccess.Write))
                        {
                            file.Flush(flushToDisk: true);
                        }

                        if (File.Exists(settingsPath))
                        {
                            File.Replace(temporary, settingsPath, null);
                        }
                        else
                        {
                            File.Move(temporary, settingsPath);
                        }
                    }
                }
            }
            """, framework: TestedFramework.NetStandard20, language: LanguageVersion.CSharp7_3);

    [Fact]
    public Task WriteAllText_NetStandard20_ByLibrary() =>
        FixesByLibrary(
            """
            using System.IO;
            using System.Text;

            namespace Orders
            {
                class Settings
                {
                    readonly string settingsPath = "settings.json";

                    void Save(string json)
                    {
                        {|DUR204:File.WriteAllText(settingsPath, json, Encoding.UTF8)|};
                    }
                }
            }
            """,
            """
            using System.IO;
            using System.Text;
            using Durability;

            namespace Orders
            {
                class Settings
                {
                    readonly string settingsPath = "settings.json";

                    void Save(string json)
                    {
                        DurableFile.WriteAllText(settingsPath, json, Encoding.UTF8);
                    }
                }
            }
            """, framework: TestedFramework.NetStandard20, language: LanguageVersion.CSharp7_3);

    [Fact]
    public Task DeletedFirst_TheDeletionGoes() =>
        FixesByLibrary(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    if (File.Exists(settingsPath)) File.Delete(settingsPath);
                    {|DUR204:File.WriteAllText(settingsPath, json)|};
                }
            }
            """,
            """
            using Durability;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    DurableFile.WriteAllText(settingsPath, json);
                }
            }
            """);

    [Fact]
    public Task DeletedFarAway_OffersNothing() =>
        OffersNothing(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    File.Delete(settingsPath);
                    Console.WriteLine("deleted");
                    {|DUR204:File.WriteAllText(settingsPath, json)|};
                }
            }
            """);

    [Fact]
    public Task Using_BecomesAReplacement() =>
        FixesByLibrary(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json)
                {
                    // The whole of it.
                    using (FileStream stream = {|DUR204:new FileStream(settingsPath, FileMode.Create)|})
                    {
                        stream.Write(json, 0, json.Length);
                    }
                }
            }
            """,
            """
            using Durability;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json)
                {
                    // The whole of it.
                    using (var replacement = DurableFile.CreateReplacement(settingsPath))
                    {
                        using (Stream stream = replacement.Stream)
                        {
                            stream.Write(json, 0, json.Length);
                        }

                        replacement.Commit();
                    }
                }
            }
            """);

    [Fact]
    public Task Using_IsMovedIntoPlace() =>
        Fixes(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json)
                {
                    using (var stream = {|DUR204:File.Create(settingsPath)|})
                    {
                        stream.Write(json, 0, json.Length);
                    }
                }
            }
            """,
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json)
                {
                    var temporary = settingsPath + ".tmp";
                    using (var stream = File.Create(temporary))
                    {
                        stream.Write(json, 0, json.Length);
                        stream.Flush(flushToDisk: true);
                    }

                    File.Move(temporary, settingsPath, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task WriterOverPath_SingleStatement_BecomesAReplacement() =>
        FixesByLibrary(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    using (var writer = {|DUR204:new StreamWriter(settingsPath, false, Encoding.UTF8)|})
                        writer.Write(json);
                    Console.WriteLine("saved");
                }
            }
            """,
            """
            using Durability;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    using (var replacement = DurableFile.CreateReplacement(settingsPath))
                    {
                        using (var writer = new StreamWriter(replacement.Stream, Encoding.UTF8))
                            writer.Write(json);

                        replacement.Commit();
                    }

                    Console.WriteLine("saved");
                }
            }
            """);

    [Fact]
    public Task WriterOverPath_SingleStatement_IsMovedIntoPlace() =>
        Fixes(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    using (var writer = {|DUR204:File.CreateText(settingsPath)|})
                        writer.Write(json);
                }
            }
            """,
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    var temporary = settingsPath + ".tmp";
                    using (var writer = File.CreateText(temporary))
                    {
                        writer.Write(json);
                        writer.Flush();
                        ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
                    }

                    File.Move(temporary, settingsPath, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task StackedUsings_BecomeAReplacement() =>
        FixesByLibrary(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    using (var stream = {|DUR204:File.Create(settingsPath)|})
                    using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
                    using (var writer = new StreamWriter(gzip))
                    {
                        writer.Write(@"
            text");
                        writer.Write(json);
                    }
                }
            }
            """,
            """
            using Durability;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    using (var replacement = DurableFile.CreateReplacement(settingsPath))
                    {
                        using (var stream = replacement.Stream)
                        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
                        using (var writer = new StreamWriter(gzip))
                        {
                            writer.Write(@"
            text");
                            writer.Write(json);
                        }

                        replacement.Commit();
                    }
                }
            }
            """);

    [Fact]
    public Task UsingDeclarations_Async_BecomeAReplacement() =>
        FixesByLibrary(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                async Task SaveAsync(string json)
                {
                    await using var stream = {|DUR204:File.Create(settingsPath)|};
                    await using var writer = new StreamWriter(stream);
                    await writer.WriteAsync(json);
                }
            }
            """,
            """
            using Durability;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                async Task SaveAsync(string json)
                {
                    using (var replacement = DurableFile.CreateReplacement(settingsPath))
                    {
                        await using (var stream = replacement.Stream)
                        {
                            await using var writer = new StreamWriter(stream);
                            await writer.WriteAsync(json);
                        }

                        await replacement.CommitAsync();
                    }
                }
            }
            """);

    [Fact]
    public Task UsingDeclarations_AreMovedIntoPlace() =>
        Fixes(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    using var stream = {|DUR204:File.Create(settingsPath)|};
                    using var writer = new StreamWriter(stream);
                    writer.Write(json);
                    Console.WriteLine("saved");
                }
            }
            """,
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    var temporary = settingsPath + ".tmp";
                    using (var stream = File.Create(temporary))
                    {
                        using var writer = new StreamWriter(stream);
                        writer.Write(json);
                        writer.Flush();
                        stream.Flush(flushToDisk: true);
                    }

                    File.Move(temporary, settingsPath, overwrite: true);
                    Console.WriteLine("saved");
                }
            }
            """);

    [Fact]
    public Task SyncedInPlace_TheCommitSyncs() =>
        FixesByLibrary(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json)
                {
                    using (var stream = {|DUR205:File.Create(settingsPath)|})
                    {
                        stream.Write(json);
                        stream.Flush(flushToDisk: true);
                    }
                }
            }
            """,
            """
            using Durability;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json)
                {
                    using (var replacement = DurableFile.CreateReplacement(settingsPath))
                    {
                        using (var stream = replacement.Stream)
                        {
                            stream.Write(json);
                            stream.Flush();
                        }

                        replacement.Commit();
                    }
                }
            }
            """);

    [Fact]
    public Task ReturnInTheMiddle_OffersNothing() =>
        OffersNothing(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] head, byte[] tail)
                {
                    using (var stream = {|DUR204:File.Create(settingsPath)|})
                    {
                        stream.Write(head);
                        if (tail.Length == 0)
                            return;
                        stream.Write(tail);
                    }
                }
            }
            """);

    [Fact]
    public Task StreamThatMustBeAFileStream_IsMovedIntoPlace() =>
        FixesByLibrary(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json)
                {
                    using (var stream = {|DUR204:File.Create(settingsPath)|})
                    {
                        stream.Write(json);
                        stream.Lock(0, 1);
                    }
                }
            }
            """,
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json)
                {
                    var temporary = settingsPath + ".tmp";
                    using (var stream = File.Create(temporary))
                    {
                        stream.Write(json);
                        stream.Lock(0, 1);
                        stream.Flush(flushToDisk: true);
                    }

                    File.Move(temporary, settingsPath, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task DeletedBeforeTheRename_TheRenameReplaces() =>
        Fixes(
            """
            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    var temporary = path + ".tmp";
                    using (var stream = new FileStream(temporary, FileMode.Create))
                    {
                        stream.Write(bytes, 0, bytes.Length);
                        stream.Flush(true);
                    }

                    if (File.Exists(path))
                        File.Delete(path);
                    {|DUR204:File.Move(temporary, path)|};
                }
            }
            """,
            """
            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    var temporary = path + ".tmp";
                    using (var stream = new FileStream(temporary, FileMode.Create))
                    {
                        stream.Write(bytes, 0, bytes.Length);
                        stream.Flush(true);
                    }

                    File.Move(temporary, path, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task DeletedBeforeTheRename_ByLibrary() =>
        FixesByLibrary(
            """
            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    var temporary = path + ".tmp";
                    using (var stream = new FileStream(temporary, FileMode.Create))
                    {
                        stream.Write(bytes, 0, bytes.Length);
                        stream.Flush(true);
                    }

                    File.Delete(path);
                    {|DUR204:File.Move(temporary, path)|};
                }
            }
            """,
            """
            using Durability;

            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    var temporary = path + ".tmp";
                    using (var stream = new FileStream(temporary, FileMode.Create))
                    {
                        stream.Write(bytes, 0, bytes.Length);
                        stream.Flush(true);
                    }

                    DurableFile.Move(temporary, path, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task NoEvidence_IsFixedLikewise() =>
        FixesByLibrary(
            """
            class Thing
            {
                void Write(string where, string what)
                {
                    switch (what)
                    {
                        case "a": {|DUR205:File.WriteAllText(where, what)|}; break;
                    }
                }

                Action Writer(string where) => () => {|DUR205:File.WriteAllText(where, "x")|};
            }
            """,
            """
            using Durability;

            class Thing
            {
                void Write(string where, string what)
                {
                    switch (what)
                    {
                        case "a": DurableFile.WriteAllText(where, what); break;
                    }
                }

                Action Writer(string where) => () => DurableFile.WriteAllText(where, "x");
            }
            """);

    [Fact]
    public Task StaticImport_ByLibrary() =>
        FixesByLibrary(
            """
            using static System.IO.File;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    {|DUR204:WriteAllText(settingsPath, json)|};
                }
            }
            """,
            """
            using Durability;
            using static System.IO.File;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    DurableFile.WriteAllText(settingsPath, json);
                }
            }
            """);
}
