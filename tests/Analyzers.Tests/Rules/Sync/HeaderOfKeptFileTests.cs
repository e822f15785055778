using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>What a constructor writes to the file that it keeps is not what the members sync.</summary>
public sealed class HeaderOfKeptFileTests
{
    const string Members = """
            readonly FileStream _file;
            public void Append(byte[] record) { _file.Write(record); _file.Flush(true); }
            public void Replace(byte[] record) { _file.Position = 0; _file.Write(record); _file.Flush(true); }
        """;

    [Fact]
    public Task Header_that_is_drained() => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            {{Members}}

            public OrderJournal(string path)
            {
                var file = new FileStream(path, FileMode.CreateNew);
                file.Write(new byte[8]);
                {|DUR102:file.Flush()|};
                _file = file;
            }
        }
        """);

    [Theory]
    [InlineData("file.Flush(true);")]
    [InlineData("if (sync) file.Flush(true); else file.Flush();")]
    [InlineData("")]
    public Task Header_that_is_synced_or_stays_in_the_buffer(string code) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            {{Members}}

            public OrderJournal(string path, bool sync)
            {
                var file = new FileStream(path, FileMode.CreateNew);
                file.Write(new byte[8]);
                {{code}}
                _file = file;
            }
        }
        """);

    [Fact]
    public Task Header_that_is_written_through() => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            {{Members}}

            public OrderJournal(string path)
            {
                var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.WriteThrough);
                file.Write(new byte[8]);
                file.Flush();
                _file = file;
            }
        }
        """);

    [Fact]
    public Task Header_in_the_buffer_does_not_hide_the_member_that_forgets() => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            {{Members}}

            public OrderJournal(string path)
            {
                var file = new FileStream(path, FileMode.CreateNew);
                file.Write(new byte[8]);
                _file = file;
            }

            public void Mark(byte[] record) => {|DUR101:_file.Write(record)|};
        }
        """);

    /// <summary>A stream that comes from outside is a file's where a member puts a file in its place.</summary>
    [Theory]
    [InlineData("File.Create(path)", "{|DUR101:_stream.Write(record)|}")]
    [InlineData("File.Create(Path.GetTempFileName())", "_stream.Write(record)")]
    [InlineData("File.OpenRead(path)", "_stream.Write(record)")]
    [InlineData("new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose)", "_stream.Write(record)")]
    [InlineData("new MemoryStream()", "_stream.Write(record)")]
    public Task Stream_that_a_file_takes_the_place_of(string opened, string write) => Verify.AnalyzerAsync($$"""
        class OrderStore
        {
            Stream _stream;
            public OrderStore(Stream stream) => _stream = stream;
            public void Roll(string path) => _stream = {{opened}};
            public void Add(byte[] record) => {{write}};
        }
        """);
}
