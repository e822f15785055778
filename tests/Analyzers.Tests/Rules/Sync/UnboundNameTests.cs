using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Members of a package that is not restored: what they do to what they are handed, their names say.</summary>
public sealed class UnboundNameTests
{
    [Theory]
    [InlineData("ReadAll")]
    [InlineData("TryReadAll")]
    [InlineData("LoadAll")]
    [InlineData("GetHeader")]
    [InlineData("SeekTo")]
    [InlineData("LockFile")]
    [InlineData("ComputeHashOf")]
    [InlineData("HashData")]
    [InlineData("DeserializeFrom")]
    [InlineData("Equals")]
    [InlineData("ToString")]
    public Task Named_for_reading_it_writes_nothing(string member) => VerifyAsync($$"""
        using var s = new FileStream("orders.wal", FileMode.OpenOrCreate);
        Codec.{{member}}(s, missing);
        """);

    [Fact]
    public Task Named_for_neither_it_may_write() => VerifyAsync("""
        using var s = new FileStream("orders.wal", FileMode.OpenOrCreate);
        {|DUR101:Codec.Check(s, missing)|};
        """);

    [Theory]
    [InlineData("missing.SaveTo(temp); {|DUR203:File.Move(temp, \"orders.json\", true)|};")]
    [InlineData("missing.ExportTo(temp); {|DUR203:File.Move(temp, \"orders.json\", true)|};")]
    [InlineData("missing.Check(temp); File.Move(temp, \"orders.json\", true);")]
    [InlineData("missing.WriteLine(\"orders.tmp\"); File.Move(\"orders.tmp\", \"orders.json\", true);")]
    public Task Named_for_saving_it_writes_the_file_of_a_path(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("{|DUR203:missing.ReplaceFile(\"orders.tmp\", \"orders.json\")|};")]
    [InlineData("{|DUR203:missing.MoveFile(missing, \"orders.tmp\", \"orders.json\")|};")]
    [InlineData("{|DUR203:new FileInfo(\"orders.tmp\").MoveTo(missing)|};")]
    [InlineData("new FileInfo(\"orders.tmp\").CheckAgainst(missing);")]
    [InlineData("temp.ReplaceFile(\"orders.tmp\", \"orders.json\", missing);")]
    public Task Named_for_renaming_it_publishes(string rename) => VerifyAsync($"File.WriteAllText(\"orders.tmp\", text); {rename}");

    [Theory]
    [InlineData("Disk.FlushToDisk(w);")]
    [InlineData("w.FlushToDisk(missing);")]
    [InlineData("{|DUR102:w.Flush(missing)|};")]
    public Task Named_for_a_sync_it_drains_first(string sync) => VerifyAsync($$"""
        using var s = new FileStream("orders.wal", FileMode.Append);
        using var w = new StreamWriter(s);
        w.Write(text);
        {{sync}}
        """);

    [Theory]
    [InlineData("{|DUR101:s.WriteByte(1)|}; s.SetMode(true);")]
    [InlineData("s.WriteByte(1); {|DUR102:s.Flush(true, missing)|};")]
    [InlineData("s.WriteByte(1); s.HardFlush(missing);")]
    [InlineData("{|DUR101:s.SetLength(missing)|};")]
    [InlineData("s.Check(missing);")]
    [InlineData("{|DUR101:(s).WriteRecord(text, missing)|};")]
    [InlineData("var copy = s.Shadow(missing); copy.WriteRecord(text);")]
    [InlineData("var same = s.ConfigureAwait(missing); {|DUR101:same.WriteRecord(text)|};")]
    public Task Called_on_a_stream(string call) => VerifyAsync($$"""
        using var s = new FileStream("orders.wal", FileMode.Open);
        {{call}}
        """);

    [Theory]
    [InlineData("w.Close(missing);")]
    [InlineData("w.Dispose(missing);")]
    public Task Named_for_closing_it_closes_the_stream_below(string close) => VerifyAsync($$"""
        var s = new FileStream("orders.wal", FileMode.Append);
        var w = new StreamWriter(s);
        w.Write(text);
        w.Flush();
        {{close}}
        {|DUR103:s.Flush(true)|};
        """);

    [Theory]
    [InlineData("w.Check(missing);")]
    public Task Named_for_nothing_it_leaves_the_stream_open(string call) => VerifyAsync($$"""
        var s = new FileStream("orders.wal", FileMode.Append);
        var w = new StreamWriter(s);
        w.Write(text);
        w.Flush();
        {{call}}
        s.Flush(true);
        """);

    [Theory]
    [InlineData("{|DUR204:File.WriteAllText(orders.Shadow(missing), text)|}; File.Move(orders, \"orders.json\", true);")]
    [InlineData("File.WriteAllText(temp, text); {|DUR203:File.Move(temp.ConfigureAwait(missing), \"orders.json\", true)|};")]
    public Task What_is_made_of_a_path_is_another_one(string code) => VerifyAsync(code);

    [Fact]
    public Task Lambda_that_a_missing_helper_runs_writes_to_what_is_around_it() => VerifyAsync("""
        using var s = new FileStream("orders.wal", FileMode.Append);
        Missing.Retry(() => {|DUR101:s.WriteByte(1)|});
        """);

    static Task VerifyAsync(string code) => Verify.AnalyzerAsync($$"""
        class OrderStore
        {
            void Save(string temp, string orders, string text)
            {
                {{code}}
            }
        }
        """, compiles: false);
}
