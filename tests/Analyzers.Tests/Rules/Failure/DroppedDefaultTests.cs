using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Failure;

/// <summary>The task of a write that the next start repeats.</summary>
public sealed class DroppedDefaultTests
{
    [Theory]
    [InlineData("var config = new Config(); File.WriteAllTextAsync(path, config.ToJson()); return config;")]
    [InlineData("var config = new Config(); File.WriteAllTextAsync(path, config.ToJson()); config.Name = path; return config;")]
    [InlineData("File.WriteAllTextAsync(path, \"{}\"); return new Config();")]
    public Task Default_of_a_failed_load_is_silent(string handles) => Verify.AnalyzerAsync(Program(handles));

    [Theory]
    [InlineData("var config = new Config(); config.Name = path; {|DUR304:File.WriteAllTextAsync(path, config.ToJson())|}; return config;")]
    [InlineData("var config = new Config { Name = path }; {|DUR304:File.WriteAllTextAsync(path, config.ToJson())|}; return config;")]
    [InlineData("{|DUR304:File.WriteAllTextAsync(path, Last.ToJson())|}; return Last;")]
    [InlineData("var config = Last; {|DUR304:File.WriteAllTextAsync(path, config.ToJson())|}; return config;")]
    [InlineData("var config = new Config(); {|DUR304:File.WriteAllTextAsync(Name, config.ToJson())|}; return config;")]
    public Task What_the_program_knows_is_not(string handles) => Verify.AnalyzerAsync(Program(handles));

    [Fact]
    public Task A_new_object_outside_of_a_handler_is_not() => Verify.AnalyzerAsync("""
        class Config
        {
            public void Reset(string path)
            {
                var config = new Config();
                {|DUR304:File.WriteAllTextAsync(path, config.ToString())|};
            }
        }
        """);

    static string Program(string handles) => $$"""
        class Config
        {
            static readonly Config Last = new Config();
            public string Name = "config.json";
            public string ToJson() => Name;

            public Config Load(string path)
            {
                try
                {
                    using var file = File.Open(path, FileMode.Open, FileAccess.Read);
                    return new Config { Name = file.Name };
                }
                catch (FileNotFoundException)
                {
                    {{handles}}
                }
            }
        }
        """;
}
