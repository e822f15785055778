using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>FileStream.FlushAsync calls FlushFileBuffers in .NET Framework, and no longer does in .NET.</summary>
public sealed class FlushAsyncOfFrameworkTests
{
    [Theory]
    [InlineData("net472")]
    [InlineData("net48")]
    public Task In_net_framework_it_syncs(string framework) => Verify.AnalyzerAsync(
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
        config: $"build_property.TargetFramework = {framework}\ndotnet_diagnostic.DUR202.severity = none");

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
