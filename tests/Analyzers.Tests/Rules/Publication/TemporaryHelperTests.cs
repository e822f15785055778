using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>Files of the program's own helpers for temporary ones: what is in them is missed by nobody.</summary>
public sealed class TemporaryHelperTests
{
    [Theory]
    [InlineData("GetTempPath")]
    [InlineData("MakeTmpName")]
    [InlineData("TemporaryFileFor")]
    public Task Helper_that_is_named_for_a_temporary_file(string name) => Verify.AnalyzerAsync($$"""
        class ConfigLoader
        {
            static string {{name}}(string[] names)
            {
                string found = null;
                foreach (var name in names)
                {
                    if (found == null) found = Unseen(name); else found = names[0];
                    if (name.Length > 3) found = name;
                }
                return found;
            }
            static string Unseen(string name) => new string(name.Reverse().ToArray());
            public void Load(string[] names, string text) { var file = {{name}}(names); File.WriteAllText(file, text); }
        }
        """);

    [Fact]
    public Task Helper_of_another_name() => Verify.AnalyzerAsync("""
        class ConfigLoader
        {
            static string PathOf(string[] names)
            {
                string found = null;
                foreach (var name in names)
                {
                    if (found == null) found = Unseen(name); else found = names[0];
                    if (name.Length > 3) found = name;
                }
                return found;
            }
            static string Unseen(string name) => new string(name.Reverse().ToArray());
            public void Load(string[] names, string text) { var file = PathOf(names); {|DUR204:File.WriteAllText(file, text)|}; }
        }
        """);

    [Theory]
    [InlineData("using (var file = new {|CS0246:TempFile|}()) File.WriteAllText(file, text);")]
    [InlineData("using (var file = new System.IO.{|CS0234:TemporaryFile|}()) File.WriteAllText(file, text);")]
    [InlineData("var file = new {|CS0246:TempFile|}(); File.WriteAllText(file.Path, text);")]
    [InlineData("using (var file = new {|CS0246:TempFile|}()) File.Copy(text, file, true);")]
    public Task Object_that_stands_for_a_temporary_file(string code) => Verify.AnalyzerAsync($$"""
        class ConfigLoader
        {
            public void Load(string text) { {{code}} }
        }
        """);

    [Fact]
    public Task Object_of_another_name() => Verify.AnalyzerAsync("""
        class ConfigLoader
        {
            public void Load(string text) { var file = new {|CS0246:NamedFile|}(); {|DUR204:File.WriteAllText(file.Path, text)|}; }
        }
        """);

    [Fact]
    public Task Temporary_file_that_takes_the_place_of_another_is_still_published_unsynced() => Verify.AnalyzerAsync("""
        class ConfigLoader
        {
            public void Save(string path, string text) { var file = new {|CS0246:TempFile|}(path); File.WriteAllText(file.Path, text); {|DUR203:File.Move(file.Path, path, true)|}; }
        }
        """);
}
