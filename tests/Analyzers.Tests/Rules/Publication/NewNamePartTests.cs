using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>A part of a name that is new each time: a count, a time to the second, a GUID.</summary>
public sealed class NewNamePartTests
{
    [Theory]
    [InlineData("File.WriteAllText(Path.Combine(folder, _next + \".record\"), text); _next++;")]
    [InlineData("var id = _next++; var name = id + \".record\"; var path = Path.Combine(folder, name); File.WriteAllText(path, text);")]
    [InlineData("_next++; File.WriteAllText(Path.Combine(folder, $\"{_next}.record\"), text);")]
    public Task Count_names_a_new_file(string body) => Verify.AnalyzerAsync($$"""
        class RecordStore
        {
            int _next;
            void Add(string folder, string text)
            {
                {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("at.ToString(\"HHmmss\")")]
    [InlineData("at.ToString(\"HH-mm-ss\")")]
    [InlineData("clean(at.ToString(\"yyyyMMddHHmmss\"))")]
    [InlineData("clean($\"{at:yyyy-MM-dd HH-mm-ss}\")")]
    [InlineData("clean(Guid.NewGuid().ToString())")]
    public Task Local_that_is_made_of_the_time_names_a_new_file(string name) => Verify.AnalyzerAsync($$"""
        class RecordStore
        {
            void Add(string folder, DateTime at, Func<string, string> clean, string text)
            {
                var name = {{name}};
                File.WriteAllText(Path.Combine(folder, name + ".record"), text);
            }
        }
        """);

    [Theory]
    [InlineData("at.ToString(\"yyyyMMdd\")")]
    [InlineData("clean(at.ToString(\"HH\"))")]
    public Task Local_that_is_made_of_the_day_names_the_same_file_again(string name) => Verify.AnalyzerAsync($$"""
        class RecordStore
        {
            void Add(string folder, DateTime at, Func<string, string> clean, string text)
            {
                var name = {{name}};
                {|DUR204:File.WriteAllText(Path.Combine(folder, name + ".record"), text)|};
            }
        }
        """);

    [Fact]
    public Task Time_to_the_second_between_dashes_names_a_new_file() => Verify.AnalyzerAsync("""
        class RecordStore
        {
            void Add(string folder, DateTime at, string text) => File.WriteAllText(Path.Combine(folder, $"{at:yyyy-MM-dd HH-mm-ss}.record"), text);
        }
        """);

    [Fact]
    public Task Local_of_the_same_name_in_another_branch_does_not_count() => Verify.AnalyzerAsync("""
        class RecordStore
        {
            void Add(string folder, Func<Guid, string> print, string text)
            {
                if (text.Length > 0)
                {
                    var name = print(Guid.NewGuid());
                    File.WriteAllText(Path.Combine(folder, name + ".record"), text);
                }
                else
                {
                    var name = "empty";
                    Console.WriteLine(name);
                }
            }
        }
        """);

    [Fact]
    public Task Local_that_is_set_while_it_is_made_is_no_new_name() => Verify.AnalyzerAsync("""
        class RecordStore
        {
            void Add(string folder, string text)
            {
                string name = (name = "all") + ".record";
                {|DUR204:File.WriteAllText(Path.Combine(folder, name), text)|};
            }
        }
        """);

    [Theory]
    [InlineData("at.ToString(\"yyyyMMddHHmmss\") + \".record\"", false)]
    [InlineData("at.ToString(\"yyyy\") + \".record\"", true)]
    [InlineData("Path.GetRandomFileName()", false)]
    public Task Time_in_the_call_itself(string name, bool isOld)
    {
        var write = $"File.WriteAllText(Path.Combine(folder, {name}), text)";
        return Verify.AnalyzerAsync($$"""
            class OrderStore
            {
                void Save(string folder, DateTime at, string text) => {{(isOld ? $"{{|DUR204:{write}|}}" : write)}};
            }
            """);
    }
}
