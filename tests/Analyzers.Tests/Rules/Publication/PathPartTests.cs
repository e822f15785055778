using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>Paths that are put together of parts are the same file where they are put together alike, and only there.</summary>
public sealed class PathPartTests
{
    static Task SettingsAsync(string body) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Save(string path, string text, int n, DateTime day, string[] names, List<string> paths, Dictionary<string, string> map)
            {
                {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("var temp = path; temp += \".tmp\"; File.WriteAllText(temp, text); {|DUR203:File.Move(path + \".tmp\", path, true)|};")]
    [InlineData("var temp = path + n; File.WriteAllText(temp, text); {|DUR203:File.Move(path + n, path, true)|};")]
    [InlineData("var temp = n + \".tmp\"; File.WriteAllText(temp, text); {|DUR203:File.Move(n + \".tmp\", path, true)|};")]
    [InlineData("var temp = $\"{path}.{n}\"; File.WriteAllText(temp, text); {|DUR203:File.Move($\"{path}.{n}\", path, true)|};")]
    [InlineData("var part = 3; File.WriteAllText($\"{part}\", text); {|DUR203:File.Move($\"{part}\", path, true)|};")]
    public Task Same_file(string body) => SettingsAsync(body);

    [Theory]
    [InlineData("{|DUR204:File.WriteAllText(names[0] + names[1], text)|}; File.Move(names[0] + names[2], path, true);")]
    [InlineData("{|DUR204:File.WriteAllText(paths[0], text)|}; File.Move(paths[1], path, true);")]
    [InlineData("{|DUR204:File.WriteAllText(map[\"a\"], text)|}; File.Move(map[\"b\"], path, true);")]
    [InlineData("{|DUR204:File.WriteAllText($\"{day:yyyyMMdd}.txt\", text)|}; File.Move($\"{day:yyyyMM}.txt\", path, true);")]
    [InlineData("{|DUR204:File.WriteAllText($\"{n:000}.txt\", text)|}; File.Move($\"{n:X}.txt\", path, true);")]
    public Task Other_file(string body) => SettingsAsync(body);

    /// <summary>A name that a number gives is none that speaks of settings.</summary>
    [Fact]
    public Task Number_in_a_name_is_only_a_number() => Verify.AnalyzerAsync("""
        class Texts
        {
            static int Next(object from) => from.GetHashCode();

            void Put(string folder, object from, string text)
            {
                var settings = Next(from);
                {|DUR205:File.WriteAllText(folder + "/" + $"{settings}.txt", text)|};
            }
        }
        """);

    [Theory]
    [InlineData("_paths.Current", "public string Current => Path.Combine(\"data\", \"settings.json\");")]
    [InlineData("_paths.Values", "public string Values => \"settings.json\";")]
    public Task Path_that_a_class_of_the_program_gives(string path, string member) => Verify.AnalyzerAsync($$"""
        class SettingsPaths
        {
            {{member}}
        }

        class Settings
        {
            readonly SettingsPaths _paths = new();

            void Save(string text) => {|DUR204:File.WriteAllText({{path}}, text)|};
        }
        """);
}
