using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>Paths that a call makes of others: the same call of the same parts is the same file, and any other call is another one.</summary>
public sealed class PathOfCallTests
{
    [Theory]
    [InlineData("Path.ChangeExtension(name, \".tmp\")", "name")]
    [InlineData("Path.ChangeExtension(name, \".tmp\")", "Path.ChangeExtension(name, \".new\")")]
    [InlineData("Path.ChangeExtension(name, \".tmp\")", "Path.ChangeExtension(other, \".tmp\")")]
    [InlineData("Path.GetFileNameWithoutExtension(name)", "name")]
    [InlineData("Path.GetFullPath(name, \"inbox\")", "name")]
    [InlineData("Path.GetFullPath(name, \"inbox\")", "Path.GetFullPath(name)")]
    [InlineData("Path.GetFullPath(name, \"inbox\")", "Path.GetFullPath(name, \"outbox\")")]
    [InlineData("Path.GetFileName(names[0])", "Path.GetFileName(names[1])")]
    [InlineData("names.First()", "names.Last()")]
    [InlineData("name.Trim()", "name")]
    [InlineData("paths.TempOf(name)", "paths.TempOf(other)")]
    [InlineData("paths.Segment(1, 2, name)", "paths.Segment(1, 2, other)")]
    [InlineData("paths.InFolder(name, other)", "paths.InFolder(\"inbox\", other)")]
    [InlineData("paths.InFolder(name, other)", "paths.InFolder(name, \"inbox\")")]
    [InlineData("paths.OfKind(name, \"new\", other)", "paths.OfKind(name, \"done\", other)")]
    [InlineData("paths.Numbered(1)", "paths.Numbered(2)")]
    public Task Move_of_another_file_publishes_nothing(string written, string moved) => VerifyAsync($$"""
        void Save(string name, string other, string[] names, string text, IPaths paths)
        {
            File.WriteAllText({{written}}, text);
            File.Move({{moved}}, "orders.json");
        }
        """, config: "dotnet_diagnostic.DUR204.severity = none");

    [Theory]
    [InlineData("Path.ChangeExtension(name, \".tmp\")", "Path.ChangeExtension(name, \".tmp\")")]
    [InlineData("Path.ChangeExtension(name, \".tmp\")", "Path.ChangeExtension(same, \".tmp\")")]
    [InlineData("Path.GetFullPath(name)", "name")]
    [InlineData("new FileInfo(name).FullName", "name")]
    [InlineData("Path.Combine(names)", "Path.Combine(names)")]
    [InlineData("Path.Combine()", "Path.Combine()")]
    [InlineData("string.Concat(name, \".tmp\")", "name + \".tmp\"")]
    [InlineData("paths.TempOf(name)", "paths.TempOf(same)")]
    [InlineData("paths.Numbered(1)", "paths.Numbered(First)")]
    public Task Move_of_the_same_file_publishes_it(string written, string moved) => VerifyAsync($$"""
        const int First = 1;

        void Save(string name, string[] names, string text, IPaths paths)
        {
            var same = name;
            File.WriteAllText({{written}}, text);
            {|DUR203:File.Move({{moved}}, "orders.json")|};
        }
        """);

    [Theory]
    [InlineData("Place()", "string Place();", "DUR204")]
    [InlineData("Place", "string Place { get; }", "DUR204")]
    [InlineData("Place(1)", "string Place(int number);", "DUR205")]
    public Task File_is_read_back_at_the_place_that_a_member_gives(string place, string declared, string rule) => Verify.AnalyzerAsync($$"""
        abstract class Screen
        {
            protected abstract {{declared}}

            public void Hide(string[] lines) => {|{{rule}}:File.WriteAllLines({{place}}, lines)|};

            public string[] Show() => File.ReadAllLines({{place}});
        }
        """);

    [Theory]
    [InlineData("settingsUri", "DUR204")]
    [InlineData("settingsFile", "DUR204")]
    [InlineData("chart", "DUR205")]
    public Task Object_that_is_printed_is_named_as_its_variable(string printed, string rule) => Verify.AnalyzerAsync($$"""
        class Screen
        {
            void Show(Uri settingsUri, object settingsFile, object chart, string text) => {|{{rule}}:File.WriteAllText({{printed}}.ToString(), text)|};
        }
        """);

    [Theory]
    [InlineData("using var s = files[0].OpenWrite(); {|DUR101:s.Write(record)|};")]
    [InlineData("using var s = files[0].Open(FileMode.Append); {|DUR101:s.Write(record)|};")]
    [InlineData("files[0].MoveTo(\"orders.bak\");")]
    [InlineData("files[0].MoveTo(\"orders.bak\", true);")]
    public Task File_of_no_known_path_is_one(string use) => VerifyAsync($$"""
        /// <summary>Appends to the write-ahead log.</summary>
        void Append(FileInfo[] files, byte[] record)
        {
            {{use}}
        }
        """);

    [Theory]
    [InlineData("names[0]")]
    [InlineData("(string)targets[0]")]
    public Task Renamed_to_a_path_that_is_not_known(string target) => VerifyAsync($$"""
        [DllImport("libc")]
        static extern int rename(string from, string to);

        void Save(string text, string[] names, object[] targets)
        {
            File.WriteAllText("orders.tmp", text);
            {|DUR203:rename("orders.tmp", {{target}})|};
        }
        """);

    static Task VerifyAsync(string member, string config = "") => Verify.AnalyzerAsync($$"""
        interface IPaths
        {
            string TempOf(string path);
            string Segment(int first, int last, string path);
            string InFolder(string folder, string name);
            string OfKind(string folder, string kind, string name);
            string Numbered(int number);
        }

        class OrderStore
        {
            {{member}}
        }
        """, config);
}
