using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>What is saved is state where the same type loads it again, however it finds the file.</summary>
public sealed class LoadedAgainTests
{
    [Theory]
    [InlineData("ParseFile", "DUR204")]
    [InlineData("LoadFile", "DUR204")]
    [InlineData("ReadFromFileAsync", "DUR204")]
    [InlineData("DeserializeFromFile", "DUR204")]
    [InlineData("FromFile", "DUR204")]
    [InlineData("Watch", "DUR205")]
    [InlineData("Exists", "DUR205")]
    public Task Reader_of_somebody_else(string reader, string rule) => Verify.AnalyzerAsync($$"""
        class Things(string where, IParser parser)
        {
            public object Show() => parser.{{reader}}(where);

            public void Put(string text) => {|{{rule}}:File.WriteAllText(where, text)|};
        }

        interface IParser
        {
            object {{reader}}(string file);
        }
        """);

    [Theory]
    [InlineData("PathOf(name)", "PathOf(name)", "DUR204")]
    [InlineData("PathOf(name)", "PathOf(other)", "DUR205")]
    [InlineData("PathOf(name)", "OtherPathOf(name)", "DUR205")]
    [InlineData("PathOf(\"a\")", "PathOf(\"a\")", "DUR205")]
    [InlineData("PathOf(given)", "PathOf(given)", "DUR205")]
    public Task Place_that_a_helper_makes_of_what_the_object_has(string read, string written, string rule) => Verify.AnalyzerAsync($$"""
        class Things(string folder)
        {
            public string Show(string given)
            {
                var file = {{read}};
                return File.ReadAllText(file);
            }

            public void Put(string text, string given)
            {
                var file = {{written}};
                {|{{rule}}:File.WriteAllText(file, text)|};
            }

            string PathOf(string of)
            {
                if (folder == null)
                    return of;
                return Path.Combine(folder, of);
            }

            string OtherPathOf(string of)
            {
                if (folder == null)
                    return of;
                return Path.Combine(folder, of + "2");
            }

            readonly string name = "", other = "";
        }
        """);

    [Fact]
    public Task Member_that_reads_what_it_writes_is_no_reader_of_it() => Verify.AnalyzerAsync("""
        class Things(string name)
        {
            public string Put(string text)
            {
                var file = PathOf(name);
                {|DUR205:File.WriteAllText(file, text)|};
                return File.ReadAllText(file);
            }

            string PathOf(string of)
            {
                if (of == null)
                    return "none";
                return Path.Combine("files", of);
            }
        }
        """);

    [Theory]
    [InlineData("GetSettingsPath", "DUR204")]
    [InlineData("ProfileFile", "DUR204")]
    [InlineData("GetPath", "DUR205")]
    public Task Helper_that_finds_the_path_is_named_for_the_file(string helper, string rule) => Verify.AnalyzerAsync($$"""
        class Things(string folder)
        {
            public void Put(string text)
            {
                var file = {{helper}}("a");
                {|{{rule}}:File.WriteAllText(file, text)|};
            }

            public void PutAtOnce(string text) => {|{{rule}}:File.WriteAllText(this.{{helper}}("a"), text)|};

            string {{helper}}(string name)
            {
                if (folder == null)
                    return name;
                return Path.Combine(folder, name);
            }
        }
        """);

    [Theory]
    [InlineData("GetCachePath")]
    [InlineData("DownloadedFile")]
    public Task Helper_that_finds_what_can_be_lost(string helper) => Verify.AnalyzerAsync($$"""
        class Things(string folder)
        {
            public void Put(string text)
            {
                var file = {{helper}}("a");
                File.WriteAllText(file, text);
            }

            string {{helper}}(string name)
            {
                if (folder == null)
                    return name;
                return Path.Combine(folder, name);
            }
        }
        """);

    [Theory]
    [InlineData("Directory.GetFiles(_folder, \"*.xml\")", "Path.Combine(_folder, id + \".xml\")", "DUR204")]
    [InlineData("Directory.EnumerateFiles(this._folder, \"*.xml\", SearchOption.TopDirectoryOnly)", "Path.Combine(_folder, $\"{id}.xml\")", "DUR204")]
    [InlineData("Directory.GetFiles(_folder, \"*.xml\")", "PathOf(id)", "DUR204")]
    [InlineData("Directory.GetFiles(_folder, \"*.xml\")", "Path.Combine(_folder, id + \".json\")", "DUR205")]
    [InlineData("Directory.GetFiles(_other, \"*.xml\")", "Path.Combine(_folder, id + \".xml\")", "DUR205")]
    [InlineData("Directory.GetFiles(_folder, \"*\")", "Path.Combine(_folder, id + \".xml\")", "DUR205")]
    [InlineData("Directory.GetFiles(_folder, \"a*.xml\")", "Path.Combine(_folder, id + \".xml\")", "DUR205")]
    [InlineData("Directory.GetDirectories(_folder, \"*.xml\")", "Path.Combine(_folder, id + \".xml\")", "DUR205")]
    public Task Folder_whose_files_are_all_read(string listed, string written, string rule) => Verify.AnalyzerAsync($$"""
        class Things
        {
            readonly string _folder = "", _other = "";

            public void ReadAll(System.Collections.Generic.List<string> all)
            {
                foreach (var file in {{listed}})
                    all.Add(File.ReadAllText(file));
            }

            public void Put(string id, string text) => {|{{rule}}:File.WriteAllText({{written}}, text)|};

            string PathOf(string id) => Path.Combine(_folder, id + ".xml");
        }
        """);

