using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Cost;

/// <summary>DUR501 where the loop and the sync stand in different members.</summary>
public sealed class SyncOfMemberInLoopTests
{
    [Fact]
    public Task Loop_over_a_member_that_syncs_is_reported() => Verify.AnalyzerAsync(
        """
        class Importer
        {
            readonly FileStream _f = new("records.db", FileMode.Append);
            public void AddAll(IEnumerable<byte[]> records)
            {
                foreach (var r in records) {|DUR501:Add(r)|};
            }
            public void Add(byte[] r) { _f.Write(r); _f.Flush(true); }
        }
        """);

    [Fact]
    public Task Loop_that_tells_each_time_is_silent() => Verify.AnalyzerAsync(
        """
        class Importer
        {
            readonly FileStream _f = new("records.db", FileMode.Append);
            public void AddAll(IEnumerable<(byte[] B, TaskCompletionSource T)> records)
            {
                foreach (var r in records) { Add(r.B); r.T.SetResult(); }
            }
            public void Add(byte[] r) { _f.Write(r); _f.Flush(true); }
        }
        """);

    [Fact]
    public Task Sync_every_hundred_records_is_silent() => Verify.AnalyzerAsync(
        """
        class Importer
        {
            readonly FileStream _f = new("records.db", FileMode.Append);
            public void AddAll(IEnumerable<byte[]> records)
            {
                var n = 0;
                foreach (var r in records) { _f.Write(r); if (++n % 100 == 0) Sync(); }
                Sync();
            }
            void Sync() => _f.Flush(true);
        }
        """);

    [Fact]
    public Task Loop_that_waits_for_more_is_silent() => Verify.AnalyzerAsync(
        """
        class Importer
        {
            readonly FileStream _f = new("records.db", FileMode.Append);
            readonly System.Collections.Concurrent.BlockingCollection<byte[]> _q = new();
            public void Run() { while (true) Add(_q.Take()); }
            public void Add(byte[] r) { _f.Write(r); _f.Flush(true); }
        }
        """);

    [Fact]
    public Task Loop_over_a_queue_that_waits_is_silent() => Verify.AnalyzerAsync(
        """
        class Importer
        {
            readonly FileStream _f = new("records.db", FileMode.Append);
            readonly System.Collections.Concurrent.BlockingCollection<byte[]> _q = new();
            public void Run() { foreach (var r in _q.GetConsumingEnumerable()) Add(r); }
            public void Add(byte[] r) { _f.Write(r); _f.Flush(true); }
        }
        """);

    [Fact]
    public Task Loop_of_a_fixed_few_is_silent() => Verify.AnalyzerAsync(
        """
        class Header
        {
            readonly FileStream _f = new("header.db", FileMode.OpenOrCreate);
            public void Init() { for (var i = 0; i < 2; i++) WriteSlot(i); }
            void WriteSlot(int i) { _f.Position = i * 512; _f.Write(new byte[512]); _f.Flush(true); }
        }
        """);
}
