using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A type that syncs some of what it writes says what it wants of the rest.</summary>
public sealed class KindredStreamTests
{
    private const string Sync = """
        static class Streams
        {
            public static void FlushToDisk(this Stream stream)
            {
                if (stream is FileStream file)
                    file.Flush(true);
                else
                    throw new NotSupportedException();
            }
        }

        """;

    [Fact]
    public Task Stream_of_the_same_type_that_is_never_synced_is_reported() => Verify.AnalyzerAsync(
        Sync + """
        class Parts(Lazy<Stream> first, Lazy<Stream> second)
        {
            public void WriteFirst(byte[] page)
            {
                var stream = first.Value;
                stream.Write(page);
                stream.FlushToDisk();
            }

            public void WriteSecond(byte[] page)
            {
                var stream = second.Value;
                lock (stream)
                    {|#0:stream.Write(page)|};
            }
        }
        """,
        expected: Verify.Diagnostic("DUR101").WithLocation(0).WithArguments("second", "stream.Write()", "'WriteFirst' syncs what it writes to 'first'"));

    [Fact]
    public Task Lazy_stream_that_another_member_syncs_is_silent() => Verify.AnalyzerAsync(
        Sync + """
        class Pages
        {
            readonly Lazy<Stream> _stream;

            public Pages(Func<Stream> open) => _stream = new Lazy<Stream>(open);

            public void Write(byte[] page) => _stream.Value.Write(page);

            public void Commit() => _stream.Value.FlushToDisk();
        }
        """);

    [Fact]
    public Task Streams_that_nothing_syncs_are_silent() => Verify.AnalyzerAsync("""
        class Pages(Lazy<Stream> first, Stream second)
        {
            public void WriteFirst(byte[] page) => first.Value.Write(page);

            public void WriteSecond(byte[] page) => second.Write(page);
        }
        """);

    /// <summary>The header is drained on purpose, and every record is synced: the drain was taken for a sync.</summary>
    [Fact]
    public Task Drain_in_a_type_that_syncs_everything_else_is_reported_where_it_stands() => Verify.AnalyzerAsync("""
        class Records(FileStream file)
        {
            public void Open()
            {
                try
                {
                    if (file.Length == 0)
                        WriteHeader(file);
                }
                catch
                {
                    file.Dispose();
                    throw;
                }
            }

            void WriteHeader(FileStream stream)
            {
                stream.Write([1, 2, 3]);
                {|DUR102:stream.Flush()|};
            }

            public void Clear() => file.SetLength(0);

            public void Append(byte[] record)
            {
                file.Write(record);
                file.Flush(true);
            }

            public void AppendAll(byte[] records)
            {
                file.Write(records);
                file.Flush(true);
            }

            public void Rewrite(Func<FileStream> open, byte[] records)
            {
                var stream = open();
                stream.Write(records);
                stream.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Drain_before_a_commit_is_silent() => Verify.AnalyzerAsync("""
        class Records(FileStream file)
        {
            public void WriteHeader()
            {
                file.Write([1, 2, 3]);
                file.Flush();
            }

            public void Append(byte[] record)
            {
                file.Write(record);
                file.Flush(true);
            }

            public void AppendAll(byte[] records)
            {
                file.Write(records);
                file.Flush(true);
            }

            public void Commit() => file.Flush(true);
        }
        """);

    /// <summary>A lock over the stream is no write to it, and hands it to nobody.</summary>
    [Fact]
    public Task Lock_is_no_write() => Verify.AnalyzerAsync("""
        class Journal
        {
            void Append(byte[] record)
            {
                var file = new FileStream("orders.journal", FileMode.Append);
                lock (file)
                {
                    file.Write(record);
                    file.Flush(true);
                }

                lock (file)
                    Console.WriteLine("{0}", file);
            }

            void AppendUnsynced(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                lock (file)
                    {|DUR101:file.Write(record)|};
            }
        }
        """);

    [Theory]
    [InlineData("Lazy<Stream> cache", "cache.Value")]
    [InlineData("FileStream cache", "cache")]
    public Task Stream_that_may_be_lost_by_its_own_name_is_silent(string parameter, string stream) => Verify.AnalyzerAsync(
        Sync + $$"""
        class Parts(Lazy<Stream> first, FileStream second, {{parameter}})
        {
            public void WriteFirst(byte[] page)
            {
                first.Value.Write(page);
                first.Value.FlushToDisk();
                second.Write(page);
                second.Flush(true);
            }

            public void WriteCache(byte[] page) => {{stream}}.Write(page);
        }
        """);
}
