using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>What a writer holds, has drained, finished or closed, from one call to the next.</summary>
public sealed class WrapperStateTests
{
    [Theory]
    [InlineData("{|DUR103:((FileStream)w.BaseStream).Flush(true)|};")]
    [InlineData("w.Flush(); ((FileStream)w.BaseStream).Flush(true);")]
    public Task Sync_below_a_writer_that_the_file_was_opened_with(string sync) => VerifyAsync($$"""
        using var w = File.AppendText("orders.wal");
        w.Write(text);
        {{sync}}
        """);

    [Fact]
    public Task Writer_that_the_file_was_opened_with_closes_it() => VerifyAsync("""
        var w = File.AppendText("orders.wal");
        var s = (FileStream)w.BaseStream;
        w.Write(text);
        w.Dispose();
        {|DUR103:s.Flush(true)|};
        """);

    [Theory]
    [InlineData("c.FlushFinalBlock(); s.Flush(true);")]
    [InlineData("c.FlushFinalBlock(); c.FlushFinalBlock();")]
    [InlineData("{|DUR101:c.WriteByte(1)|}; c.FlushFinalBlock();")]
    [InlineData("c.WriteByte(1); c.FlushFinalBlock(); s.Flush(true);")]
    public Task Final_block_takes_down_what_was_written(string code) => VerifyAsync($$"""
        using var s = new FileStream("orders.wal", FileMode.Append);
        using var c = new System.Security.Cryptography.CryptoStream(s, transform, System.Security.Cryptography.CryptoStreamMode.Write);
        {{code}}
        """);

    [Fact]
    public Task Drain_before_the_last_write_is_not_what_took_the_place_of_a_sync() => VerifyAsync("""
        var w = new StreamWriter("orders.wal", true);
        {|DUR101:w.Write(text)|};
        w.Flush();
        w.Write(text);
        """);

    [Theory]
    [InlineData("using var s = new FileStream(\"orders.wal\", FileMode.Append); {|DUR101:s.WriteByte(1)|}; _ = RandomAccess.GetLength(s.SafeFileHandle);")]
    [InlineData("using var s = new BinaryWriter(new FileStream(\"orders.wal\", FileMode.Append)); {|DUR101:s.Write(1)|}; _ = s.BaseStream.Length;")]
    public Task Handle_that_is_asked_for_drains_unseen(string code) => VerifyAsync(code);

    [Fact]
    public Task Closed_on_one_way_and_then_on_both_is_closed() => VerifyAsync("""
        var s = new FileStream("orders.wal", FileMode.Append);
        s.WriteByte(1);
        if (text.Length == 0)
            s.Dispose();
        s.Dispose();
        {|DUR103:s.Flush(true)|};
        """);

    [Theory]
    [InlineData("using FileStream s = text.Length > 0 ? new FileStream(\"orders.wal\", FileMode.Append) : null; {|DUR101:s?.WriteByte(1)|};")]
    [InlineData("using var s = new FileStream(\"orders.wal\", FileMode.Append); {|DUR101:s.WriteAsync([], 0, 0)|}?.Wait();")]
    public Task Call_that_is_made_where_there_is_a_receiver_begins_with_it(string code) => VerifyAsync(code);

    [Fact]
    public Task Drain_of_one_of_two_files_is_one_of_both() => VerifyAsync("""
        using var first = new FileStream("orders.wal", FileMode.Append);
        using var second = new FileStream("mirror.wal", FileMode.Append);
        first.WriteByte(1);
        second.WriteByte(1);
        {|DUR102:(text.Length > 0 ? first : second).Flush()|};
        """);

    [Fact]
    public Task Sync_at_the_head_of_a_loop_syncs_the_turn_before() => VerifyAsync("""
        using var s = new FileStream("orders.wal", FileMode.Append);
        s.Flush(true);
        var left = text.Length;
        do
        {
            s.Flush(true);
            s.WriteByte(1);
        }
        while (left-- > 0);
        s.Flush(true);
        """);

    [Theory]
    [InlineData("new FileStream(\"settings.json\", FileMode.OpenOrCreate)")]
    [InlineData("new FileStream(\"settings.json\", FileMode.CreateNew)")]
    [InlineData("File.OpenWrite(\"settings.json\")")]
    public Task Opened_where_the_old_file_was_deleted(string opened) => VerifyAsync($$"""
        File.Delete("settings.json");
        using var s = {|DUR204:{{opened}}|};
        s.WriteByte(1);
        """);

    /// <summary>The handler does not know which of the two calls has failed.</summary>
    [Fact]
    public Task Sync_in_a_handler_has_what_the_try_wrote_to_sync() => VerifyAsync("""
        using var s = new FileStream("orders.wal", FileMode.Append);
        try
        {
            s.WriteByte(1);
            s.Flush(true);
        }
        {|DUR301:catch|} (IOException)
        {
            s.Flush(true);
        }
        """);

    static Task VerifyAsync(string code) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            void Append(string text, System.Security.Cryptography.ICryptoTransform transform)
            {
                {{code}}
            }
        }
        """);
}
