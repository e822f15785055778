using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>What the arguments of the call that opens a file say of it.</summary>
public sealed class HowItIsOpenedTests
{
    [Theory]
    [InlineData("new FileStream(\"orders.wal\", new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Options = FileOptions.WriteThrough })", "file.Write(r)")]
    [InlineData("new FileStream(\"orders.wal\", new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write })", "{|DUR101:file.Write(r)|}")]
    [InlineData("new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 4096, true)", "{|DUR104:file.Write(r)|}")]
    [InlineData("{|DUR205:new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 4096, true)|}", "file.Write(r)")]
    [InlineData("new FileStream(path, some ? FileMode.Create : FileMode.Append)", "{|DUR104:file.Write(r)|}")]
    [InlineData("new FileStream(path, some ? FileMode.Append : FileMode.Create)", "{|DUR104:file.Write(r)|}")]
    [InlineData("new FileStream(path, some ? FileMode.OpenOrCreate : FileMode.Truncate)", "{|DUR104:file.Write(r)|}")]
    [InlineData("{|DUR205:new FileStream(path, some ? FileMode.CreateNew : FileMode.Create)|}", "file.Write(r)")]
    [InlineData("{|DUR205:new FileStream(path, some ? FileMode.Create : FileMode.Truncate)|}", "file.Write(r)")]
    public Task Stream(string opened, string write) => Verify.AnalyzerAsync($$"""
        class Shelf
        {
            void Put(string path, byte[] r, bool some)
            {
                using var file = {{opened}};
                {{write}};
            }
        }
        """);

    [Theory]
    [InlineData("new StreamWriter(path, true)", "{|DUR101:writer.Write(text)|}")]
    [InlineData("{|DUR205:new StreamWriter(path, false)|}", "writer.Write(text)")]
    [InlineData("new StreamWriter(path, some)", "{|DUR104:writer.Write(text)|}")]
    [InlineData("new StreamWriter(path, some ? true : false)", "{|DUR104:writer.Write(text)|}")]
    public Task Writer(string opened, string write) => Verify.AnalyzerAsync($$"""
        class Shelf
        {
            void Put(string path, string text, bool some)
            {
                using var writer = {{opened}};
                {{write}};
            }
        }
        """);

    [Theory]
    [InlineData("File.OpenRead(\"orders.db\")", "{|DUR107:file.Flush(true)|}")]
    [InlineData("File.Open(\"orders.db\", FileMode.Open, FileAccess.Read)", "{|DUR107:file.Flush(true)|}")]
    [InlineData("new FileStream(\"orders.db\", FileMode.Open, FileAccess.Read)", "{|DUR107:file.Flush(true)|}")]
    [InlineData("new FileStream(\"orders.db\", FileMode.Open, FileAccess.ReadWrite)", "file.Flush(true)")]
    public Task Sync_of_a_file(string opened, string sync) => Verify.AnalyzerAsync($$"""
        class OrderStore
        {
            void Sync()
            {
                using var file = {{opened}};
                {{sync}};
            }
        }
        """);

    /// <summary>What a call that cannot be seen opens is known by what it is told.</summary>
    [Theory]
    [InlineData("FileMode mode", "FileMode.Append", "{|DUR101:file.Write(r)|}")]
    [InlineData("bool append", "true", "{|DUR101:file.Write(r)|}")]
    [InlineData("int append", "1", "file.Write(r)")]
    public Task Unseen(string parameter, string argument, string write) => Verify.AnalyzerAsync($$"""
        interface IFiles
        {
            FileStream Open(string path, {{parameter}});
        }

        class OrderJournal
        {
            void Append(IFiles files, byte[] r)
            {
                using var file = files.Open("orders.wal", {{argument}});
                {{write}};
            }
        }
        """);
}
