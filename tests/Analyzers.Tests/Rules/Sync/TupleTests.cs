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
}
