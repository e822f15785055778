using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Sync;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR105: the mapped file is synced behind its view.</summary>
public sealed class MappedViewFixTests : FixTests<MappedViewFix>
{
    [Fact]
    public Task View_FileIsSyncedBehindIt() =>
        FixesByLibrary(
            """
            using System.IO.MemoryMappedFiles;

            class Index
            {
                void Save(string path, long value)
                {
                    using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
                    using var map = MemoryMappedFile.CreateFromFile(file, null, 4096, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, true);
                    using var view = map.CreateViewAccessor();
                    view.Write(0, value);
                    {|DUR105:view.Flush()|};
                }
            }
            """,
            """
            using System.IO.MemoryMappedFiles;
            using Durability;

            class Index
            {
                void Save(string path, long value)
                {
                    using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
                    using var map = MemoryMappedFile.CreateFromFile(file, null, 4096, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, true);
                    using var view = map.CreateViewAccessor();
                    view.Write(0, value);
                    view.Flush();
                    file.FlushToDisk();
                }
            }
            """);

    [Fact]
    public Task View_OfAMappedPath_OffersNothing() =>
        OffersNothing(
            """
            using System.IO.MemoryMappedFiles;

            class Index
            {
                void Save(string path, long value)
                {
                    using var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open);
                    using var view = map.CreateViewAccessor();
                    view.Write(0, value);
                    {|DUR105:view.Flush()|};
                }
            }
            """);
}
