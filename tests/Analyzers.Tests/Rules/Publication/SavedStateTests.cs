using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>DUR204: no name says what the file is, but the code around loads it again, takes it for saved, or has read it.</summary>
public sealed class SavedStateTests
{
    [Theory]
    [InlineData("SaveObject", "LoadObject", true)]
    [InlineData("SaveToFile", "LoadFromFile", true)]
    [InlineData("SerializeToFile", "DeserializeFromFile", true)]
    [InlineData("SaveAsync", "Load", true)]
    [InlineData("SaveToFile", "Load", true)]
    [InlineData("SaveText", "OpenText", true)]
    [InlineData("SaveText", "Open", false)]
    [InlineData("SaveAsFile", "Load", false)]
    [InlineData("StoreObject", "RestoreObject", true)]
    [InlineData("SaveObject", "LoadImage", false)]
    [InlineData("SaveObject", "DeleteObject", false)]
    [InlineData("SaveObject", "RestoreImage", false)]
    [InlineData("StoreObject", "OpenObject", false)]
    [InlineData("WriteText", "ReadText", false)]
    public Task Helper_beside_one_that_loads(string saves, string loads, bool isLoaded) => Verify.AnalyzerAsync($$"""
        static class Json
        {
            public static void {{saves}}(object value, string path) => {|{{(isLoaded ? "DUR204" : "DUR205")}}:File.WriteAllText(path, value.ToString())|};

            public static string {{loads}}(string path) => File.Exists(path) ? File.ReadAllText(path) : "";
        }
        """);

    [Theory]
    [InlineData("string Load(int number) => \"\";", "DUR205")]
    [InlineData("string Load => \"\";", "DUR205")]
    [InlineData("string Load(int number, string path) => path;", "DUR204")]
    public Task Helper_loads_from_what_it_is_given(string loads, string id) => Verify.AnalyzerAsync($$"""
        static class Json
        {
            public static void Save(object value, string path) => {|{{id}}:File.WriteAllText(path, value.ToString())|};

            public static {{loads}}
        }
        """);

    [Theory]
    [InlineData("IsModified = false;", "DUR204")]
    [InlineData("_dirty = false;", "DUR204")]
    [InlineData("song.Saved = true;", "DUR204")]
    [InlineData("song.HasChanges = false;", "DUR204")]
    [InlineData("IsModified = true;", "DUR205")]
    [InlineData("song.Saved = false;", "DUR205")]
    [InlineData("song.HasChanges |= false;", "DUR205")]
    [InlineData("var saved = true; Console.WriteLine(saved);", "DUR205")]
    [InlineData("song.Shown = true;", "DUR205")]
    public Task Flag_says_that_it_is_saved(string mark, string id) => Verify.AnalyzerAsync($$"""
        class Song { public bool Saved, HasChanges, Shown; }

        class Editor
        {
            bool IsModified { get; set; }
            bool _dirty;

            void Write(Song song, string file, string text)
            {
                {|{{id}}:File.WriteAllText(file, text)|};
                {{mark}}
            }
        }
        """);

    [Fact]
    public Task Flag_before_the_write_is_of_another_time() => Verify.AnalyzerAsync("""
        class Editor
        {
            bool _dirty;

            void Write(string file, string text)
            {
                _dirty = false;
                {|DUR205:File.WriteAllText(file, text)|};
                Console.WriteLine(_dirty);
            }
        }
        """);

    [Theory]
    [InlineData("order.UniqueId", "DUR204")]
    [InlineData("order.Guid", "DUR204")]
    [InlineData("order.CreatedTicks.ToString()", "")]
    [InlineData("Guid.NewGuid().ToString()", "")]
    public Task File_that_is_named_for_its_object_is_written_again(string name, string id)
    {
        var write = $"File.WriteAllText(Path.Combine(folder, \"queue\", {name} + \".json\"), text)";
        return Verify.AnalyzerAsync($$"""
            class Order { public string UniqueId { get; set; } = ""; public string Guid = ""; public long CreatedTicks; }

            class Orders
            {
                void Save(string folder, Order order, string text) => {{(id.Length == 0 ? write : $"{{|{id}:{write}|}}")}};
            }
            """);
    }

    [Theory]
    [InlineData("Shop.Raft", "log.new", true)]
    [InlineData("Shop.Web", "log.new", false)]
    [InlineData("Shop.Raft", "other.new", false)]
    public Task Log_of_a_database_is_rewritten_beside_itself(string space, string name, bool isData)
    {
        var move = "File.Move(log + \".new\", log, true)";
        return Verify.AnalyzerAsync($$"""
            namespace {{space}}
            {
                class Log(string log, string other)
                {
                    void Compact(byte[] records)
                    {
                        File.WriteAllBytes({{name.Replace(".new", "")}} + ".new", records);
                        {{(isData ? $"{{|DUR203:{move}|}}" : move)}};
                    }
                }
            }
            """);
    }

