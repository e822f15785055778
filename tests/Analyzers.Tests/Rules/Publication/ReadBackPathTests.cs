using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>Which of several files a type reads back, and which members read without going on from it.</summary>
public sealed class ReadBackPathTests
{
    [Theory]
    [InlineData("readonly string _help, _file; public Bans(string folder) { _help = \"help.txt\"; _file = Path.Combine(folder, \"bans.json\"); } string Load() => File.ReadAllText(_file) + _help;")]
    [InlineData("string _file; public void Use(string other) { _file = other; } public Bans(string folder) { _file = Path.Combine(folder, \"bans.json\"); } string Load() => File.ReadAllText(_file);")]
    [InlineData("readonly string _help = \"help.txt\"; readonly string _file = \"bans.json\"; string Load() => File.ReadAllText(_file) + _help;")]
    [InlineData("static string Help() => \"help.txt\"; static string Where() => \"bans.json\"; string Load() => File.ReadAllText(Where()) + Help();")]
    [InlineData("string Load(string folder) { var help = \"help.txt\"; var file = Path.Combine(folder, \"bans.json\"); using var reader = new StreamReader(file); return reader.ReadToEnd() + help; }")]
    public Task File_is_found_among_others(string members) => Verify.AnalyzerAsync($$"""
        class Bans
        {
            {{members}}

            void Write(string folder, string text) => {|DUR204:File.WriteAllText(Path.Combine(folder, "bans.json"), text)|};
        }
        """);

    [Fact]
    public Task Property_that_is_called_as_what_makes_it() => Verify.AnalyzerAsync("""
        class Bans
        {
            string Path { get; }

            public Bans(string folder) => Path = System.IO.Path.Combine(folder, "bans.json");

            string Load() => File.ReadAllText(Path);

            void Write(string text) => {|DUR204:File.WriteAllText(Path, text)|};

            void Explain(string text) => {|DUR205:File.WriteAllText("explained", text)|};
        }
        """);

    [Theory]
    [InlineData("string[] Issues() => File.ReadAllLines(file);")]
    [InlineData("bool TryLoad(out string text) { text = File.ReadAllText(file); return true; }")]
    public Task Reader_whose_name_only_sounds_like_a_question(string reader) => Verify.AnalyzerAsync($$"""
        class Bans(string file)
        {
            {{reader}}

            void Write(string text) => {|DUR204:File.WriteAllText(file, text)|};
        }
        """);

    [Fact]
    public Task Records_that_the_object_begins_with_are_missed() => Verify.AnalyzerAsync("""
        class Player
        {
            int _wins;

            public Player(string folder)
            {
                if (File.Exists(Path.Combine(folder, "stats.txt")))
                    _wins = int.Parse(File.ReadAllText(Path.Combine(folder, "stats.txt")));
            }

            void Keep(string folder) => {|DUR204:File.WriteAllText(Path.Combine(folder, "stats.txt"), _wins.ToString())|};
        }
        """);

    [Fact]
    public Task Helper_that_compares_what_it_writes_does_not_read_it_back() => Verify.AnalyzerAsync("""
        static class Filters
        {
            static string FiltersFile => Path.Combine(Environment.CurrentDirectory, "filters.dat");

            static void Start() => Ensure(FiltersFile, "none");

            static void Ensure(string path, string text)
            {
                if (File.ReadAllText(path) != text)
                    {|DUR205:File.WriteAllText(path, text)|};
            }

            static void Put(string text) => {|DUR205:File.WriteAllText(FiltersFile, text)|};
        }
        """);

    [Fact]
    public Task Loader_that_is_handed_no_file_reads_its_own() => Verify.AnalyzerAsync("""
        static class Filters
        {
            static string FiltersFile => Path.Combine(Environment.CurrentDirectory, "filters.dat");

            static string Present => LoadFrom("here");

            static string LoadFrom(string folder, string path = "other.dat") => File.ReadAllText(path) + folder;

            static void Put(string text) => {|DUR205:File.WriteAllText(FiltersFile, text)|};
        }
        """);

    [Fact]
    public Task Factory_that_makes_other_objects_too() => Verify.AnalyzerAsync("""
        class Bans(string file)
        {
            public static Bans Open(string folder)
            {
                string name = Path.Combine(folder, "bans.json");
                List<string> lines = new();
                lines.Add(File.ReadAllText(name));
                return new(name);
            }

            void Write(string text) => {|DUR204:File.WriteAllText(file, text)|};
        }
        """);

    [Theory]
    [InlineData("Console.WriteLine(File.ReadAllText(other)); return new(name);")]
    [InlineData("using var reader = new StreamReader(name); reader.ReadToEnd(); return new Bans(other);")]
    public Task Factory_that_reads_another_file_than_it_hands_on(string body) => Verify.AnalyzerAsync($$"""
        class Bans(string file)
        {
            public static Bans Open(string folder, string other)
            {
                string name = Path.Combine(folder, "bans.json");
                {{body}}
            }

            public static string Help(string folder)
            {
                string name = Path.Combine(folder, "help.txt");
                return File.ReadAllText(name);
            }

            void Write(string text) => {|DUR205:File.WriteAllText(file, text)|};
        }
        """);

    [Fact]
    public Task Object_that_is_open_is_no_file_that_is_opened() => Verify.AnalyzerAsync("""
        class Bans(string file)
        {
            object Watch() => new Door(file, DoorState.Open);

            void Write(string text) => {|DUR205:File.WriteAllText(file, text)|};
        }
        enum DoorState { Open }
        class Door(string name, DoorState state) { public string Name => name + state; }
        """);

    [Fact]
    public Task Member_of_an_inner_class_is_not_the_parameter_of_the_same_name() => Verify.AnalyzerAsync("""
        class Bans
        {
            class Row { string name = "bans.json"; public string Name => name; }

            string Load(string name) => File.ReadAllText(name);

            void Write(string text) => {|DUR205:File.WriteAllText("bans.json", text)|};
        }
        """);

    [Fact]
    public Task Stream_that_is_still_being_typed() => Verify.AnalyzerAsync(
        """
        class Bans(string file)
        {
            object Watch() => new FileStream(file);

            void Write(string text) => {|DUR205:File.WriteAllText(file, text)|};
        }
        """,
        compiles: false);

    [Fact]
    public Task Field_that_is_read_when_the_object_is_made() => Verify.AnalyzerAsync("""
        class Bans
        {
            readonly string _text = File.ReadAllText("bans.json");

            void Write(string text) => {|DUR204:File.WriteAllText("bans.json", text + _text)|};
        }
        """);
}
