using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Streams that a type keeps in a collection, and takes out by a helper of its own: what the helper opens is one of those that are kept.</summary>
public sealed class CollectionBehindHelperTests
{
    [Theory]
    [InlineData("if (_open.TryGetValue(id, out var s)) return s; s = new FileStream(id + \".seg\", FileMode.Append); _open[id] = s; return s;")]
    [InlineData("if (_open.TryGetValue(id, out var s)) return s; s = new FileStream(id + \".seg\", FileMode.Append); _open.Add(id, s); return s;")]
    [InlineData("if (!_open.TryGetValue(id, out var s)) { s = new FileStream(id + \".seg\", FileMode.Append); _open.Add(id, s); } return s;")]
    [InlineData("if (_open.ContainsKey(id)) return _open[id]; _open[id] = new FileStream(id + \".seg\", FileMode.Append); return _open[id];")]
    [InlineData("FileStream s = null; if (_open.ContainsKey(id)) s = _open[id]; if (s == null) { s = new FileStream(id + \".seg\", FileMode.Append); _open.Add(id, s); } return s;")]
    public Task Stream_that_a_private_helper_gives_is_the_types_own(string body) => Verify.AnalyzerAsync($$"""
        class JournalSegments
        {
            readonly Dictionary<int, FileStream> _open = new();
            FileStream Segment(int id) { {{body}} }
            public void Append(int id, byte[] b) { var s = Segment(id); s.Write(b); {|DUR102:s.Flush()|}; }
        }
        """);

    [Theory]
    [InlineData("if (_open.TryGetValue(id, out var s)) return s; s = new FileStream(id + \".seg\", FileMode.Append); _open[id] = s; return s;")]
    [InlineData("if (_open.ContainsKey(id)) return _open[id]; _open[id] = new FileStream(id + \".seg\", FileMode.Append); return _open[id];")]
    public Task Sync_of_all_that_are_kept_counts(string body) => Verify.AnalyzerAsync($$"""
        class JournalSegments
        {
            readonly Dictionary<int, FileStream> _open = new();
            FileStream Segment(int id) { {{body}} }
            public void Append(int id, byte[] b) { var s = Segment(id); s.Write(b); s.Flush(); }
            public void Commit() { foreach (var s in _open.Values) s.Flush(true); }
        }
        """);

    [Fact]
    public Task Stream_of_a_lambda_in_the_helper() => Verify.AnalyzerAsync("""
        class JournalSegments
        {
            readonly System.Collections.Concurrent.ConcurrentDictionary<int, FileStream> _open = new();
            FileStream Segment(int id) => _open.GetOrAdd(id, i => new FileStream(i + ".seg", FileMode.Append));
            public void Append(int id, byte[] b) { var s = Segment(id); s.Write(b); {|DUR102:s.Flush()|}; }
        }
        """);

    [Fact]
    public Task Write_alone_behind_a_helper() => Verify.AnalyzerAsync("""
        class JournalFiles
        {
            readonly Dictionary<string, FileStream> _open = new();
            FileStream FileOf(string name)
            {
                FileStream s;
                if (_open.TryGetValue(name, out s)) return s;
                s = new FileStream(Path.Combine("data", name), FileMode.OpenOrCreate);
                _open.Add(name, s);
                return s;
            }
            public void Write(string name, byte[] block, long at)
            {
                lock (this)
                {
                    try { var s = FileOf(name); s.Seek(at, SeekOrigin.Begin); {|DUR101:s.Write(block)|}; }
                    catch (IOException e) { throw new InvalidOperationException("cannot write", e); }
                }
            }
        }
        """);

    [Fact]
    public Task Helper_that_others_can_call_may_be_there_for_their_syncs() => Verify.AnalyzerAsync("""
        public class JournalSegments
        {
            readonly Dictionary<int, FileStream> _open = new();
            public FileStream Segment(int id) { if (_open.ContainsKey(id)) return _open[id]; _open[id] = new FileStream(id + ".seg", FileMode.Append); return _open[id]; }
            public void Append(int id, byte[] b) { var s = Segment(id); s.Write(b); s.Flush(); }
        }
        """);

    [Fact]
    public Task Field_that_a_private_method_gives() => Verify.AnalyzerAsync("""
        class JournalWriter(FileStream journal)
        {
            readonly FileStream _file = journal;
            FileStream Open() { if (!_file.CanWrite) throw new InvalidOperationException(); return _file; }
            public void Append(byte[] b) { var s = Open(); s.Write(b); {|DUR102:s.Flush()|}; }
        }
        """);

    [Fact]
    public Task Putting_a_stream_into_a_list_writes_nothing_to_it() => Verify.AnalyzerAsync("""
        class JournalSegments
        {
            public List<Stream> Open(string[] names)
            {
                var all = new List<Stream>();
                foreach (var name in names) all.Add(new FileStream(name + ".journal", FileMode.Append));
                return all;
            }
        }
        """);

    [Fact]
    public Task Field_that_an_interface_gives() => Verify.AnalyzerAsync("""
        interface IHasStream { FileStream Open(); }
        class JournalWriter(FileStream journal) : IHasStream
        {
            readonly FileStream _file = journal;
            FileStream IHasStream.Open() { if (!_file.CanWrite) throw new InvalidOperationException(); return _file; }
            public void Append(byte[] b) { _file.Write(b); _file.Flush(); }
        }
        class Committer { void Commit(IHasStream journal) => journal.Open().Flush(true); }
        """);
}
