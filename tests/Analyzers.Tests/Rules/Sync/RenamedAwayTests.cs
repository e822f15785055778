using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A rename that comes before a write, or is one of another file, publishes nothing of it.</summary>
public sealed class RenamedAwayTests
{
    [Theory]
    [InlineData("if (big) File.Move(\"orders.wal\", \"orders.1.wal\"); {|DUR101:File.AppendAllText(\"orders.wal\", line)|};")]
    [InlineData("if (big) File.Move(\"orders.wal\", \"orders.1.wal\"); using var w = new StreamWriter(\"orders.wal\", true); {|DUR101:w.WriteLine(line)|};")]
    public Task Log_that_is_rolled_before_it_is_written(string body) => Verify.AnalyzerAsync($$"""
        class Journal
        {
            public void Append(string line, bool big) { {{body}} }
        }
        """);

    [Theory]
    [InlineData("using (var w = new StreamWriter(path + \".tmp\")) w.Write(text); {|DUR203:File.Move(path + \".tmp\", path, true)|};")]
    [InlineData("File.WriteAllText(path + \".tmp\", text); {|DUR203:File.Move(path + \".tmp\", path, true)|};")]
    [InlineData("File.Move(path, path + \".old\"); File.WriteAllText(path, text);")]
    [InlineData("var p = names[0]; {|DUR204:File.WriteAllText(p, text)|}; p = names[1]; File.Move(p, \"orders.snapshot\", true);")]
    [InlineData("var p = names[0]; File.WriteAllText(p, text); if (text.Length > 3) p = names[1]; {|DUR203:File.Move(p, \"orders.snapshot\", true)|};")]
    [InlineData("var p = names[0]; File.Move(p, \"a.snapshot\"); p = names[1]; {|DUR204:File.WriteAllText(p, text)|};")]
    public Task Rename_of_the_file_or_of_another(string body) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            public void Save(string path, string text, string[] names) { {{body}} }
        }
        """);

    [Fact]
    public Task Sync_of_the_same_file_by_another_handle() => Verify.AnalyzerAsync("""
        class Journal
        {
            readonly FileStream _f = new("orders.wal", FileMode.Append);
            public void Append(byte[] record) => _f.Write(record);
            public void Commit() { _f.Flush(); using var s = new FileStream("orders.wal", FileMode.Open); s.Flush(true); }
        }
        """);

    [Fact]
    public Task Member_that_calls_the_syncing_one_in_a_loop_is_no_second() => Verify.AnalyzerAsync("""
        class Journal
        {
            readonly FileStream _f = new("orders.wal", FileMode.Append);
            public void Add(byte[] record) { _f.Write(record); _f.Flush(true); }
            public void AddAll(byte[][] records) { foreach (var r in records) {|DUR501:Add(r)|}; }
            public void AddLater(byte[] record) => _f.Write(record);
        }
        """);

    [Fact]
    public Task Helper_that_reads_behind_the_write() => Verify.AnalyzerAsync("""
        class Records { public static void ReadHeader(Stream s, byte[] header) { s.Position = 0; s.ReadExactly(header); s.WriteByte(1); } }
        class Journal
        {
            readonly FileStream _f = new("orders.wal", FileMode.OpenOrCreate);
            public void Open(byte[] header) { {|DUR101:_f.Write(header)|}; Records.ReadHeader(_f, header); }
        }
        """);

    [Fact]
    public Task Log_that_is_cleared_behind_a_step() => Verify.AnalyzerAsync("""
        class Store
        {
            readonly string _wal = "rows.wal";
            void WriteRows(string rows) => File.AppendAllText("rows.dat", rows);
            public void Checkpoint(string rows) { WriteRows(rows); {|DUR401:ClearWal()|}; }
            void ClearWal() => File.Delete(_wal);
        }
        """);
}
