using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A program with one stream class of its own: what it writes to a file through <c>Stream</c> does not go there.</summary>
public sealed class FileBesideOwnStreamTests
{
    const string Parts = """
        sealed class PartStream : Stream
        {
            readonly FileStream _part = new(Path.GetTempFileName(), FileMode.Create);

            public override bool CanRead => false;
            public override bool CanSeek => false;
            public override bool CanWrite => true;
            public override long Length => _part.Length;
            public override long Position { get; set; }
            public override void Flush() => _part.Flush();
            public override int Read(byte[] buffer, int offset, int count) => 0;
            public override long Seek(long offset, SeekOrigin origin) => 0;
            public override void SetLength(long value) { }
            public override void Write(byte[] buffer, int offset, int count) => _part.Write(buffer, offset, count);
        }

        """;

    [Fact]
    public Task Kept_file_that_is_opened_when_it_is_needed() => Verify.AnalyzerAsync(Parts + """
        class OrderJournal
        {
            FileStream? _file;

            public void Append(byte[] record)
            {
                if (_file == null || _file.Length > 1_000_000)
                    _file = new FileStream("orders.journal", FileMode.Append);
                Put(_file, record);
                {|DUR102:_file.Flush()|};
            }

            static void Put(Stream stream, byte[] record) => stream.Write(record, 0, record.Length);
        }
        """);

    [Fact]
    public Task One_of_two_files() => Verify.AnalyzerAsync(Parts + """
        class OrderJournal
        {
            readonly FileStream _paid = new("paid.journal", FileMode.Append);
            readonly FileStream _open = new("open.journal", FileMode.Append);

            public void Append(byte[] record, bool isPaid)
            {
                Put(isPaid ? _paid : _open, record);
                {|DUR102:_paid.Flush()|};
                {|DUR102:_open.Flush()|};
            }

            static void Put(Stream stream, byte[] record) => stream.Write(record, 0, record.Length);
        }
        """);

    [Fact]
    public Task Stream_of_which_nothing_is_known_may_be_the_programs_own() => Verify.AnalyzerAsync(Parts + """
        class OrderJournal(Stream first, Stream second)
        {
            public void Append(byte[] record, bool isPaid)
            {
                var stream = isPaid ? first : second;
                stream.Write(record, 0, record.Length);
            }
        }
        """);
}
