using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A path that is one of two: beside the program, or in the user's folder.</summary>
public sealed class PathChoiceTests
{
    [Theory]
    [InlineData("var path = isPortable ? \"settings.json\" : Path.Combine(folder, \"settings.json\"); {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("string path; if (isPortable) path = \"settings.json\"; else path = Path.Combine(folder, \"settings.json\"); {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("var path = \"settings.json\"; if (!isPortable) path = Path.Combine(folder, path); using var writer = {|DUR204:new StreamWriter(path)|}; writer.Write(text);")]
    [InlineData("var path = isPortable ? \"settings.json\" : Path.Combine(folder, \"settings.json\"); File.WriteAllText(path + \".tmp\", text); {|DUR203:File.Move(path + \".tmp\", path, true)|};")]
    [InlineData("var path = isPortable ? \"notes.log\" : Path.Combine(folder, \"notes.log\"); File.WriteAllText(path, text);")]
    [InlineData("var path = isPortable ? Path.GetTempFileName() : Path.Combine(Path.GetTempPath(), \"settings.json\"); File.WriteAllText(path, text);")]
    [InlineData("var path = isPortable ? Path.GetTempFileName() : Path.Combine(folder, \"settings.json\"); {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("var path = string.Empty; if (isPortable) path = Path.GetTempFileName(); File.WriteAllText(path, text);")]
    [InlineData("var path = \"\"; if (isPortable) path = Path.GetTempFileName(); File.WriteAllText(path, text); {|DUR206:File.Move(path, folder)|};")]
    [InlineData("string path = null; if (isPortable) path = folder + \".new\"; File.WriteAllText(path, text); {|DUR203:File.Move(path, folder)|};")]
    [InlineData("var path = isPortable ? Path.Combine(folder, \"cache\", \"a\") : Path.Combine(folder, \"users\", \"a\"); {|DUR204:File.WriteAllText(Path.Combine(path, \"settings.json\"), text)|};")]
    [InlineData("var path = isPortable ? Path.Combine(folder, \"users\") : Path.Combine(folder, \"cache\"); {|DUR204:File.WriteAllText(path + \"/settings.json\", text)|};")]
    [InlineData("var path = isPortable ? Path.Combine(folder, \"cache\") : Path.Combine(folder, \"tmp\"); File.WriteAllText(path + \"/settings.json\", text);")]
    public Task Save(string code) => Verify.AnalyzerAsync($$"""
        class SettingsFile
        {
            void Save(bool isPortable, string folder, string text) { {{code}} }
        }
        """);

    [Fact]
    public Task Third_path_leaves_the_name_of_the_variable() => Verify.AnalyzerAsync("""
        class Texts
        {
            void Save(int where, string a, string b, string text)
            {
                var file = "settings.json";
                if (where == 1)
                    file = a;
                if (where == 2)
                    file = b;
                {|DUR205:File.WriteAllText(file, text)|};
            }
        }
        """);

    [Fact]
    public Task Two_that_are_set_in_the_other_order_are_the_same_two() => Verify.AnalyzerAsync("""
        class SettingsFile
        {
            void Save(int where, string folder, string text)
            {
                var (first, second) = ("settings.json", Path.Combine(folder, "settings.json"));
                string file;
                if (where > 2)
                    file = where == 1 ? first : second;
                else
                    file = where == 1 ? second : first;
                {|DUR204:File.WriteAllText(file, text)|};
            }
        }
        """);

    [Fact]
    public Task One_of_two_that_is_set_again_stays_one_of_two() => Verify.AnalyzerAsync("""
        class SettingsFile
        {
            void Save(string[] names, string folder, string text)
            {
                var path = "settings.json";
                foreach (var name in names)
                    path = name.Length > 3 ? folder : "settings.json";
                {|DUR204:File.WriteAllText(path, text)|};
            }
        }
        """);

    [Fact]
    public Task Loader_that_reads_one_of_the_two() => Verify.AnalyzerAsync("""
        class Filters
        {
            const string Beside = "filters.dat";
            void Put(bool isPortable, string folder, string text)
            {
                var path = isPortable ? Beside : Path.Combine(folder, Beside);
                {|DUR204:File.WriteAllText(path, text)|};
            }
            string Load() => File.ReadAllText(Beside);
        }
        """);
}
