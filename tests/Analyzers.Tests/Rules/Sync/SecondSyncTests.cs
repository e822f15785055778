using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR103: a sync that leaves bytes above it is covered by a second one that comes behind the drain.</summary>
public sealed class SecondSyncTests
{
    [Theory]
    [InlineData("file.Flush(true); writer.Flush(); file.Flush(true);")]
    [InlineData("file.Flush(true); writer.Flush(); if (order.Length > 3) file.Flush(false); file.Flush(true);")]
    [InlineData("{|DUR103:file.Flush(true)|}; writer.Flush(); file.Flush(true); writer.WriteLine(order);")]
    [InlineData("{|DUR103:file.Flush(true)|}; writer.Flush(); if (order.Length > 3) file.Flush(true);")]
    [InlineData("{|DUR103:file.Flush(true)|}; {|DUR103:file.Flush(true)|}; writer.Flush();")]
    public Task Sync_behind_the_drain_of_a_writer(string end) => Verify.AnalyzerAsync($$"""
        class Journal
        {
            public void Save(string order)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                using var writer = new StreamWriter(file);
                writer.WriteLine(order);
                {{end}}
            }
        }
        """);
}
