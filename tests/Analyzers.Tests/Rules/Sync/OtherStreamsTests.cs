using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Streams of which nothing says that they are files', and classes that sync by themselves.</summary>
public sealed class OtherStreamsTests
{
    [Theory]
    [InlineData("SnapshotStore", "_stream", true)]
    [InlineData("SnapshotClient", "_stream", false)]
    [InlineData("SnapshotStore", "_secureStream", false)]
    [InlineData("SnapshotStore", "_responseStream", false)]
    public Task Stream_that_goes_to_another_program(string type, string field, bool isTold) => Verify.AnalyzerAsync($$"""
        class {{type}}(Stream {{field}})
        {
            public void Add(byte[] record)
            {
                {{field}}.Write(record);
                {{(isTold ? $"{{|DUR102:{field}.Flush()|}}" : $"{field}.Flush()")}};
            }
        }
        """);

    [Fact]
    public Task Namespace_alone_makes_no_file_of_a_stream() => Verify.AnalyzerAsync("""
        namespace Shop.Storage
        {
            class Blocks(Stream stream)
            {
                readonly Stream _stream = stream;

                public void Add(byte[] block)
                {
                    _stream.Write(block);
                    _stream.Flush();
                }
            }
        }
        """);

    [Fact]
    public Task Stream_that_syncs_in_a_member_of_its_own_is_its_own_matter() => Verify.AnalyzerAsync("""
        class BlockStream(string path) : Stream
        {
            readonly FileStream _file = new(path, FileMode.Append);
            readonly MemoryStream _block = new();

            public override bool CanRead => false;
            public override bool CanSeek => false;
            public override bool CanWrite => true;
            public override long Length => _file.Length;
            public override long Position { get; set; }
            public override void Flush() { }
            public override int Read(byte[] buffer, int offset, int count) => 0;
            public override long Seek(long offset, SeekOrigin origin) => 0;
            public override void SetLength(long value) { }
            public override void Write(byte[] buffer, int offset, int count) => _block.Write(buffer, offset, count);

            public void Commit()
            {
                _block.WriteTo(_file);
                _file.Flush(flushToDisk: true);
            }
        }

        class OrderJournal(string path)
        {
            readonly BlockStream _stream = new(path);

            public void Add(byte[] order)
            {
                _stream.Write(order, 0, order.Length);
                _stream.Flush();
            }
        }
        """);

    [Theory]
    [InlineData("ReadRepaired", false)]
    [InlineData("Repair", true)]
    public Task Member_that_is_named_for_reading_is_not_where_a_write_is_missed(string name, bool isTold) => Verify.AnalyzerAsync($$"""
        static class Repairs
        {
            public static void {{name}}(this FileStream file) { file.WriteByte(1); file.Flush(); }
        }

        class OrderJournal(string path)
        {
            readonly FileStream _file = new(path, FileMode.Open);

            public void Use() => {{(isTold ? $"{{|DUR102:_file.{name}()|}}" : $"_file.{name}()")}};
        }
        """);
}
