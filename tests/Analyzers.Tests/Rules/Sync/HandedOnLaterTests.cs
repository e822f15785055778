using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A file that a kept lambda, an element or one of two variables goes away with may be synced by whoever has it then.</summary>
public sealed class HandedOnLaterTests
{
    [Theory]
    [InlineData("_commits += () => f.Flush(true);")]
    [InlineData("Committed += () => f.Flush(true);")]
    [InlineData("Action commit = null; commit += () => f.Flush(true); commit();")]
    [InlineData("_func = () => f;")]
    [InlineData("Action[] syncs = [() => f.Flush(true)]; foreach (var s in syncs) s();")]
    [InlineData("Parallel.Invoke(() => f.Flush(true));")]
    [InlineData("_commits += () => { Action inner = () => f.Flush(true); inner(); };")]
    public Task Lambda_that_is_kept(string keep) => Verify.AnalyzerAsync($$"""
        class Journal
        {
            Action _commits;
            event Action Committed;
            Func<FileStream> _func;
            public void Append(byte[] record) { var f = new FileStream("orders.wal", FileMode.Append); f.Write(record); {{keep}} }
            public void Commit() { _commits(); Committed(); _func().Flush(true); }
        }
        """);

    [Fact]
    public Task Lambda_that_only_names_another_file() => Verify.AnalyzerAsync("""
        class Journal
        {
            Action _commits;
            public void Append(byte[] record, FileStream g) { var f = new FileStream("orders.wal", FileMode.Append); {|DUR101:f.Write(record)|}; _commits += () => g.Flush(true); }
        }
        """);

    [Theory]
    [InlineData("_f = fresh ? new FileStream(path, FileMode.CreateNew) : new FileStream(path, FileMode.Append); _f.Write(header);")]
    [InlineData("var f = fresh ? new FileStream(path, FileMode.CreateNew) : new FileStream(path, FileMode.Append); f.Write(header); _f = f;")]
    [InlineData("var f = fresh ? new FileStream(path, FileMode.CreateNew) : new FileStream(path, FileMode.Append); f.Write(header); _list.Add(f);")]
    [InlineData("var f = fresh ? new FileStream(path, FileMode.CreateNew) : new FileStream(path, FileMode.Append); f.Write(header); _node = new Node { F = f };")]
    [InlineData("(_array[0] ??= new FileStream(path, FileMode.Append)).Write(header);")]
    public Task One_of_two_files_that_the_type_keeps(string open) => Verify.AnalyzerAsync($$"""
        class Node { public FileStream F; }
        class Journal(string path)
        {
            FileStream _f;
            Node _node;
            readonly FileStream[] _array = new FileStream[3];
            readonly List<FileStream> _list = [];
            public void Open(bool fresh, byte[] header) { {{open}} }
            public void Commit() { _f.Flush(true); _node.F.Flush(true); foreach (var f in _list) f.Flush(true); foreach (var f in _array) f.Flush(true); }
        }
        """);

    [Fact]
    public Task Property_that_gives_the_field() => Verify.AnalyzerAsync("""
        class Journal
        {
            readonly FileStream _journal = new("orders.wal", FileMode.Append);
            FileStream Current => _journal;
            public void Append(byte[] record) => Current.Write(record);
            public void Commit() => _journal.Flush(true);
        }
        """);

    [Fact]
    public Task Sync_of_a_kept_writer_drains_it() => Verify.AnalyzerAsync("""
        static class Disk { public static void FlushToDisk(this StreamWriter writer) { writer.Flush(); ((FileStream)writer.BaseStream).Flush(true); } }
        class Journal
        {
            readonly StreamWriter _w = new(new FileStream("orders.wal", FileMode.Append));
            public void Append(string record) { _w.Write(record); }
            public void Commit() { _w.FlushToDisk(); }
        }
        """);

    [Fact]
    public Task Drain_of_the_base_is_no_sync() => Verify.AnalyzerAsync("""
        class SyncedStream : FileStream
        {
            public SyncedStream(string path) : base(path, FileMode.Create) { }
            public override void Flush() => base.Flush(true);
            public void Settle() => base.Flush();
        }
        class Settings
        {
            void Save(byte[] text) { using (var s = new SyncedStream("orders.tmp")) { s.Write(text); s.Settle(); } {|DUR203:File.Move("orders.tmp", "orders.json", true)|}; }
        }
        """);

    [Fact]
    public Task Writer_class_is_told_by_its_base() => Verify.AnalyzerAsync(
        """
        class RecordWriter : StreamWriter { public RecordWriter(Stream s) : base(s) { } }
        class Journal
        {
            void Append(string text) { using var s = new FileStream("orders.wal", FileMode.Append); using var w = new RecordWriter(s); w.Write(text); {|#0:s.Flush(true)|}; }
        }
        """,
        expected: Verify.Diagnostic("DUR103").WithLocation(0).WithArguments("orders.wal", "while the StreamWriter above it still holds bytes", "what it writes afterwards is lost at a power cut"));

    [Theory]
    [InlineData("var a = new Node { F = new FileStream(path, FileMode.Append) }; var b = new Node(); a.Next = fresh ? b : a; b.Next = fresh ? a : b; a.F.Write(header); _root = a;")]
    [InlineData("var a = new Node { F = new FileStream(path, FileMode.Append) }; a.F.Write(header); var last = a; foreach (var x in header) { var n = new Node(); last.Next = n; n.Next = fresh ? last : a; last = n; } _root = a;")]
    public Task Nodes_that_keep_each_other(string build) => Verify.AnalyzerAsync($$"""
        class Node { public Node Next; public FileStream F; }
        class Journal(string path)
        {
            Node _root;
            public void Open(bool fresh, byte[] header) { {{build}} }
            public void Commit() => _root.F.Flush(true);
        }
        """);
}
