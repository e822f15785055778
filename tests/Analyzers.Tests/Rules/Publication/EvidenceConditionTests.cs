using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>Which names and readers count as evidence, and which only look like it.</summary>
public sealed class EvidenceConditionTests
{
    [Theory]
    [InlineData("TryIndexDocuments", "path", "DUR205")]
    [InlineData("IndexDocuments", "path", "DUR205")]
    [InlineData("WriteIndex", "path", "DUR204")]
    [InlineData("Put", "key", "DUR205")]
    [InlineData("Put", "modelKey", "DUR205")]
    [InlineData("Put", "keyPath", "DUR204")]
    public Task Verb_and_lookup_key_are_none(string method, string path, string rule) => Verify.AnalyzerAsync($$"""
        class Documents
        {
            void {{method}}(string {{path}}, string text) => {|{{rule}}:File.WriteAllText({{path}}, text)|};
        }
        """);

    [Theory]
    [InlineData("secretPath")]
    [InlineData("walletFile")]
    public Task Type_that_exports_may_still_keep_what_nothing_can_make_again(string path) => Verify.AnalyzerAsync($$"""
        class ExportDialog
        {
            void Put(string {{path}}, string text) => {|DUR204:File.WriteAllText({{path}}, text)|};
        }
        """);

    [Fact]
    public Task File_that_a_property_reads_is_a_state() => Verify.AnalyzerAsync("""
        class Bans(string file)
        {
            public string Text => File.ReadAllText(file);

            public void Write(string text) => {|DUR204:File.WriteAllText(file, text)|};
        }
        """);

    [Fact]
    public Task File_whose_path_a_property_keeps_is_a_state_where_a_maker_reads_it() => Verify.AnalyzerAsync("""
        class Bans(string path, string text)
        {
            string Where { get; } = path;

            public string Text { get; } = text;

            public static Bans Load(string file) => new Bans(file, File.ReadAllText(file));

            public void Write(string text) => {|DUR204:File.WriteAllText(Where, text)|};
        }
        """);
}