    [Theory]
    [InlineData("class Images", "{|DUR203:File.Move(path + \".tmp\", path, true)|}")]
    [InlineData("class ImageCacheManager", "File.Move(path + \".tmp\", path, true)")]
    public Task Atomic_write_of_a_cache_can_be_lost(string type, string move) => Verify.AnalyzerAsync($$"""
        {{type}}
        {
            void SaveAtomic(string path, byte[] image)
            {
                File.WriteAllBytes(path + ".tmp", image);
                {{move}};
            }
        }
        """);

    [Theory]
    [InlineData("Shop.FileStore", "DUR204")]
    [InlineData("ShopCache.FileStore", "DUR205")]
    public Task Store_of_a_cache_says_nothing(string space, string id) => Verify.AnalyzerAsync($$"""
        namespace {{space}}
        {
            class Barrel
            {
                void Add(string path, string text) => {|{{id}}:File.WriteAllText(path, text)|};
            }
        }
        """);

    [Theory]
    [InlineData("await client.DownloadToStreamAsync(memory);", "")]
    [InlineData("await client.EncodeAsync(memory);", "DUR204")]
    [InlineData("await client.DownloadToStreamAsync(other);", "DUR204")]
    public Task Download_by_way_of_a_stream_in_memory_can_be_had_again(string fill, string id)
    {
        var open = "File.Create(\"settings.json\")";
        return Verify.AnalyzerAsync($$"""
            interface IClient { Task DownloadToStreamAsync(Stream to); Task EncodeAsync(Stream to); }

            class Catalog
            {
                async Task Update(IClient client, MemoryStream memory, MemoryStream other)
                {
                    {{fill}}
                    memory.Position = 0;
                    using var file = {{(id.Length == 0 ? open : $"{{|{id}:{open}|}}")}};
                    memory.CopyTo(file);
                }
            }
            """);
    }

    [Fact]
    public Task Temporary_half_that_is_copied_is_no_problem_of_its_own() => Verify.AnalyzerAsync("""
        class Level
        {
            bool _changed;

            void Save(string path, byte[] blocks)
            {
                using (var file = File.Create(path + ".half"))
                    file.Write(blocks);
                {|DUR204:File.Copy(path + ".half", path, true)|};
                _changed = false;
            }
        }
        """);

    [Fact]
    public Task Two_files_that_are_written_through_one_helper_are_two_problems() => Verify.AnalyzerAsync("""
        class LogEntry(byte[] bytes)
        {
            public void Encode(Stream to) => to.Write(bytes);
        }

        class Journal(string path)
        {
            readonly FileStream _file = new(path, FileMode.Append);

            public void Append(LogEntry entry)
            {
                entry.Encode(_file);
                {|DUR102:_file.Flush()|};
            }

            public void Compact(LogEntry entry)
            {
                using (var file = new FileStream(path + ".new", FileMode.Create))
                    entry.Encode(file);
                {|DUR203:File.Move(path + ".new", path, true)|};
            }
        }
        """);

    [Fact]
    public Task Document_of_a_file_named_for_a_log_is_none_where_it_is_changed() => Verify.AnalyzerAsync("""
        using System.Xml.Linq;

        class Elements(string logPath)
        {
            void Set(string value)
            {
                var data = XDocument.Load(logPath);
                data.Root!.SetValue(value);
                {|DUR204:data.Save(logPath)|};
            }
        }
        """);

    [Theory]
    [InlineData("Export", "Import", true)]
    [InlineData("ExportToXml", "ImportFromXml", true)]
    [InlineData("ExportXml", "ImportJson", false)]
    [InlineData("ExportKey", "ImportKey", false)]
    [InlineData("Export", "Read", false)]
    public Task Helper_that_exports_beside_one_that_imports_saves(string saves, string twin, bool isSaved) => Verify.AnalyzerAsync($$"""
        using System.Xml;

        static class Xml
        {
            public static void {{saves}}(object value, string path)
            {
                var writer = new XmlTextWriter(path, Encoding.UTF8);
                writer.WriteString(value.ToString());
                writer.Close();
            }

            public static string {{twin}}(string path) => File.Exists(path) ? File.ReadAllText(path) : "";
        }

        class Settings
        {
            void Put() => {{(isSaved ? "{|DUR204:" : "")}}Xml.{{saves}}(this, Path.Combine(AppContext.BaseDirectory, "settings.xml")){{(isSaved ? "|}" : "")}};
        }
        """);

    [Theory]
    [InlineData("FileName", "class", true)]
    [InlineData("DataPath", "readonly struct", true)]
    [InlineData("UFile", "record struct", true)]
    [InlineData("Title", "class", false)]
    public Task Path_of_a_type_of_the_program_s_own(string name, string kind, bool isPath) => Verify.AnalyzerAsync($$"""
        {{kind}} {{name}}
        {
            public {{name}}(string text) => Text = text;
            public string Text { get; }
            public static implicit operator string({{name}} path) => path.Text;
        }

        class Things(string text)
        {
            public static Things Load({{name}} from) => new(File.ReadAllText(from));
            public void Save({{name}} from) => {{(isPath ? "{|DUR204:" : "")}}File.WriteAllText(from, text){{(isPath ? "|}" : "")}};
        }
        """);
}
