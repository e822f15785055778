using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A handle that others can take may be synced by them, unless nothing in the whole program syncs anything: then the drain of its user is all that there is.</summary>
public sealed class NothingSyncsTests
{
    const string Files = """
        public class PageFile
        {
            public FileStream Stream { get; }
            public PageFile(string path) { Stream = new FileStream(path, FileMode.OpenOrCreate); }
        }

        """;

    [Theory]
    [InlineData("_pages.Stream.Write(page); {|DUR102:_pages.Stream.Flush()|};")]
    [InlineData("var s = _pages.Stream; s.Write(page); {|DUR102:s.Flush()|};")]
    public Task Stream_of_another_object(string body) => Verify.AnalyzerAsync(Files + $$"""
        public class Database(PageFile pages)
        {
            readonly PageFile _pages = pages;
            public void Insert(byte[] page) { {{body}} }
        }
        """);

    [Theory]
    [InlineData("public void Sync(PageFile p) => p.Stream.Flush(true);")]
    [InlineData("public void Sync(PageFile p) => p.Stream.Flush(flushToDisk: true);")]
    [InlineData("[SyncsToDisk] public void Commit(PageFile p) { } class SyncsToDiskAttribute : Attribute { }")]
    [InlineData("public void Sync(SafeHandle h) { fsync(h); } [DllImport(\"libc\")] static extern void fsync(SafeHandle h);")]
    [InlineData("public void Sync(Microsoft.Win32.SafeHandles.SafeFileHandle h) => RandomAccess.FlushToDisk(h);")]
    public Task Somebody_syncs_something(string sync) => Verify.AnalyzerAsync(Files + $$"""
        public class Database(PageFile pages)
        {
            readonly PageFile _pages = pages;
            public void Insert(byte[] page) { _pages.Stream.Write(page); _pages.Stream.Flush(); }
        }
        class Other { {{sync}} }
        """);

    [Theory]
    [InlineData("public", "Data.Write(page); {|DUR102:Data.Flush()|};")]
    [InlineData("internal", "Data.Write(page); {|DUR102:Data.Flush()|};")]
    [InlineData("public", "Data.Write(page);")]
    public Task Public_field(string access, string body) => Verify.AnalyzerAsync($$"""
        public class Database
        {
            {{access}} FileStream Data = new FileStream("orders.db", FileMode.OpenOrCreate);
            public void Insert(byte[] page) { {{body}} }
        }
        """);

    [Fact]
    public Task Public_field_that_may_be_no_file() => Verify.AnalyzerAsync("""
        public class Database
        {
            public Stream Data;
            public Database(Stream data) { Data = data; }
            public void Insert(byte[] page) { Data.Write(page); Data.Flush(); }
        }
        """);

    [Theory]
    [InlineData("public void {|DUR106:Force|}(bool metaData) { _file.Flush(); }")]
    [InlineData("public void Force(bool metaData) { _file.Flush(true); }")]
    [InlineData("public void Force(string name) { _file.Flush(); }")]
    [InlineData("public void Force() { _file.Flush(); }")]
    public Task Port_of_a_channel(string member) => Verify.AnalyzerAsync($$"""
        public class FileChannel(FileStream file)
        {
            readonly FileStream _file = file;
            {{member}}
        }
        """);
}
