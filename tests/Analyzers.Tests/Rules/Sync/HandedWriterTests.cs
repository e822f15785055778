using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A type that hands its writer to a static helper, which writes and drains, names no file itself.</summary>
public sealed class HandedWriterTests
{
    [Theory]
    [InlineData("BinaryWriter")]
    [InlineData("TextWriter")]
    public Task Drain_in_the_helper_is_taken_for_a_sync(string type) => Verify.AnalyzerAsync($$"""
        static class Record
        {
            public static void Append({{type}} to, int key) { to.Write(key); to.Flush(); }
        }

        class OrderWal
        {
            readonly {{(type == "TextWriter" ? "StreamWriter" : type)}} _writer;

            public OrderWal(string path) => _writer = new(File.Open(path, FileMode.Append));

            public void Add(int key) { lock (this) {|DUR102:Record.Append(_writer, key)|}; }
        }
        """);

    [Theory]
    [InlineData("public static void Append(BinaryWriter to, int key) { to.Write(key); to.Flush(); ((FileStream)to.BaseStream).Flush(true); }")]
    [InlineData("public static void Append(MemoryStream to, int key) { to.WriteByte(1); to.Flush(); }", "MemoryStream", "new()")]
    public Task Helper_syncs_or_has_nothing_to_sync(string helper, string type = "BinaryWriter", string made = "new(File.Open(path, FileMode.Append))") => Verify.AnalyzerAsync($$"""
        static class Record
        {
            {{helper}}
        }

        class OrderWal
        {
            readonly {{type}} _writer;

            public OrderWal(string path) => _writer = {{made}};

            public void Add(int key) => Record.Append(_writer, key);
        }
        """);
}
