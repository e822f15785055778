using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>Two names of which a part is not known are two files; a name that is only printed is none.</summary>
public sealed class FilesThatDifferTests
{
    [Theory]
    [InlineData("foreach (var p in added) {|DUR204:File.WriteAllText(p, text)|}; foreach (var q in removed) File.Move(q, \"orders.db\", true);")]
    [InlineData("{|DUR204:File.WriteAllText(text + id, text)|}; File.Move(text + other, \"orders.db\", true);")]
    [InlineData("{|DUR204:File.WriteAllText(text + (id + 1), text)|}; File.Move(text + id, \"orders.db\", true);")]
    [InlineData("{|DUR204:File.WriteAllText(text + names[0] + \".db\", text)|}; File.Move(text + names[1] + \".db\", \"orders.db\", true);")]
    [InlineData("{|DUR204:File.WriteAllText(paths.Segment(text, added[0], 1), text)|}; File.Move(paths.Segment(text, added[0], 2), \"orders.db\", true);")]
    [InlineData("{|DUR204:File.WriteAllText(paths.Of(text, text, \"a\"), text)|}; File.Move(paths.Of(text, text, \"b\"), \"orders.db\", true);")]
    [InlineData("var n = Num(text); {|DUR204:File.WriteAllText($\"{n}.txt\", text)|}; n = Num(text); File.Move($\"{n}.txt\", \"orders.db\", true);")]
    [InlineData("var i = 0; {|DUR204:File.WriteAllText(names[i], text)|}; i++; File.Move(names[i], \"orders.db\", true);")]
    public Task Rename_of_another_file(string body) => Verify.AnalyzerAsync($$"""
        interface IPaths { string Segment(string folder, string prefix, int number); string Of(string folder, string name, string kind); }
        class Settings
        {
            static int Num(string text) => text.Length;
            void Save(List<string> added, List<string> removed, string text, int id, int other, string[] names, IPaths paths) { {{body}} }
        }
        """);

    [Theory]
    [InlineData("File.WriteAllText(text + id, text); {|DUR203:File.Move(text + id, \"orders.db\", true)|};")]
    [InlineData("var i = 0; File.WriteAllText(names[i], text); {|DUR203:File.Move(names[i], \"orders.db\", true)|}; i++;")]
    [InlineData("foreach (var p in added) { File.WriteAllText(p + \".tmp\", text); {|DUR203:File.Move(p + \".tmp\", p, true)|}; }")]
    [InlineData("File.WriteAllText(paths.Segment(text, added[0], 1), text); {|DUR203:File.Move(paths.Segment(text, added[0], 1), \"orders.db\", true)|};")]
    public Task Rename_of_the_same_file(string body) => Verify.AnalyzerAsync($$"""
        interface IPaths { string Segment(string folder, string prefix, int number); }
        class Settings
        {
            void Save(List<string> added, string text, int id, string[] names, IPaths paths) { {{body}} }
        }
        """);

    [Fact]
    public Task Variable_of_the_compiler_has_no_name() => Verify.AnalyzerAsync("""
        class Settings
        {
            void Save(string text, int id) { {|DUR204:File.WriteAllText($"{id}.settings", text)|}; lock (text) { Console.WriteLine(); } }
        }
        """);

    [Theory]
    [InlineData("Console.WriteLine(temp);")]
    [InlineData("Console.Write(temp);")]
    [InlineData("System.Diagnostics.Debug.WriteLine(temp);")]
    [InlineData("System.Diagnostics.Trace.Write(temp);")]
    public Task Printed_name(string print) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Save(string temp, string path) { {{print}} File.Move(temp, path, true); }
        }
        """);

    [Fact]
    public Task Each_turn_of_a_loop_has_a_file_of_its_own() => Verify.AnalyzerAsync("""
        class Settings
        {
            void Save(List<string> names, byte[] text)
            {
                foreach (var name in names)
                {
                    if (File.Exists(name + ".tmp"))
                        File.Move(name + ".tmp", name, true);
                    File.WriteAllBytes(name + ".tmp", text);
                }
            }
        }
        """);

    [Fact]
    public Task Each_turn_of_a_loop_over_objects_too() => Verify.AnalyzerAsync("""
        class Tag { public string Key; }
        class TagIndex
        {
            static string PathOf(string folder, Tag tag) { var key = string.Join("_", tag.Key.Split('/')); return Path.Combine(folder, $"{key}.json"); }
            void Add(string folder, Tag tag, string text) { var path = PathOf(folder, tag); File.WriteAllText(path + ".tmp", text); {|DUR203:File.Move(path + ".tmp", path, true)|}; }
            void Remove(string folder, Tag tag) { var path = PathOf(folder, tag); File.Delete(path); }
            public void Update(string folder, List<Tag> tags, string text) { foreach (var tag in tags) Remove(folder, tag); foreach (var tag in tags) Add(folder, tag, text); foreach (var tag in tags) Remove(folder, tag); }
        }
        """);

    [Fact]
    public Task File_of_a_loop_is_told_by_its_variable() => Verify.AnalyzerAsync(
        """
        class Settings
        {
            void Save(List<string> list, string text) { foreach (var settingsPath in list) {|#0:File.WriteAllText(settingsPath, text)|}; }
        }
        """,
        expected: Verify.Diagnostic("DUR204").WithLocation(0).WithArguments("settingsPath", "overwritten in place", "the name 'settingsPath'"));

    [Theory]
    [InlineData("folder + \"/\" + name")]
    [InlineData("$\"{folder}/{name}\"")]
    [InlineData("folder + name")]
    [InlineData("Path.Combine(folder, name)")]
    public Task Folder_of_a_written_file(string path) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Save(string folder, string name, byte[] text) { File.WriteAllBytes({{path}}, text); {|DUR203:Directory.Move(folder, "orders")|}; }
        }
        """);
}
