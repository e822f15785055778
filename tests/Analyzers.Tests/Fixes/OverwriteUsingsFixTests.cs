using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Publication;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR204, DUR205: several streams above the live file.</summary>
public sealed class OverwriteUsingsFixTests : FixTests<OverwriteInPlaceFix>
{
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
}
