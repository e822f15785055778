using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Publication;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR201, DUR202: the directory is synced.</summary>
public sealed class NameNotSyncedFixTests : FixTests<NameNotSyncedFix>
{
    [Fact]
    public Task Rename_ByLibrary() =>
        FixesByLibrary(
            """
            class DurableStore
            {
                void Save(string path, byte[] bytes)
                {
                    using (var stream = new FileStream(path + ".tmp", FileMode.Create))
                    {
                        stream.Write(bytes, 0, bytes.Length);
                        stream.Flush(true);
                    }

                    {|DUR202:File.Move(path + ".tmp", path, true)|};
                }
            }
            """,
            """
            using Durability;

            class DurableStore
            {
                void Save(string path, byte[] bytes)
                {
                    using (var stream = new FileStream(path + ".tmp", FileMode.Create))
                    {
                        stream.Write(bytes, 0, bytes.Length);
                        stream.Flush(true);
                    }

                    DurableFile.Move(path + ".tmp", path, true);
                }
            }
            """);

    [Fact]
    public Task NewFile_DirectoryIsSynced() =>
        FixesByLibrary(
            """
            class DurableStore
            {
                void Create(string path, byte[] bytes)
                {
                    using (var stream = {|DUR201:new FileStream(path, FileMode.CreateNew)|})
                    {
                        stream.Write(bytes, 0, bytes.Length);
                        stream.Flush(true);
                    }
                }
            }
            """,
            """
            using Durability;

            class DurableStore
            {
                void Create(string path, byte[] bytes)
                {
                    using (var stream = new FileStream(path, FileMode.CreateNew))
                    {
                        stream.Write(bytes, 0, bytes.Length);
                        stream.Flush(true);
                        DurableDirectory.SyncParent(path);
                    }
                }
            }
            """);

    [Fact]
    public Task WithoutLibrary_OffersNothing() =>
        OffersNothing(
            """
            class DurableStore
            {
                void Create(string path, byte[] bytes)
                {
                    using (var stream = {|DUR201:new FileStream(path, FileMode.CreateNew)|})
                    {
                        stream.Write(bytes, 0, bytes.Length);
                        stream.Flush(true);
                    }
                }
            }
            """, library: false);

    [Fact]
    public Task Delete_ByLibrary() =>
        FixesByLibrary(
            """
            [Durability.Durable]
            class Segments
            {
                void Drop(string path) => {|DUR202:File.Delete(path)|}; // superseded
            }
            """,
            """
            using Durability;

            [Durability.Durable]
            class Segments
            {
                void Drop(string path) => DurableFile.Delete(path); // superseded
            }
            """);
}
