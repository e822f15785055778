using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Engine;

/// <summary>A method that only puts a path together is looked into: its result is known by its parts, as where they are written out.</summary>
public sealed class JoinedPathTests
{
    [Theory]
    [InlineData("static string TempOf(string path) => path + \".new\";")]
    [InlineData("static string TempOf(string path) { return path + \".new\"; }")]
    [InlineData("string TempOf(string path) => $\"{path}.new\";")]
    public Task Copy_over_the_file_that_it_was_made_beside(string helper) => Verify.AnalyzerAsync($$"""
        class Documents
        {
            void Finish(string path)
            {
                {|DUR204:File.Copy(TempOf(path), path, true)|};
            }
            {{helper}}
        }
        """);

    [Theory]
    [InlineData("string PathOf(string name) => Path.Combine(_folder, name + \".settings\");", "DUR204")]
    [InlineData("string PathOf(string name) => Path.Join(_folder, \"cache\", name);", "")]
    [InlineData("string PathOf(string name) => name.Trim();", "DUR205")]
    public Task Names_that_the_path_is_made_of_tell_what_it_is(string helper, string rule) => Verify.AnalyzerAsync($$"""
        class Thing
        {
            readonly string _folder = "data";
            void Put(string name, string text)
            {
                {{(rule.Length > 0 ? "{|" + rule + ":File.WriteAllText(PathOf(name), text)|}" : "File.WriteAllText(PathOf(name), text)")}};
            }
            {{helper}}
        }
        """);

    [Fact]
    public Task Method_that_can_be_overridden_is_known_by_its_name() => Verify.AnalyzerAsync("""
        class Thing
        {
            void Put(string name, string text) => {|DUR205:File.WriteAllText(PathOf(name), text)|};
            protected virtual string PathOf(string name) => name + ".settings";
        }
        """);

    [Fact]
    public Task Method_that_calls_itself_ends() => Verify.AnalyzerAsync("""
        class Thing
        {
            void Put(string name, string text) => {|DUR205:File.WriteAllText(A(name), text)|};
            string A(string name) => name + B;
            string B => A("x");
        }
        """);
}
