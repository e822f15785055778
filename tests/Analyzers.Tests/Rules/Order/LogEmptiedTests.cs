using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Order;

/// <summary>DUR401: a log is emptied or deleted while what it protects is not on disk.</summary>
public sealed class LogEmptiedTests
{
    [Fact]
    public Task Log_emptied_before_the_data_is_synced_loses_both() => Verify.AnalyzerAsync(
        """
        class PageStore
        {
            readonly FileStream _data = new("data.db", FileMode.OpenOrCreate);
            readonly FileStream _log = new("data.wal", FileMode.OpenOrCreate);
            public void Log(byte[] b) { _log.Write(b); _log.Flush(true); }
            public void Checkpoint(List<byte[]> pages)
            {
                foreach (var p in pages) _data.Write(p);
                _data.Flush();
                {|DUR401:_log.SetLength(0)|};
                _log.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Log_emptied_after_the_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class PageStore
        {
            readonly FileStream _data = new("data.db", FileMode.OpenOrCreate);
            readonly FileStream _log = new("data.wal", FileMode.OpenOrCreate);
            public void Log(byte[] b) { _log.Write(b); _log.Flush(true); }
            public void Checkpoint(List<byte[]> pages)
            {
                foreach (var p in pages) _data.Write(p);
                _data.Flush(true);
                _log.SetLength(0);
                _log.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Journal_deleted_before_the_data_is_synced_loses_both() => Verify.AnalyzerAsync(
        """
        class PageStore
        {
            readonly FileStream _data = new("data.db", FileMode.OpenOrCreate);
            public void Commit(byte[] p) { _data.Write(p); {|DUR401:File.Delete("data.journal")|}; _data.Flush(true); }
        }
        """);

    [Fact]
    public Task Journal_deleted_after_the_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class PageStore
        {
            readonly FileStream _data = new("data.db", FileMode.OpenOrCreate);
            public void Commit(byte[] p) { _data.Write(p); _data.Flush(true); File.Delete("data.journal"); }
        }
        """);

    [Fact]
    public Task Write_ahead_log_deleted_before_the_snapshot_is_synced_loses_both() => Verify.AnalyzerAsync(
        """
        class Raft
        {
            public void Compact(byte[] snapshot)
            {
                using (var f = {|DUR204:new FileStream("snapshot.bin", FileMode.Create)|}) { f.Write(snapshot); }
                {|DUR401:File.Delete("log.wal")|};
            }
        }
        """);

    [Fact]
    public Task Position_that_a_constructor_begins_with_tells_nobody() => Verify.AnalyzerAsync(
        """
        class Checkpoint
        {
            readonly FileStream _file;
            long _lastFlushed;

            public Checkpoint(string path)
            {
                _file = new FileStream(path, FileMode.OpenOrCreate);
                if (_file.Length == 0)
                    _file.Write(new byte[8]);
                _lastFlushed = _file.ReadByte();
            }

            public void Flush(byte[] position)
            {
                _file.Write(position);
                _file.Flush(true);
                _lastFlushed = position[0];
            }
        }
        """);

    [Fact]
    public Task File_of_the_last_turn_of_a_loop_is_another_one() => Verify.AnalyzerAsync(
        """
        class Importer
        {
            public void ImportAll(IEnumerable<string> names)
            {
                foreach (var name in names)
                {
                    var map = Map.Read(name);
                    File.Delete(map.Path);
                    using (var file = {|DUR205:File.Create(map.Path + ".new")|})
                        file.Write(map.Blocks);
                }
            }
        }

        class Map
        {
            public string Path = "";
            public byte[] Blocks = [];

            public static Map Read(string name) => throw new NotImplementedException(name);
        }
        """);

    [Theory]
    [InlineData("4096")]
    [InlineData("size")]
    public Task Log_that_is_cut_or_grown_is_not_emptied(string length) => VerifyLengthAsync($"_log.SetLength({length})");

    [Fact]
    public Task Index_that_is_emptied_is_no_log() => VerifyLengthAsync("_index.SetLength(0)");

    static Task VerifyLengthAsync(string cut) => Verify.AnalyzerAsync($$"""
        class PageStore
        {
            readonly FileStream _data = new("data.db", FileMode.OpenOrCreate);
            readonly FileStream _log = new("data.wal", FileMode.OpenOrCreate);
            readonly FileStream _index = new("index.db", FileMode.OpenOrCreate);

            public void Checkpoint(List<byte[]> pages, long size)
            {
                foreach (var page in pages)
                    _data.Write(page);
                _data.Flush();
                {{cut}};
                _index.Flush(true);
                _log.Flush(true);
                _data.Flush(true);
            }
        }
        """);
}
