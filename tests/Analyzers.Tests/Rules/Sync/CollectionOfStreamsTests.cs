using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Streams that a type keeps in a collection: each one stands for all of them.</summary>
public sealed class CollectionOfStreamsTests
{
    [Fact]
    public Task Stream_that_a_concurrent_dictionary_keeps_and_nobody_syncs_is_reported() => Verify.AnalyzerAsync(
        """
        class PartitionLogs
        {
            readonly System.Collections.Concurrent.ConcurrentDictionary<int, FileStream> _segments = new();
            public void Append(int p, byte[] b)
            {
                var f = _segments.GetOrAdd(p, k => new FileStream($"partition-{k}.segment", FileMode.Append));
                f.Write(b);
                {|DUR102:f.Flush()|};
            }
        }
        """);

    [Fact]
    public Task Stream_that_a_dictionary_keeps_and_nobody_syncs_is_reported() => Verify.AnalyzerAsync(
        """
        class PartitionStore
        {
            readonly Dictionary<int, FileStream> _files = new();
            public void Append(int p, byte[] b)
            {
                if (!_files.TryGetValue(p, out var f)) _files[p] = f = new FileStream($"partition-{p}.db", FileMode.Append);
                f.Write(b);
                {|DUR102:f.Flush()|};
            }
        }
        """);

    [Fact]
    public Task Sync_of_each_pair_counts() => Verify.AnalyzerAsync(
        """
        class Segments
        {
            readonly Dictionary<int, FileStream> _open = new();
            public void Append(int s, byte[] b) { if (!_open.TryGetValue(s, out var f)) _open[s] = f = new FileStream(s + ".segment", FileMode.Append); f.Write(b); }
            public void Commit() { foreach (var pair in _open) pair.Value.Flush(true); }
        }
        """);

    [Fact]
    public Task Sync_of_each_deconstructed_pair_counts() => Verify.AnalyzerAsync(
        """
        class Segments
        {
            readonly Dictionary<int, FileStream> _open = new();
            public void Append(int s, byte[] b) { if (!_open.TryGetValue(s, out var f)) _open[s] = f = new FileStream(s + ".segment", FileMode.Append); f.Write(b); }
            public void Commit() { foreach (var (_, f) in _open) f.Flush(true); }
        }
        """);

    [Fact]
    public Task Sync_in_a_lambda_counts() => Verify.AnalyzerAsync(
        """
        class Segments
        {
            readonly List<FileStream> _open = new();
            public void Append(int s, byte[] b) => _open[s].Write(b);
            public void Commit() => Parallel.ForEach(_open, f => f.Flush(true));
        }
        """);

    [Fact]
    public Task Sync_of_what_a_query_gives_counts() => Verify.AnalyzerAsync(
        """
        class Segments
        {
            readonly Dictionary<int, FileStream> _open = new();
            public void Append(int s, byte[] b) { if (!_open.TryGetValue(s, out var f)) _open[s] = f = new FileStream(s + ".segment", FileMode.Append); f.Write(b); }
            public void Commit() { foreach (var f in _open.Values.Where(x => x.CanWrite).ToArray()) f.Flush(true); }
        }
        """);

    [Fact]
    public Task Sync_by_index_counts() => Verify.AnalyzerAsync(
        """
        class Segments
        {
            readonly List<FileStream> _open = new();
            public void Append(int s, byte[] b) => _open[s].Write(b);
            public void Commit() { for (var i = 0; i < _open.Count; i++) _open[i].Flush(true); }
        }
        """);

    [Fact]
    public Task Sync_in_a_method_of_the_list_counts() => Verify.AnalyzerAsync(
        """
        class Segments
        {
            readonly List<FileStream> _open = new();
            public void Append(int s, byte[] b) => _open[s].Write(b);
            public void Commit() => _open.ForEach(f => f.Flush(true));
        }
        """);

    [Theory]
    [InlineData("Stack", "Peek()", "Push")]
    [InlineData("Queue", "Peek()", "Enqueue")]
    public Task Segments_that_lie_on_each_other(string type, string top, string add) => Verify.AnalyzerAsync($$"""
        class Segments
        {
            readonly {{type}}<FileStream> _segments = new();

            void Roll(string path) => _segments.{{add}}(new FileStream(path, FileMode.Append));

            void Append(byte[] record)
            {
                var segment = _segments.{{top}};
                segment.Write(record);
                {|DUR102:segment.Flush()|};
            }
        }
        """);

    [Theory]
    [InlineData("List", "_open.First(f => f.CanWrite)")]
    [InlineData("List", "_open.Where(f => f.CanWrite).First()")]
    [InlineData("List", "_open.Where(f => f.CanWrite).OrderBy(f => f.Length).Last()")]
    [InlineData("Queue", "_open.Skip(1).First()")]
    public Task Segment_that_a_query_gives(string type, string query) => Verify.AnalyzerAsync($$"""
        class Segments
        {
            readonly {{type}}<FileStream> _open = new();

            void Append(byte[] record)
            {
                var segment = {{query}};
                segment.Write(record);
                {|DUR102:segment.Flush()|};
            }
        }
        """);

    [Fact]
    public Task Query_of_nothing_gives_nothing() => Verify.AnalyzerAsync("""
        class Segments
        {
            IEnumerable<FileStream> _open = Enumerable.Empty<FileStream>();

            void Close()
            {
                foreach (var file in _open.Concat(Enumerable.Empty<FileStream>()))
                    file.Flush(true);
                _open = Enumerable.Empty<FileStream>();
            }
        }
        """);

    [Fact]
    public Task Keys_of_the_collection_are_paths() => Verify.AnalyzerAsync("""
        class SettingsFiles
        {
            readonly Dictionary<string, FileStream> _open = new();

            void SaveAll(string text)
            {
                foreach (var settingsPath in _open.Keys)
                    {|DUR204:File.WriteAllText(settingsPath, text)|};
            }
        }
        """);

    [Fact]
    public Task Each_value_of_a_dictionary_is_drained_only() => Verify.AnalyzerAsync("""
        class Segments
        {
            readonly Dictionary<int, FileStream> _open = new();

            void Append(byte[] record)
            {
                foreach (var segment in _open.Values)
                {
                    segment.Write(record);
                    {|DUR102:segment.Flush()|};
                }
            }
        }
        """);

    [Fact]
    public Task Collection_class_of_the_program() => Verify.AnalyzerAsync("""
        class SegmentList : List<FileStream>
        {
        }

        class Segments
        {
            readonly SegmentList _open = new();

            void Append(byte[] record)
            {
                foreach (var segment in _open)
                    segment.Write(record);
            }

            void Commit()
            {
                foreach (var segment in _open)
                    segment.Flush(true);
            }
        }
        """);
}
