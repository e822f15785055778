using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Publication;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR203: the stream through which the content was written is closed, still open, or hidden behind a writer.</summary>
public sealed class PublishedStreamFixTests : FixTests<PublishBeforeSyncFix>
{
    [Fact]
    public Task ClosedStream_IsMovedDurably() =>
        FixesByLibrary(
            """
            class Store
            {
                readonly string _path = "orders.snapshot";

                void Save(List<string> orders)
                {
                    var temporaryPath = _path + ".tmp";
                    using (var stream = new FileStream(temporaryPath, FileMode.Create, FileAccess.Write))
                    {
                        System.Text.Json.JsonSerializer.Serialize(stream, orders);
                    }

                    {|DUR203:File.Move(temporaryPath, _path, overwrite: true)|};
                }
            }
            """,
            """
            using Durability;

            class Store
            {
                readonly string _path = "orders.snapshot";

                void Save(List<string> orders)
                {
                    var temporaryPath = _path + ".tmp";
                    using (var stream = new FileStream(temporaryPath, FileMode.Create, FileAccess.Write))
                    {
                        System.Text.Json.JsonSerializer.Serialize(stream, orders);
                    }

                    DurableFile.Move(temporaryPath, _path, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task StreamStillOpen_IsSyncedNotMovedDurably() =>
        FixesByLibrary(
            """
            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    using var stream = new FileStream(path + ".tmp", FileMode.Create, FileAccess.Write);
                    stream.Write(bytes);
                    {|DUR203:File.Move(path + ".tmp", path, overwrite: true)|};
                }
            }
            """,
            """
            using Durability;

            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    using var stream = new FileStream(path + ".tmp", FileMode.Create, FileAccess.Write);
                    stream.Write(bytes);
                    stream.FlushToDisk();
                    File.Move(path + ".tmp", path, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task RenameByCodeThatCannotBeSeen_SyncsWhatIsRenamed() =>
        Fixes(
            """
            interface IFiles { void ReplaceFile(string from, string to); }

            class Worlds(IFiles files)
            {
                void Save(string path, string world)
                {
                    var temporary = path + ".tmp";
                    using (var file = File.CreateText(temporary))
                        file.Write(world);
                    {|DUR203:files.ReplaceFile(temporary, path)|};
                }
            }
            """,
            """
            interface IFiles { void ReplaceFile(string from, string to); }

            class Worlds(IFiles files)
            {
                void Save(string path, string world)
                {
                    var temporary = path + ".tmp";
                    using (var file = File.CreateText(temporary))
                    {
                        file.Write(world);
                        file.Flush();
                        ((FileStream)file.BaseStream).Flush(flushToDisk: true);
                    }
                    files.ReplaceFile(temporary, path);
                }
            }
            """);
}
