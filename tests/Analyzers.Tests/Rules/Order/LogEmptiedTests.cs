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
}
