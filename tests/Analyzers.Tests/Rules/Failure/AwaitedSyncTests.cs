using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Failure;

/// <summary>DUR301 around an awaited lambda: no async call syncs, so that a task does.</summary>
public sealed class AwaitedSyncTests
{
    [Fact]
    public Task Failure_that_comes_out_of_the_await_and_is_logged_is_swallowed() => Verify.AnalyzerAsync(
        """
        class Store
        {
            readonly FileStream _f = new("data.db", FileMode.OpenOrCreate);
            public async Task CommitAsync(byte[] b)
            {
                await _f.WriteAsync(b);
                try { await Task.Run(() => _f.Flush(true)); }
                {|DUR301:catch|} (Exception e) { Console.WriteLine(e); }
            }
        }
        """);
}
