using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>FileStream.FlushAsync calls FlushFileBuffers in .NET Framework, and no longer does in .NET.</summary>
public sealed class FlushAsyncOfFrameworkTests
{
    [Theory]
    [InlineData("net472")]
    [InlineData("net48")]
    public Task In_net_framework_it_reaches_the_device(string framework) => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);
            public async Task Commit(byte[] order)
            {
                await _journal.WriteAsync(order, 0, order.Length);
                await _journal.FlushAsync();
            }
            static async Task Save(string settingsPath, string text)
            {
                using (var f = new FileStream(settingsPath + ".tmp", FileMode.Create))
                using (var w = new StreamWriter(f)) { await w.WriteAsync(text); await w.FlushAsync(); }
                File.Replace(settingsPath + ".tmp", settingsPath, null);
            }
        }
        """,
        config: $"build_property.TargetFramework = {framework}");

    /// <summary>Nobody has asked for a sync: not for one a record, not to be told that it failed, and not for that of the directory.</summary>
    [Theory]
    [InlineData("foreach (var order in orders) { await _journal.WriteAsync(order, 0, order.Length); await _journal.FlushAsync(); }")]
    [InlineData("await _journal.WriteAsync(orders[0], 0, 1); try { await _journal.FlushAsync(); } catch { }")]
    [InlineData("using (var f = new FileStream(\"a.tmp\", FileMode.Create)) { await f.WriteAsync(orders[0], 0, 1); await f.FlushAsync(); } File.Move(\"a.tmp\", \"orders.db\");")]
    public Task It_states_no_wish(string code) => Verify.AnalyzerAsync(
        $$"""
        class OrderJournal
        {
            readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);
            public async Task Commit(byte[][] orders) { {{code}} }
        }
        """,
        config: "build_property.TargetFramework = net48");

    [Fact]
    public Task Member_that_is_named_for_a_sync_syncs_by_it() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);
            public Task FlushToDiskAsync() => _journal.FlushAsync();
            public void Append(byte[] order) => _journal.Write(order, 0, order.Length);
        }
        """,
        config: "build_property.TargetFramework = net48");

    [Theory]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    [InlineData("")]
    public Task Elsewhere_it_only_drains(string framework) => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);
            public async Task Commit(byte[] order)
            {
                await _journal.WriteAsync(order, 0, order.Length);
                await {|DUR102:_journal.FlushAsync()|};
            }
        }
        """,
        config: $"build_property.TargetFramework = {framework}");

    [Fact]
    public Task Nothing_but_the_asynchronous_one_does() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);
            public void Commit(byte[] order)
            {
                _journal.Write(order, 0, order.Length);
                {|DUR102:_journal.Flush()|};
            }
        }
        """,
        config: "build_property.TargetFramework = net48");

    /// <summary>It has no FlushAsync of its own there: what the base class calls is Flush().</summary>
    [Fact]
    public Task Compressing_stream_does_not_hand_it_on() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly GZipStream _journal = new GZipStream(new FileStream("orders.journal", FileMode.Append), CompressionMode.Compress);
            public async Task Commit(byte[] order)
            {
                await _journal.WriteAsync(order, 0, order.Length);
                await {|DUR102:_journal.FlushAsync()|};
            }
        }
        """,
        config: "build_property.TargetFramework = net48");
}
