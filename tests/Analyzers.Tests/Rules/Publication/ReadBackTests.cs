using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>A file that its own type reads is state, whatever it is called; the caller's file is the caller's.</summary>
public sealed class ReadBackTests
{
    [Fact]
    public Task File_of_a_field_that_the_type_reads_is_state() => Verify.AnalyzerAsync(
        """
        class Bans(string file)
        {
            public string Load() => File.ReadAllText(file);

            public void Write(string text) => {|DUR204:File.WriteAllText(file, text)|};
        }
        """);

    [Fact]
    public Task File_of_a_constant_name_that_the_type_reads_through_a_local_is_state() => Verify.AnalyzerAsync(
        """
        class Bans(string folder)
        {
            public string Load()
            {
                var file = Path.Combine(folder, "bans.json");
                using var reader = new StreamReader(file);
                return reader.ReadToEnd();
            }

            public void Write(string text) => {|DUR204:File.WriteAllText(Path.Combine(folder, "bans.json"), text)|};
        }
        """);

    [Fact]
    public Task File_that_a_member_names_and_another_reads_is_state() => Verify.AnalyzerAsync(
        """
        class Bans
        {
            static string Where() => Path.Combine(AppContext.BaseDirectory, "bans");

            public Stream Load() => new FileStream(Where(), FileMode.Open);

            public void Write(string text) => {|DUR204:File.WriteAllText(Where(), text)|};
        }
        """);

    [Theory]
    [InlineData("bool NeedsUpdate() =>", "==")]
    [InlineData("async Task<bool> NeedsUpdateAsync() => await", "== await")]
    [InlineData("async ValueTask<bool> HasVersion() => await", "== await")]
    [InlineData("bool IsCurrent() =>", "==")]
    [InlineData("bool ShouldWrite() =>", "==")]
    public Task File_that_is_read_to_see_whether_all_is_up_to_date_is_no_state(string reader, string equals) => Verify.AnalyzerAsync(
        $$"""
        class Themes(string file)
        {
            static string Current => "1.0";

            {{(reader.Contains("async") ? reader.Replace(" => await", "") : reader.Replace(" =>", ""))}} => Current {{equals}} File.ReadAllText{{(reader.Contains("async") ? "Async" : "")}}(file);

            public void Write() => {|DUR205:File.WriteAllText(file, Current)|};
        }
        """);

    [Fact]
    public Task File_that_nobody_reads_has_no_evidence() => Verify.AnalyzerAsync(
        """
        class Bans(string file)
        {
            public bool Exists() => File.Exists(file);

            public void Write(string text) => {|DUR205:File.WriteAllText(file, text)|};
        }
        """);

    [Fact]
    public Task File_of_the_caller_has_no_evidence() => Verify.AnalyzerAsync(
        """
        static class Text
        {
            public static string Read(string file) => File.ReadAllText(file);

            public static void Write(string file, string text) => {|DUR205:File.WriteAllText(file, text)|};
        }
        """);

    [Fact]
    public Task Another_file_of_the_type_says_nothing() => Verify.AnalyzerAsync(
        """
        class Bans(string file, string template)
        {
            public string Load() => File.ReadAllText(template);

            public void Write(string text) => {|DUR205:File.WriteAllText(file, text)|};
        }
        """);

    [Fact]
    public Task Cache_that_is_read_stays_a_cache() => Verify.AnalyzerAsync(
        """
        class Bans(string cacheFile)
        {
            public string Load() => File.ReadAllText(cacheFile);

            public void Write(string text) => File.WriteAllText(cacheFile, text);
        }
        """);

    [Theory]
    [InlineData("class Bans(string file)", "")]
    [InlineData("class Bans", "readonly string file; public Bans(string path) => file = path;")]
    [InlineData("class Bans", "string file { get; } public Bans(string path) { this.file = path; }")]
    [InlineData("class Bans(string path)", "readonly string file = path;")]
    [InlineData("class Bans(string path)", "string file { get; } = path;")]
    public Task File_that_a_factory_reads_and_hands_to_the_object_is_state(string type, string kept) => Verify.AnalyzerAsync(
        $$"""
        {{type}}
        {
            {{kept}}

            public static Bans Open(string folder)
            {
                string name = Path.Combine(folder, "bans.json");
                var text = File.ReadAllText(name);
                return text.Length == 0 ? throw new InvalidDataException() : new(name);
            }

            public void Write(string text) => {|DUR204:File.WriteAllText(file, text)|};
        }
        """);

    /// <summary>The parameter is kept in another member than the one that is written.</summary>
    [Theory]
    [InlineData("readonly string other, file; public Bans(string path, string to) { other = path; file = to; }")]
    [InlineData("readonly string other = path; readonly string file = to;")]
    [InlineData("string other { get; } = path; string file { get; } = to;")]
    public Task Factory_that_hands_what_it_reads_to_another_member_says_nothing(string kept) => Verify.AnalyzerAsync(
        $$"""
        class Bans{{(kept.Contains("public Bans") ? "" : "(string path, string to)")}}
        {
            {{kept}}

            public static Bans Open(string folder, string to)
            {
                string name = Path.Combine(folder, "bans.json");
                var text = File.ReadAllText(name);
                return text.Length == 0 ? throw new InvalidDataException() : new(name, to);
            }

            public void Write(string text) => {|DUR205:File.WriteAllText(file, text)|};
        }
        """);

