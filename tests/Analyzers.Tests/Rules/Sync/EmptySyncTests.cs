using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A member that is named for a sync, in a type that keeps a file, and leaves the file alone.</summary>
public sealed class EmptySyncTests
{
    [Theory]
    [InlineData("public void {|DUR106:HardFlush|}() { }")]
    [InlineData("public void {|DUR106:FlushToDisk|}() => Check();")]
    [InlineData("public void {|DUR106:Fsync|}() { Check(); }")]
    public Task Nothing_is_synced(string member) => Verify.AnalyzerAsync(Pages("FileStream _file = new(\"pages.db\", FileMode.Open)", member));

    [Theory]
    [InlineData("public void HardFlush() => _file.Flush(true);")]
    [InlineData("public void HardFlush() => Commit();")]
    [InlineData("public void HardFlush() => throw new NotSupportedException();")]
    [InlineData("public void Check2() { }")]
    [InlineData("public abstract void HardFlush();")]
    public Task Something_is_done(string member) => Verify.AnalyzerAsync(Pages("FileStream _file = new(\"pages.db\", FileMode.Open)", member));

    [Fact]
    public Task Pages_in_memory_have_nothing_to_sync() => Verify.AnalyzerAsync("""
        class PagesInMemory
        {
            readonly MemoryStream _file = new();

            public void HardFlush() { }
        }
        """);

    static string Pages(string file, string member) => $$"""
        abstract class Pages
        {
            readonly {{file}};

            static void Check() { }
            void Commit() => _file.Flush(true);

            {{member}}
        }
        """;

    [Theory]
    [InlineData("public void {|DUR106:Flush|}() { }")]
    [InlineData("public void {|DUR106:Flush|}() => Check();")]
    [InlineData("public void Flush() => RandomAccess.FlushToDisk(_file);")]
    [InlineData("void IPages.Flush() => Sync();")]
    [InlineData("public void Flush() => throw new NotSupportedException();")]
    public Task Flush_above_which_no_bytes_wait(string flush) => Verify.AnalyzerAsync($$"""
        using Microsoft.Win32.SafeHandles;

        interface IPages { void Flush(); }

        class FilePages(string path) : IPages
        {
            readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);

            public void Write(long at, byte[] page) => RandomAccess.Write(_file, page, at);

            static void Check() { }
            void Sync() => RandomAccess.FlushToDisk(_file);
            {{flush}}
        }
        """);

    [Theory]
    [InlineData("readonly SafeFileHandle _file = File.OpenHandle(\"pages.db\");", "public void Flush() { }")]
    [InlineData("readonly SafeFileHandle _file = File.OpenHandle(\"pages.db\"); void Write(byte[] page) => RandomAccess.Write(_file, page, 0); void Sync() => RandomAccess.FlushToDisk(_file);", "public void Flush(int at) { }")]
    [InlineData("readonly FileStream _file = new(\"pages.db\", FileMode.Open); void Write(byte[] page) => RandomAccess.Write(_file.SafeFileHandle, page, 0); void Sync() => _file.Flush(true);", "public void Flush() { }")]
    public Task Flush_that_may_have_nothing_to_do(string members, string flush) => Verify.AnalyzerAsync($$"""
        using Microsoft.Win32.SafeHandles;

        interface IPages { void Flush() { } void Flush(int at) { } }

        class FilePages : IPages
        {
            {{members}}
            {{flush}}
        }
        """);

    [Theory]
    [InlineData("winSync", "// FlushFileBuffers(file.Handle)", true)]
    [InlineData("osFsync", "// fsync(file.Handle)", true)]
    [InlineData("winSync", "// moves the bytes on", false)]
    [InlineData("winSyncLater", "// FlushFileBuffers(file.Handle)", false)]
    public Task Sync_of_a_port_that_only_drains(string name, string comment, bool isSync) => Verify.AnalyzerAsync($$"""
        class PageFile { public FileStream Stream = new("pages.db", FileMode.Open); }

        class Os
        {
            static int {{(isSync ? $"{{|DUR106:{name}|}}" : name)}}(PageFile file)
            {
                file.Stream.Flush();
                return 0;
                {{comment}}
            }
        }
        """);
}
