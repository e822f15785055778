using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Handles and paths that come and go in tuples.</summary>
public sealed class TupleTests
{
    [Fact]
    public Task File_that_a_helper_opens_and_gives_with_its_path_is_published_unsynced() => Verify.AnalyzerAsync(
        """
        class StateFile
        {
            static (FileStream Stream, string Path) Begin(string path) => (new FileStream(path + ".tmp", FileMode.Create), path + ".tmp");
            public void Save(string path, byte[] b)
            {
                var (stream, temp) = Begin(path);
                stream.Write(b);
                stream.Dispose();
                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Handle_in_a_tuple_that_a_list_takes_is_left_alone() => Verify.AnalyzerAsync(
        """
        class Segments
        {
            readonly List<(FileStream F, long L)> _open = new();
            public void Open(string p) { var f = new FileStream(p + ".segment", FileMode.Append); f.Write(new byte[4]); _open.Add((f, 4)); }
            public void Commit() { foreach (var o in _open) o.F.Flush(true); }
        }
        """);

    [Fact]
    public Task Sync_of_an_element_of_a_field_counts() => Verify.AnalyzerAsync(
        """
        class Segments
        {
            (FileStream F, long L) _open;
            public void Open(string p) { _open = (new FileStream(p + ".segment", FileMode.Append), 0); }
            public void Append(byte[] b) { _open.F.Write(b); }
            public void Commit() { _open.F.Flush(true); }
        }
        """);

    [Theory]
    [InlineData("a.Write(record); (a, b) = (b, a); b.Flush(true);")]
    [InlineData("a.Write(record); var (first, second) = (a, b); first.Flush(true); second.Dispose();")]
    [InlineData("a.Write(record); (var first, b) = (a, a); first.Flush(true);")]
    [InlineData("{|DUR101:a.Write(record)|}; (a, b) = (b, a); a.Flush(true);")]
    public Task Files_that_change_places(string body) => Verify.AnalyzerAsync(
        $$"""
        class OrderJournal
        {
            void Append(byte[] record)
            {
                var a = new FileStream("a.wal", FileMode.Append);
                var b = new FileStream("b.wal", FileMode.Append);
                {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("(var stream, var temp) = Begin(path);")]
    [InlineData("FileStream stream; (stream, var temp) = Begin(path);")]
    [InlineData("var begun = Begin(path); var (stream, temp) = begun;")]
    [InlineData("var begun = Begin(path); var (stream, temp) = (begun.Item1, begun.Path);")]
    [InlineData("var begun = Begin(path); var stream = begun.Item1; var temp = begun.Item2;")]
    public Task Parts_that_are_taken_by_themselves(string take) => Verify.AnalyzerAsync(
        $$"""
        class StateFile
        {
            static (FileStream Stream, string Path) Begin(string path) => (new FileStream(path + ".tmp", FileMode.Create), path + ".tmp");
            public void Save(string path, byte[] b)
            {
                {{take}}
                stream.Write(b);
                stream.Dispose();
                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Theory]
    [InlineData("var (stream, temp, length) = Begin(path);")]
    [InlineData("FileStream stream, other; int n; (stream, other, n) = (new FileStream(path, FileMode.Create), null);")]
    [InlineData("FileStream stream; (stream, _) = (new FileStream(path, FileMode.Create), null, 3);")]
    public Task Parts_of_which_there_are_too_few_or_too_many(string take) => Verify.AnalyzerAsync(
        $$"""
        class Scratch
        {
            static (FileStream Stream, string Path) Begin(string path) => (new FileStream(path + ".tmp", FileMode.Create), path + ".tmp");
            public void Run(string path)
            {
                {{take}}
                stream.Dispose();
            }
        }
        """, compiles: false);
}
