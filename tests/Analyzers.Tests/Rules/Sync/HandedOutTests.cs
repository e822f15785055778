using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A file that leaves the member that opened it is no longer the member's to sync.</summary>
public sealed class HandedOutTests
{
    static Task SegmentsAsync(string body) => Verify.AnalyzerAsync($$"""
        sealed class Node
        {
            public Node? Other;
            public FileStream? File;
        }

        sealed class Table
        {
            readonly List<Action> _commits = [];
            public FileStream this[string name] { set => _commits.Add(() => value.Flush(true)); }
            public void Commit() { foreach (var commit in _commits) commit(); }
        }

        class Segments
        {
            readonly List<object> _kept = [];
            readonly Node[] _nodes = new Node[3];
            readonly FileStream?[] _open = new FileStream?[3];
            FileStream[] _all = [];
            Node? _node;

            void Roll(byte[] header, bool isSecond, int at)
            {
                {{body}}
            }

            object Begin(byte[] header, bool isSecond)
            {
                var a = new FileStream("a.wal", FileMode.Append);
                var b = new FileStream("b.wal", FileMode.Append);
                var chosen = isSecond ? b : a;
                chosen.Write(header);
                return chosen;
            }
        }
        """);

    [Theory]
    [InlineData("var a = new Node(); var b = new Node(); a.Other = b; b.Other = a; a.File = new FileStream(\"1.wal\", FileMode.Append); a.File.Write(header); _kept.Add(b);")]
    [InlineData("var a = new Node(); a.Other = a; a.File = new FileStream(\"1.wal\", FileMode.Append); a.File.Write(header); _kept.Add(a);")]
    [InlineData("var a = new Node(); a.File = new FileStream(\"1.wal\", FileMode.Append); a.File.Write(header); _kept.Add(a); a.File = new FileStream(\"2.wal\", FileMode.Append); a.File.Write(header); var b = new Node(); b.Other = a; _kept.Add(b);")]
    [InlineData("var a = new FileStream(\"1.wal\", FileMode.Append); a.Write(header); _all = [a];")]
    [InlineData("var a = new FileStream(\"1.wal\", FileMode.Append); a.Write(header); _all = new[] { a };")]
    [InlineData("var a = new FileStream(\"1.wal\", FileMode.Append); a.Write(header); _kept.Add(new { File = a });")]
    [InlineData("var a = new FileStream(\"1.wal\", FileMode.Append); a.Write(header); _open[at] = a;")]
    [InlineData("var a = new FileStream(\"1.wal\", FileMode.Append); a.Write(header); _nodes[at].File = a;")]
    [InlineData("var a = new FileStream(\"1.wal\", FileMode.Append); a.Write(header); _node!.File = a;")]
    [InlineData("var table = new Table(); var a = new FileStream(\"1.wal\", FileMode.Append); a.Write(header); table[\"a\"] = a; table.Commit();")]
    [InlineData("var a = new FileStream(\"1.wal\", FileMode.Append); a.Write(header); _node = new Node { File = a };")]
    public Task Kept_elsewhere(string body) => SegmentsAsync(body);

    [Theory]
    [InlineData("var a = new Node(); a.File = new FileStream(\"1.wal\", FileMode.Append); {|DUR101:a.File.Write(header)|};")]
    [InlineData("FileStream[] all = []; var a = new FileStream(\"1.wal\", FileMode.Append); {|DUR101:a.Write(header)|}; Console.WriteLine(all.Length);")]
    public Task Kept_nowhere(string body) => SegmentsAsync(body);

    [Theory]
    [InlineData("FileStream? file", "file = new FileStream(\"orders.wal\", FileMode.Append); {|DUR101:file.Write(record)|}; file.Dispose();")]
    [InlineData("FileStream? file", "file ??= new FileStream(\"orders.wal\", FileMode.Append); {|DUR101:file.Write(record)|}; file.Dispose();")]
    [InlineData("out FileStream file", "file = new FileStream(\"orders.wal\", FileMode.Append); file.Write(record);")]
    [InlineData("ref FileStream file", "file = new FileStream(\"orders.wal\", FileMode.Append); file.Write(record);")]
    public Task Parameter_that_is_set_goes_to_the_caller_only_by_reference(string parameter, string body) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            public void Append({{parameter}}, byte[] record)
            {
                {{body}}
            }
        }
        """);

    [Fact]
    public Task File_that_a_helper_sets_by_reference_is_the_callers() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            static void Begin(string path, out FileStream file) => file = new FileStream(path, FileMode.Append);

            void Append(byte[] record)
            {
                Begin("orders.wal", out FileStream file);
                {|DUR101:file.Write(record)|};
                file.Dispose();
            }
        }
        """);
}