    [Fact]
    public Task Folder_whose_files_are_only_listed_is_not_read() => Verify.AnalyzerAsync("""
        class Things
        {
            readonly string _folder = "";

            public int CountAll() => Directory.GetFiles(_folder, "*.xml").Length;

            public string Show(string other) => File.ReadAllText(other);

            public void Put(string id, string text) => {|DUR205:File.WriteAllText(Path.Combine(_folder, id + ".xml"), text)|};
        }
        """);

    [Theory]
    [InlineData("string name", "Path.Combine(Folder(), name)", "string name", "DUR204")]
    [InlineData("Uri place", "place.LocalPath", "Uri place", "DUR204")]
    [InlineData("string name", "Find(name).FullName", "string name", "DUR204")]
    [InlineData("string name", "Path.Combine(Folder(), name)", "int number", "DUR205")]
    [InlineData("string text2", "Path.Combine(Folder(), \"x\")", "string name", "DUR205")]
    public Task Path_that_is_put_together_from_what_the_saver_is_given(string given, string path, string loaded, string rule) => Verify.AnalyzerAsync($$"""
        abstract class Files
        {
            public void SaveThing(byte[] thing, {{given}})
            {
                var path = {{path}};
                {|{{rule}}:File.WriteAllBytes(path, thing)|};
            }

            public abstract byte[] LoadThing({{loaded}});

            protected abstract string Folder();

            protected abstract FileInfo Find(string name);
        }
        """);

    [Theory]
    [InlineData("public void Write(string path)", "public static Thing Read(string path)", "DUR204")]
    [InlineData("public static void Write(string path)", "public static Thing Read(string path)", "DUR205")]
    [InlineData("public void Write(string path)", "public Thing Read(string path)", "DUR205")]
    [InlineData("public void Write(string path)", "public static string Read(string path)", "DUR205")]
    [InlineData("public void Write(string path)", "public static Thing ReadOther(string path)", "DUR205")]
    [InlineData("public void Put(string path)", "public static Thing Read(string path)", "DUR205")]
    public Task Object_that_reads_itself(string write, string read, string rule) => Verify.AnalyzerAsync($$"""
        class Thing
        {
            {{write}} => {|{{rule}}:File.WriteAllText(path, Environment.MachineName)|};

            {{read}} => throw new NotSupportedException();
        }
        """);

    [Theory]
    [InlineData("path + \".journal\"", "file.Flush(true);", true)]
    [InlineData("path + \".bak\"", "file.Flush(true);", true)]
    [InlineData("path + \".copy\"", "file.Flush(true);", false)]
    [InlineData("path + \".journal\"", "", false)]
    [InlineData("path + \".journal\"", "File.Delete(path + \".journal\"); file.Flush(true);", false)]
    public Task Journal_that_is_copied_back_can_be_copied_again(string source, string sync, bool isSilent) => Verify.AnalyzerAsync($$"""
        class Recovery
        {
            void Run(string path)
            {
                {{(isSilent ? $"File.Copy({source}, path, true)" : $"{{|DUR204:File.Copy({source}, path, true)|}}")}};
                using var file = new FileStream(path, FileMode.Open);
                {{sync}}
            }
        }
        """);

    /// <summary>The helper is told once, and its caller not for the same write under another name.</summary>
    [Fact]
    public Task Helper_that_overwrites_a_state_is_told_once() => Verify.AnalyzerAsync("""
        static class Saver
        {
            public static void Save<T>(T thing, string name)
            {
                var path = Path.Combine(Folder(), name);
                using var writer = {|DUR204:new StreamWriter(path)|};
                writer.Write(thing);
            }

            public static string Load(string name) => throw new NotSupportedException();

            static string Folder() => Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);
        }

        class Settings
        {
            public void Put() => Saver.Save(this, "settings.json");
        }
        """);

    [Theory]
    [InlineData("LoadFile", "DUR204")]
    [InlineData("ReadFromFile", "DUR204")]
    [InlineData("ReadAllText", "DUR205")]
    public Task Member_of_the_type_that_reads_the_file(string reader, string rule) => Verify.AnalyzerAsync($$"""
        class Things(string where)
        {
            public string {{reader}}() => File.ReadAllText(where);

            public void Put(string text) => {|{{rule}}:File.WriteAllText(where, text)|};
        }
        """);
}
