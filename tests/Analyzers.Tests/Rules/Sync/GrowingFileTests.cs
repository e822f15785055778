using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A file that is opened as it is and set to its end grows as one does that is opened to append.</summary>
public sealed class GrowingFileTests
{
    [Theory]
    [InlineData("FileMode.OpenOrCreate", "file.Seek(0, SeekOrigin.End);")]
    [InlineData("FileMode.Open", "file.Seek(0, SeekOrigin.End);")]
    [InlineData("FileMode.OpenOrCreate", "file.Position = file.Length;")]
    [InlineData("FileMode.Append", "")]
    public Task What_is_added_is_lost(string mode, string seek) => Verify.AnalyzerAsync($$"""
        class Blobs
        {
            void Put(string path, byte[] record)
            {
                using var file = new FileStream(path, {{mode}});
                {{seek}}
                {|DUR101:file.Write(record)|};
            }
        }
        """);

    [Theory]
    [InlineData("FileMode.OpenOrCreate", "")]
    [InlineData("FileMode.OpenOrCreate", "file.Seek(8, SeekOrigin.Begin);")]
    [InlineData("FileMode.OpenOrCreate", "file.Position = other.Length;")]
    [InlineData("FileMode.OpenOrCreate", "other.Seek(0, SeekOrigin.End);")]
    [InlineData("FileMode.CreateNew", "file.Seek(0, SeekOrigin.End);")]
    public Task What_does_not_grow_has_no_evidence(string mode, string seek) => Verify.AnalyzerAsync($$"""
        class Blobs
        {
            void Put(string path, Stream other, byte[] record)
            {
                using var file = new FileStream(path, {{mode}});
                {{seek}}
                {|DUR104:file.Write(record)|};
            }
        }
        """);

    [Fact]
    public Task File_that_the_type_keeps_grows_too() => Verify.AnalyzerAsync("""
        class Blobs
        {
            readonly FileStream _file;

            public Blobs(string path)
            {
                _file = new FileStream(path, FileMode.OpenOrCreate);
                this._file.Seek(0, SeekOrigin.End);
            }

            public void Put(byte[] record) => {|DUR101:_file.Write(record)|};
        }
        """);
}
