using System.Linq;
using System.Threading;
using Durability.Analyzers.Gate;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Durability.Analyzers.Tests.Engine;

/// <summary>The gate finds whole names, whatever their hashes.</summary>
public sealed class TextScanTests
{
    /// <summary>'a…c' of three letters and 'a…b' of 34 share a hash.</summary>
    [Fact]
    public void Names_of_different_lengths_that_share_a_hash_are_told_apart()
    {
        var longer = "a" + new string('x', 32) + "b";
        Assert.Empty(TextScan.Run(SourceText.From(longer + "()"), WordTable.Of([new("axc", WordKind.Strong | WordKind.Call), new(longer + "y", WordKind.Strong | WordKind.Call)]), null, CancellationToken.None));
        Assert.Single(TextScan.Run(SourceText.From("axc()"), WordTable.Of([new("axc", WordKind.Strong | WordKind.Call), new(longer, WordKind.Strong | WordKind.Call)]), null, CancellationToken.None));
        Assert.Equal([0], TextScan.Run(SourceText.From(longer + "()"), WordTable.Of([new("axc", WordKind.Strong | WordKind.Call), new(longer, WordKind.Strong | WordKind.Call)]), null, CancellationToken.None).Select(w => w.Start));
    }
}