    [Fact]
    public Task File_that_is_named_by_an_extension_behind_a_field_is_state() => Verify.AnalyzerAsync(
        """
        class Bans(string file)
        {
            public string Load() => File.ReadAllText(file + ".json");

            public void Write(string text) => {|DUR204:File.WriteAllText(file + ".json", text)|};
        }
        """);

    [Fact]
    public Task Factory_that_reads_another_file_says_nothing() => Verify.AnalyzerAsync(
        """
        class Bans(string file, string text)
        {
            public static Bans Open(string folder, string template)
            {
                string name = Path.Combine(folder, "bans.json");
                return new Bans(name, File.ReadAllText(template));
            }

            public void Write() => {|DUR205:File.WriteAllText(file, text)|};
        }
        """);

    [Fact]
    public Task Type_that_stands_for_any_file_hands_on_what_it_reads() => Verify.AnalyzerAsync(
        """
        class FilePath(string path)
        {
            public string FullPath { get; } = path;

            public string ReadAllText() => File.ReadAllText(FullPath);

            public void WriteAllText(string text) => {|DUR205:File.WriteAllText(FullPath, text)|};
        }

        class SecretsManager
        {
            static FilePath Secrets => new("user.data");

            public void Save(string text) => {|DUR204:Secrets.WriteAllText(text)|};
        }
        """);

    [Theory]
    [InlineData("static string FiltersFile => Path.Combine(Environment.CurrentDirectory, \"filters.dat\");", "LoadFrom(FiltersFile)")]
    [InlineData("static readonly string FiltersFile = Path.Combine(Environment.CurrentDirectory, \"filters.dat\");", "LoadFrom(FiltersFile)")]
    [InlineData("static string FiltersFile => Path.Combine(Environment.CurrentDirectory, \"filters.dat\");", "LoadFrom(\"other.dat\")", false)]
    public Task Loader_is_handed_the_file(string file, string load, bool isRead = true) => Verify.AnalyzerAsync($$"""
        static class Filters
        {
            {{file}}
            static string Present => {{load}};
            static string LoadFrom(string path) => File.Exists(path) ? File.ReadAllText(path) : "";
            static void Put(string text) => {{(isRead ? "{|DUR204:File.WriteAllText(FiltersFile, text)|}" : "{|DUR205:File.WriteAllText(FiltersFile, text)|}")}};
        }
        """);

    [Theory]
    [InlineData("LoadMods", true)]
    [InlineData("ShowMods", false)]
    public Task File_named_for_a_log_is_state_where_one_of_its_readers_goes_on_from_it(string second, bool isState) => Verify.AnalyzerAsync($$"""
        class InstallLog(string logPath)
        {
            readonly List<string> _mods = [];

            public int GetCount() => File.ReadAllLines(logPath).Length;

            public void {{second}}() => _mods.AddRange(File.ReadAllLines(logPath));

            public void Put() => {{(isState ? "{|DUR204:" : "")}}File.WriteAllLines(logPath, _mods){{(isState ? "|}" : "")}};
        }
        """);

    [Theory]
    [InlineData("Deserialize")]
    [InlineData("Load")]
    public Task Reader_of_the_programs_own_that_is_given_the_path(string reads) => Verify.AnalyzerAsync($$"""
        interface IFormat
        {
            string {{reads}}(string path);
        }

        class Things(IFormat format)
        {
            string File { get; } = "a.things";

            public string Content() => format.{{reads}}(File);

            public void Put(string text) => {|DUR204:System.IO.File.WriteAllText(File, text)|};
        }
        """);

    [Theory]
    [InlineData("_text = File.ReadAllText(file); _current = file;", "DUR204")]
    [InlineData("_text = File.ReadAllText(file); this._current = file;", "DUR204")]
    [InlineData("Read(file); _current = file;", "DUR204")]
    [InlineData("_text = File.ReadAllText(other); _current = file;", "DUR205")]
    [InlineData("_text = File.ReadAllText(file); _other = file;", "DUR205")]
    [InlineData("_text = File.ReadAllText(file); _current += file;", "DUR205")]
    public Task File_that_was_opened_is_the_one_that_is_written(string open, string rule) => Verify.AnalyzerAsync($$"""
        class Editor
        {
            string _current = "", _other = "", _text = "";

            void Show(string file, string other) { {{open}} }

            void Read(string file) => _text = File.ReadAllText(file);

            void Put() { {|{{rule}}:File.WriteAllText(_current, _text + _other)|}; }
        }
        """);
}
