using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Members that share a private step which writes, and names no file themselves: two sync behind it, one forgets.</summary>
public sealed class SharedStepTests
{
    const string Journal = """
        class Journal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);
            void Step(byte[] record) => _file.Write(record);
            public void Append(byte[] record) { Step(record); _file.Flush(true); }

        """;

    [Theory]
    [InlineData("public void AppendAll(byte[][] records) { foreach (var r in records) Step(r); _file.Flush(true); } public void Mark() { {|DUR101:Step(new byte[1])|}; } }")]
    [InlineData("public void AppendAll(byte[][] records) { foreach (var r in records) Step(r); _file.Flush(true); } public void Mark() { {|DUR101:this.Step(new byte[1])|}; } }")]
    public Task Member_that_forgets_the_sync(string rest) => Verify.AnalyzerAsync(Journal + rest);

    [Theory]
    [InlineData("public void AppendAll(byte[][] records) { foreach (var r in records) Step(r); _file.Flush(true); } public void Mark() { Step(new byte[1]); _file.Flush(true); } }")]
    [InlineData("public void AppendAll(byte[][] records) { foreach (var r in records) Step(r); _file.Flush(true); } public void Mark() { Step(new byte[1]); } public void Commit() => _file.Flush(true); }")]
    [InlineData("public void Mark() { Step(new byte[1]); } }")]
    public Task Member_that_leaves_it_to_others(string rest) => Verify.AnalyzerAsync(Journal + rest);

    [Theory]
    [InlineData("PersistAll", "{|DUR401:ClearWal()|}")]
    [InlineData("SaveToDisk", "{|DUR401:ClearWal()|}")]
    public Task Step_that_only_calls_those_that_write(string step, string clear) => Verify.AnalyzerAsync($$"""
        class Store
        {
            readonly string _wal = "store.wal";
            public void Checkpoint(string rows) { {{step}}(rows); {{clear}}; }
            void {{step}}(string rows) { WriteRows(rows); WriteNames(rows); }
            void WriteRows(string rows) { using var f = new StreamWriter(Path.Combine("data", "rows.dat"), true); f.Write(rows); }
            void WriteNames(string names) => File.AppendAllText("names.dat", names);
            void ClearWal() => File.Delete(_wal);
        }
        """);

    [Fact]
    public Task Log_that_is_closed_and_deleted_owes_nothing() => Verify.AnalyzerAsync("""
        class Store
        {
            readonly string _folder = "store";
            StreamWriter _walWriter;
            readonly FileStream _data = new("store.dat", FileMode.OpenOrCreate);
            public void Open() => _walWriter = new StreamWriter(Path.Combine(_folder, "store.wal"), true);
            public void Log(string row) { _walWriter.Write(row); _walWriter.Flush(); ((FileStream)_walWriter.BaseStream).Flush(true); }
            public void Checkpoint(byte[] page) { _data.Write(page); _data.Flush(true); ClearWal(); }
            void ClearWal() { _walWriter.Flush(); _walWriter.Dispose(); DeleteFileIfThere(Path.Combine(_folder, "store.wal")); }
            static void DeleteFileIfThere(string path) { if (File.Exists(path)) File.Delete(path); }
        }
        """);

    [Theory]
    [InlineData("ClearWal", "DeleteFile")]
    [InlineData("DropJournal", "RemoveFile")]
    [InlineData("TruncateWal", "DeleteFileIfThere")]
    public Task Helper_that_clears_the_log_by_another_helper(string clear, string delete) => Verify.AnalyzerAsync($$"""
        class Store
        {
            readonly string _wal = "store.wal";
            readonly FileStream _data = new("store.dat", FileMode.OpenOrCreate);
            public void Checkpoint(byte[] page) { _data.Write(page); _data.Flush(); {|DUR401:{{clear}}()|}; }
            void {{clear}}() => {{delete}}(_wal);
            static void {{delete}}(string path) { if (File.Exists(path)) File.Delete(path); }
        }
        """);

    [Theory]
    [InlineData("SaveAll", "SaveRows")]
    [InlineData("SaveRows", "SaveAll")]
    public Task Order_of_the_parts_of_a_type_does_not_matter(string first, string second) => Verify.AnalyzerAsync($$"""
        partial class Store
        {
            void {{first}}(string rows) { {{(first == "SaveAll" ? "SaveRows(rows);" : "WriteRows(rows);")}} }
        }
        partial class Store
        {
            void {{second}}(string rows) { {{(second == "SaveAll" ? "SaveRows(rows);" : "WriteRows(rows);")}} }
            readonly string _wal = "store.wal";
            void WriteRows(string rows) => {|DUR101:File.AppendAllText("rows.dat", rows)|};
            public void Checkpoint(string rows) { SaveAll(rows); ClearWal(); }
            void ClearWal() => File.Delete(_wal);
        }
        """);
}
