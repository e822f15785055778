using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>What a program makes up where it finds nothing that it could lose.</summary>
public sealed class DefaultContentTests
{
    [Theory]
    [InlineData("lines.Length == 0")]
    [InlineData("lines == null")]
    [InlineData("lines is null")]
    [InlineData("lines == null || lines.Length == 0")]
    public Task Empty_content_is_made_up(string isEmpty) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            string[] Load(string path)
            {
                var lines = File.ReadAllLines(path);
                if ({{isEmpty}})
                {
                    lines = new[] { "language=en" };
                    File.WriteAllLines(path, lines);
                }
                return lines;
            }
        }
        """);

    [Theory]
    [InlineData("string.IsNullOrEmpty(config)")]
    [InlineData("string.IsNullOrWhiteSpace(config)")]
    [InlineData("string.IsNullOrEmpty(config) || config[0] == '#'")]
    public Task Missing_text_is_made_up(string isMissing) => Verify.AnalyzerAsync($$"""
        class App
        {
            async Task InitializeAsync(string folder, string config)
            {
                if ({{isMissing}})
                {
                    config = "{ }";
                    await File.WriteAllTextAsync(Path.Combine(folder, "app.config"), config);
                }
            }
        }
        """);

    [Theory]
    [InlineData("lines.Length > 0", "lines = new[] { text };")]
    [InlineData("lines.Length == 0", "")]
    [InlineData("text == null", "lines = new[] { text };")]
    [InlineData("lines.Length == 1", "lines = new[] { text };")]
    public Task Content_that_was_there_is_lost(string condition, string set) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Save(string path, string[] lines, string text)
            {
                if ({{condition}})
                {
                    {{set}}
                    {|DUR204:File.WriteAllLines(path, lines)|};
                }
            }
        }
        """);

    [Theory]
    [InlineData("File.ReadAllText(path)")]
    [InlineData("new StreamReader(path).ReadToEnd()")]
    [InlineData("new StreamReader(File.OpenRead(path)).ReadToEnd()")]
    public Task What_was_read_in_vain_is_made_anew(string read) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            string Load(string path)
            {
                try
                {
                    return {{read}};
                }
                catch (IOException e)
                {
                    Console.WriteLine(e);
                    File.WriteAllText(path, Make());
                    return "";
                }
            }
            string Make() => "";
        }
        """);

    [Fact]
    public Task Other_file_that_was_read_in_vain_says_nothing_of_this_one() => Verify.AnalyzerAsync("""
        class Settings
        {
            void Import(string path, string from, string text)
            {
                try
                {
                    text = File.ReadAllText(from);
                }
                catch (IOException)
                {
                    {|DUR204:File.WriteAllText(path, text)|};
                }
            }
        }
        """);

    [Fact]
    public Task Helper_that_is_called_only_where_the_file_is_missing() => Verify.AnalyzerAsync("""
        class Settings
        {
            void Start()
            {
                if (!File.Exists("settings.json"))
                    Begin();
            }
            void Again()
            {
                try { Console.WriteLine(File.ReadAllText("settings.json")); }
                catch (IOException) { Begin(); }
            }
            void Begin() => File.WriteAllText("settings.json", Make());
            string Make() => "";
        }
        """);

    [Theory]
    [InlineData("public", "")]
    [InlineData("private", "void Save() => Begin();")]
    [InlineData("private", "Action Later() { Action save = () => Begin(); return save; }")]
    public Task Helper_that_others_call_too_overwrites(string access, string other) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Start()
            {
                if (!File.Exists("settings.json"))
                    Begin();
            }
            {{other}}
            {{access}} void Begin() => {|DUR204:File.WriteAllText("settings.json", Make())|};
            string Make() => "";
        }
        """);

    [Theory]
    [InlineData("case true when !exists:")]
    [InlineData("case true when !File.Exists(path):")]
    public Task Case_for_where_the_file_is_missing(string label) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Mark(string path, bool wanted, string text)
            {
                var exists = File.Exists(path);
                switch (wanted)
                {
                    {{label}}
                        File.WriteAllText(path, text);
                        break;
                    case false when exists:
                        {|DUR204:File.WriteAllText(path, text)|};
                        break;
                }
            }
        }
        """);

    [Fact]
    public Task Object_of_the_file_that_is_missing() => Verify.AnalyzerAsync("""
        class Settings
        {
            void Save(FileInfo file, string text)
            {
                if (file.Exists)
                    {|DUR204:File.WriteAllText(file.FullName, text)|};
                else
                    File.WriteAllText(file.FullName, text);
            }
        }
        """);

    [Theory]
    [InlineData("string.Empty")]
    [InlineData("String.Empty")]
    public Task Empty_file_is_a_mark(string content) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Mark(string path) => File.WriteAllText(path, {{content}});
            void MarkBytes(string path) => File.WriteAllBytes(path, Array.Empty<byte>());
        }
        """);

    [Theory]
    [InlineData("response.CopyTo(file)")]
    [InlineData("remoteManifest.CopyTo(file)")]
    [InlineData("CopyWithProgress(downloadStream, file)")]
    public Task What_comes_over_the_network_can_be_had_again(string copy) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Fetch(string manifestPath, Stream response, Stream remoteManifest, Stream downloadStream)
            {
                using var file = new FileStream(manifestPath, FileMode.Create);
                {{copy}};
            }
            static void CopyWithProgress(Stream from, Stream to) => from.CopyTo(to);
        }
        """);

    [Theory]
    [InlineData("request.CopyTo(file)")]
    [InlineData("file.Write(response)")]
    public Task What_comes_from_here_cannot(string write) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Fetch(string manifestPath, Stream request, byte[] response)
            {
                using var file = {|DUR204:new FileStream(manifestPath, FileMode.Create)|};
                {{write}};
            }
        }
        """);

    [Fact]
    public Task Text_of_a_license_is_no_key_of_one() => Verify.AnalyzerAsync("""
        class Voices
        {
            void Put(string folder, string name, string text)
            {
                {|DUR205:File.WriteAllText(Path.Combine(folder, name + "_License.txt"), text)|};
                {|DUR204:File.WriteAllText(Path.Combine(folder, name + ".license"), text)|};
                {|DUR205:File.WriteAllText(Path.Combine(folder, "LICENSE"), text)|};
                {|DUR204:File.WriteAllText(Path.Combine(folder, "license"), text)|};
            }
        }
        """);

    [Theory]
    [InlineData("Properties.Resources.Table", false)]
    [InlineData("Resources.Table", false)]
    [InlineData("Resources.Table.ToArray()", true)]
    [InlineData("_bytes", true)]
    public Task Content_that_lies_in_the_program(string content, bool fires) => Verify.AnalyzerAsync($$"""
        namespace Shop.Properties { static class Resources { public static byte[] Table => new byte[9]; } }

        namespace Shop
        {
            using Shop.Properties;

            class Settings
            {
                byte[] _bytes = { 1 };
                void Put(string settingsPath) => {{(fires ? $"{{|DUR204:File.WriteAllBytes(settingsPath, {content})|}}" : $"File.WriteAllBytes(settingsPath, {content})")}};
            }
        }
        """);
}
