using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A member that keeps one of two streams, as its constructor is told: a file's, where one of them is.</summary>
public sealed class KeptOneOfTwoTests
{
    [Theory]
    [InlineData("writes ? File.Open(path, FileMode.OpenOrCreate) : File.OpenRead(path)", true)]
    [InlineData("writes ? new FileStream(path, FileMode.Append) : Stream.Null", true)]
    [InlineData("writes ? new FileStream(path, FileMode.Open, FileAccess.Read) : File.OpenRead(path)", false)]
    public Task Stream_that_is_kept(string opened, bool isTold) => Verify.AnalyzerAsync($$"""
        namespace Shop.Storage
        {
            class Blocks
            {
                readonly Stream _blocks;

                public Blocks(string path, bool writes) => _blocks = {{opened}};

                public void Add(byte[] block)
                {
                    _blocks.Write(block);
                    {{(isTold ? "{|DUR102:_blocks.Flush()|}" : "_blocks.Flush()")}};
                }
            }
        }
        """);
}
