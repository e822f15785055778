using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>What a program makes up where a file is missing is made up again, however it is written; a key is not.</summary>
public sealed class FirstWriteElsewhereTests
{
    [Theory]
    [InlineData("if (!File.Exists(Settings)) { using (var w = new StreamWriter(Settings)) { w.WriteLine(\"# names\"); foreach (var n in DefaultNames) w.WriteLine(DefaultNames[0]); } }")]
    [InlineData("if (File.Exists(Settings)) return; var text = Embedded.Text; using (var w = new StreamWriter(Settings)) { w.WriteLine(text); }")]
    [InlineData("var text = Embedded.Text; if (!File.Exists(Settings)) File.AppendAllText(Settings, text);")]
    [InlineData("try { if (names.Length == 0 || File.Exists(Settings)) return; } catch (ArgumentException) { return; } File.WriteAllText(Settings, names[0]);")]
    [InlineData("try { if (File.Exists(Settings)) return; } finally { names = null; } File.WriteAllText(Settings, names[0]);")]
    public Task Defaults(string code) => Verify.AnalyzerAsync($$"""
        static class Embedded { public const int Length = 1; public static string Text => new string('x', Length); }
        class Names
        {
            static readonly string[] DefaultNames = { "first" };
            const string Settings = "app.settings";
            public void Load(string[] names) { {{code}} }
        }
        """);

    [Theory]
    [InlineData("if (File.Exists(Settings)) { using (var w = {|DUR204:new StreamWriter(Settings)|}) { foreach (var n in names) w.WriteLine(n); } }")]
    [InlineData("if (!File.Exists(Settings)) {|DUR101:File.AppendAllText(Settings, names[0])|};")]
    [InlineData("if (File.Exists(Settings)) {|DUR101:File.AppendAllText(Settings, names[0])|};")]
    [InlineData("try { if (File.Exists(Settings)) return; } catch (ArgumentException) { names = null; } {|DUR204:File.WriteAllText(Settings, names[0])|};")]
    [InlineData("try { if (!File.Exists(Settings)) return; } catch (ArgumentException) { return; } {|DUR204:File.WriteAllText(Settings, names[0])|};")]
    public Task What_is_there_or_is_no_default(string code) => Verify.AnalyzerAsync($$"""
        class Names
        {
            const string Settings = "app.settings";
            public void Load(string[] names) { {{code}} }
        }
        """);

    [Theory]
    [InlineData("if (!File.Exists(path)) { using (var w = new StreamWriter(path)) {|DUR101:w.WriteLine(key)|}; }")]
    [InlineData("if (!File.Exists(path)) {|DUR101:File.AppendAllText(path, key)|};")]
    public Task Key_that_is_made_once(string code) => Verify.AnalyzerAsync($$"""
        class Keys
        {
            public void Load(string key) { var path = Path.Combine("data", "user.key"); {{code}} }
        }
        """);

    [Theory]
    [InlineData("if (!LoadFrom(table)) { _sizes = new int[3]; SaveTo(table); }", false)]
    [InlineData("if (File.Exists(table) && LoadFrom(table)) { } else { _sizes = new int[3]; SaveTo(table); }", false)]
    [InlineData("if (_sizes.Length > 0 && LoadFrom(table)) { } else { _sizes = new int[3]; SaveTo(table); }", true)]
    [InlineData("if (LoadFrom(table)) { _sizes = new int[3]; SaveTo(table); }", true)]
    [InlineData("if (!LoadFrom(table)) { _sizes = new int[3]; } SaveTo(table);", true)]
    [InlineData("if (!LoadFrom(table)) SaveTo(table); SaveTo(table);", true)]
    public Task Table_that_was_loaded_in_vain(string code, bool fires) => Verify.AnalyzerAsync($$"""
        class Words
        {
            int[] _sizes = { };

            public void Open(string folder) { var table = Path.Combine(folder, "words.mem"); {{code}} }

            bool LoadFrom(string path)
            {
                try { using var reader = new BinaryReader(new FileStream(path, FileMode.Open)); _sizes = new int[reader.ReadInt32()]; return true; }
                catch (IOException) { return false; }
            }

            void SaveTo(string path)
            {
                using var writer = new BinaryWriter({{(fires ? "{|DUR204:new FileStream(path, FileMode.Create)|}" : "new FileStream(path, FileMode.Create)")}});
                writer.Write(_sizes.Length);
            }
        }
        """);

    [Theory]
    [InlineData("if (!File.Exists(_path)) new Names().SaveTo(_path);", false)]
    [InlineData("if (File.Exists(_path)) {|DUR204:new Names().SaveTo(_path)|};", true)]
    [InlineData("if (!File.Exists(_other)) {|DUR204:new Names().SaveTo(_path)|};", true)]
    public Task Another_type_saves_where_the_file_is_missing(string code, bool fires) => Verify.AnalyzerAsync($$"""
        class Names : List<string>
        {
            public void SaveTo(string path) => {|DUR205:File.WriteAllLines(path, this)|};
        }

        class Mailer
        {
            readonly string _path = {{(fires ? "\"settings.txt\"" : "\"settings.txt\"")}};
            readonly string _other = "other.txt";
            public void Open() { {{code}} }
            public string[] Read() => File.ReadAllLines(_path);
        }
        """);

    [Theory]
    [InlineData("if (!File.Exists(Settings) || new FileInfo(Settings).Length == 0) File.WriteAllText(Settings, names[0]);")]
    [InlineData("if (new FileInfo(Settings).Length == 0) File.WriteAllText(Settings, names[0]);")]
    [InlineData("var info = new FileInfo(Settings); if (!File.Exists(Settings) || names.Length == 0) {|DUR204:File.WriteAllText(Settings, names[0])|};")]
    [InlineData("if (new FileInfo(Settings).Length == 1) {|DUR204:File.WriteAllText(Settings, names[0])|};")]
    [InlineData("if (new FileInfo(Settings).Length == 0) names = null; {|DUR204:File.WriteAllText(Settings, names[0])|};")]
    public Task Empty_file_is_as_good_as_none(string code) => Verify.AnalyzerAsync($$"""
        class Names
        {
            const string Settings = "app.settings";
            public void Load(string[] names) { {{code}} }
        }
        """);
}
