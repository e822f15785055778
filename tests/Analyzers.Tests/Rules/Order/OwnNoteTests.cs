using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Order;

/// <summary>DUR401: a position that only the member which sets it looks at tells nobody that anything is safe.</summary>
public sealed class OwnNoteTests
{
    const string Chunk = """
        class ChunkStore
        {
            readonly FileStream _file = new("chunk.db", FileMode.Append);
            ACCESS long _lastFlushed;
            public void Append(byte[] record)
            {
                _file.Write(record);
                if (_file.Position - _lastFlushed > 4096)
                {
                    _file.Flush();
                    NOTE;
                }
            }
            public void Complete() => _file.Flush(true);

        """;

    [Theory]
    [InlineData("private", "}")]
    [InlineData("", "}")]
    [InlineData("private", "public long Length => _file.Length; }")]
    public Task Nobody_else_looks_at_it(string access, string rest) => Verify.AnalyzerAsync(Chunk.Replace("ACCESS", access).Replace("NOTE", "_lastFlushed = _file.Position") + rest);

    [Theory]
    [InlineData("private", "public long Safe => _lastFlushed; }")]
    [InlineData("public", "}")]
    [InlineData("internal", "}")]
    public Task Others_may_look_at_it(string access, string rest) => Verify.AnalyzerAsync(Chunk.Replace("ACCESS", access).Replace("NOTE", "{|DUR401:_lastFlushed = _file.Position|}") + rest);
}
