using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Failure;

/// <summary>A handler that makes the whole file again and syncs it swallows nothing: that one's failure is told.</summary>
public sealed class WrittenAgainTests
{
    [Theory]
    [InlineData("path", "FileMode.Create", "file.Flush(true);", true)]
    [InlineData("path", "FileMode.CreateNew", "file.Flush(true);", true)]
    [InlineData("path", "FileMode.Open", "file.Flush(true);", false)]
    [InlineData("other", "FileMode.Create", "file.Flush(true);", false)]
    [InlineData("path", "FileMode.Create", "file.Flush();", false)]
    public Task In_the_handler(string path, string mode, string sync, bool isSilent) => Verify.AnalyzerAsync($$"""
        class Boxes
        {
            void Put(string path, string other, byte[] bytes)
            {
                try
                {
                    using var file = new FileStream(path, FileMode.CreateNew);
                    file.Write(bytes);
                    file.Flush(true);
                }
                {{(isSilent ? "catch" : "{|DUR301:catch|}")}}
                {
                    using var file = new FileStream({{path}}, {{mode}});
                    file.Write(bytes);
                    {{sync}}
                }
            }
        }
        """, config: string.Join("\n", System.Array.ConvertAll(["DUR101", "DUR102", "DUR104", "DUR201", "DUR204", "DUR205"], id => $"dotnet_diagnostic.{id}.severity = none")));

    [Theory]
    [InlineData("try { Persist(); } catch (IOException) { } Persist();")]
    [InlineData("if (_count > 0) { try { Persist(); } catch (IOException) { Console.WriteLine(); } } Persist();")]
    public Task Helper_that_makes_the_whole_file_is_called_again(string code) => Verify.AnalyzerAsync(Schemas(code));

    [Theory]
    [InlineData("Persist(); try { Persist(); } {|DUR301:catch|} (IOException) { }")]
    [InlineData("try { Persist(); } {|DUR301:catch|} (IOException) { } try { Persist(); } {|DUR301:catch|} (IOException) { }")]
    [InlineData("try { Append(); } {|DUR301:catch|} (IOException) { } Append();")]
    public Task It_is_not(string code) => Verify.AnalyzerAsync(Schemas(code));

    static string Schemas(string code) => $$"""
        class Schemas
        {
            int _count = 1;
            public void Close() { new FileStream("lock", FileMode.Open).Dispose(); {{code}} }

            void Persist()
            {
                using var file = new FileStream("schemas.tmp", FileMode.Create);
                file.WriteByte((byte)_count);
                file.Flush(true);
            }

            void Append()
            {
                using var file = new FileStream("schemas.bin", FileMode.Append);
                file.WriteByte((byte)_count);
                file.Flush(true);
            }
        }
        """;
}
