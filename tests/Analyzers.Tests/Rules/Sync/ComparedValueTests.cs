using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>What a comparison, a pattern or a set of flags tells of a file that is known.</summary>
public sealed class ComparedValueTests
{
    static Task JournalAsync(string body) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            void Append(byte[] record, FileStream other)
            {
                {{body}}
            }
        }
        """);

    const string Opened = "var file = new FileStream(\"orders.wal\", FileMode.Append); file.Write(record);";

    [Theory]
    [InlineData(Opened + "if (file == null) return; file.Flush(true);")]
    [InlineData(Opened + "if (null == file) return; file.Flush(true);")]
    [InlineData(Opened + "if (file != null) file.Flush(true);")]
    [InlineData(Opened + "if (null != file) file.Flush(true);")]
    public Task File_that_was_opened_is_there(string body) => JournalAsync(body);

    [Theory]
    [InlineData("var file = new FileStream(\"orders.wal\", FileMode.Append); {|DUR101:file.Write(record)|}; if (file == other) return; file.Flush(true);")]
    [InlineData("var file = new FileStream(\"orders.wal\", FileMode.Append); {|DUR101:file.Write(record)|}; if (other == file) return; file.Flush(true);")]
    [InlineData("var file = new FileStream(\"orders.wal\", FileMode.Append); {|DUR101:file.Write(record)|}; if (other == null) return; file.Flush(true);")]
    public Task Other_file_may_be_the_same_or_none(string body) => JournalAsync(body);

    const string Stream = "Stream stream = new FileStream(\"orders.wal\", FileMode.Append); stream.Write(record);";

    [Theory]
    [InlineData(Stream + "if (stream is FileStream file) file.Flush(true);")]
    [InlineData(Stream + "if (stream is FileStream { CanSeek: true } file) file.Flush(true); else throw new InvalidOperationException();")]
    [InlineData(Stream + "if (stream is BufferedStream buffered) buffered.Flush(); else ((FileStream)stream).Flush(true);")]
    [InlineData(Stream + "if (stream is IDisposable owned) { ((FileStream)stream).Flush(true); owned.Dispose(); }")]
    [InlineData(Stream + "if (stream is Stream any) ((FileStream)any).Flush(true);")]
    public Task Pattern_of_a_stream_whose_type_is_known(string body) => JournalAsync(body);

    [Theory]
    [InlineData("var options = FileOptions.Asynchronous; using var file = new FileStream(\"orders.wal\", FileMode.Append, FileAccess.Write, FileShare.None, 1, options | FileOptions.WriteThrough); file.Write(record);")]
    [InlineData("var options = FileOptions.Asynchronous; using var file = new FileStream(\"orders.wal\", FileMode.Append, FileAccess.Write, FileShare.None, 1, options | FileOptions.SequentialScan); {|DUR101:file.Write(record)|};")]
    public Task Options_that_are_put_together(string body) => JournalAsync(body);
}
