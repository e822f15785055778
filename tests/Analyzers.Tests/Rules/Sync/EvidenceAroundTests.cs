using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR101 against DUR104: what a comment and the types of the parameters say of a file that has no name.</summary>
public sealed class EvidenceAroundTests
{
    [Theory]
    [InlineData("// flush the buffers to disk", "DUR102")]
    [InlineData("// Flush the index and all pages to disk.", "DUR102")]
    [InlineData("// flush the buffer. What goes to disk is another matter", "")]
    [InlineData("// flush what was buffered here since the last time that somebody looked to disk", "")]
    [InlineData("// to disk by way of a flush", "")]
    [InlineData("// flush the buffers", "")]
    public Task Comment_that_wants_the_bytes_on_disk(string comment, string id) => Verify.AnalyzerAsync($$"""
        class Recorder
        {
            void Add(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                {{(id.Length == 0 ? "{|DUR104:file.Write(bytes)|}" : "file.Write(bytes)")}};
                {{comment}}
                {{(id.Length == 0 ? "file.Flush()" : $"{{|{id}:file.Flush()|}}")}};
            }
        }
        """);

    [Theory]
    [InlineData("BlockId block", "DUR101")]
    [InlineData("PageId page", "DUR101")]
    [InlineData("Place place", "DUR104")]
    public Task Place_of_a_page_in_its_file(string parameter, string id) => Verify.AnalyzerAsync($$"""
        record struct BlockId(int Number);
        record struct PageId(int Number);
        record struct Place(int Number);

        class Manager
        {
            void Put(string path, {{parameter}}, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                {|{{id}}:file.Write(bytes)|};
            }
        }
        """);

    [Theory]
    [InlineData("CreateNewTextFile", "DUR101")]
    [InlineData("OpenWriter", "DUR101")]
    [InlineData("OpenStreamWriter", "DUR101")]
    [InlineData("Make", "DUR104")]
    [InlineData("CreateOf", "DUR104")]
    public Task Variable_that_a_helper_which_opens_is_given(string helper, string rule) => Verify.AnalyzerAsync($$"""
        class Figures
        {
            void Put(string folder, string name, string text)
            {
                var eventPath = Path.Combine(folder, name + ".json");
                using (var writer = {{helper}}(eventPath))
                    {|{{rule}}:writer.Write(text)|};
            }

            static StreamWriter {{helper}}(string path) => new(new FileStream(path, FileMode.CreateNew));
        }
        """);
}
