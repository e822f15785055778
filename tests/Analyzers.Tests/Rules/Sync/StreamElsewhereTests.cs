using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Streams that are no file's: what is copied into them is read from the file, and a writer over one writes to no file.</summary>
public sealed class StreamElsewhereTests
{
    [Theory]
    [InlineData("file.CopyTo(memory)")]
    [InlineData("file.CopyTo(Stream.Null)")]
    [InlineData("file.CopyToAsync(memory).Wait()")]
    [InlineData("Console.WriteLine(Hashes.ComputeHash64(file))")]
    public Task File_that_is_copied_into_memory_is_read(string read) => Verify.AnalyzerAsync($$"""
        class PageStore
        {
            void Load(string path)
            {
                using var file = new FileStream(path, FileMode.Open);
                using var memory = new MemoryStream();
                {{read}};
            }
        }
        """, compiles: !read.Contains("Hashes"));

    [Fact]
    public Task File_that_is_copied_into_another_is_not_the_one_that_is_written() => Verify.AnalyzerAsync("""
        class PageStore
        {
            void Copy(string path, string to)
            {
                using var file = new FileStream(path, FileMode.Open);
                using var copy = new FileStream(to, FileMode.OpenOrCreate);
                {|DUR101:file.CopyTo(copy)|};
            }
        }
        """);

    [Theory]
    [InlineData("new BinaryWriter(_memory)")]
    [InlineData("new BinaryWriter(new MemoryStream())")]
    [InlineData("new BinaryWriter(new BufferedStream(_memory))")]
    public Task Writer_over_memory_drains_into_memory(string writer) => Verify.AnalyzerAsync($$"""
        class IndexWriter
        {
            readonly MemoryStream _memory = new();
            readonly BinaryWriter _writer;
            readonly Stream _target;
            public IndexWriter(Stream target)
            {
                _target = target;
                _writer = {{writer}};
            }
            public void Add(int number)
            {
                _writer.Write(number);
                _writer.Flush();
                _memory.Position = 0;
                _memory.CopyTo(_target);
            }
        }
        """);

    [Fact]
    public Task Writer_over_a_stream_of_the_caller_may_be_a_files() => Verify.AnalyzerAsync("""
        class IndexWriter
        {
            readonly BinaryWriter _writer;
            public IndexWriter(Stream target) => _writer = new BinaryWriter(target);
            public void Add(int number)
            {
                _writer.Write(number);
                {|DUR102:_writer.Flush()|};
            }
        }
        """);

    [Theory]
    [InlineData("public Journal() => _stream = new MemoryStream(); public Journal(string path) => _stream = new FileStream(path, FileMode.Append);")]
    [InlineData("public Journal(string path) => _stream = new FileStream(path, FileMode.Append); public Journal() => _stream = new MemoryStream();")]
    [InlineData("public Journal(string path) => _stream = path == null ? new MemoryStream() : new FileStream(path, FileMode.Append);")]
    public Task Stream_that_is_a_files_on_one_way_is_a_files(string constructors) => Verify.AnalyzerAsync($$"""
        class Journal
        {
            readonly Stream _stream;
            {{constructors}}
            public void Add(byte[] record)
            {
                _stream.Write(record);
                {|DUR102:_stream.Flush()|};
            }
        }
        """);
}
