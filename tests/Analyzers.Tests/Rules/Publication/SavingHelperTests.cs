using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>A static helper saves under the path that it is given: its callers' names tell what is lost.</summary>
public sealed class SavingHelperTests
{
    [Fact]
    public Task Profile_that_a_static_helper_saves_is_overwritten_in_place() => Verify.AnalyzerAsync(
        """
        static class Json
        {
            public static void Save<T>(string file, T value)
            {
                using var stream = {|DUR205:File.Create(file)|};
                System.Text.Json.JsonSerializer.Serialize(stream, value);
            }
        }

        class PlayerProfile
        {
            public void Store(string profilePath) => {|DUR204:Json.Save(profilePath, this)|};
        }
        """);

    [Fact]
    public Task Preferences_that_an_extension_method_saves_are_overwritten_in_place() => Verify.AnalyzerAsync(
        """
        static class ObjectExtensions
        {
            public static void WriteJson(this object value, string file) => {|DUR205:File.WriteAllText(file, System.Text.Json.JsonSerializer.Serialize(value))|};
        }

        class Preferences
        {
            public void Save(string preferencesPath) => {|DUR204:this.WriteJson(preferencesPath)|};
        }
        """);

    [Theory]
    [InlineData("Action<Stream>", "_document.Save")]
    [InlineData("Action<Stream>", "s => _document.Save(s)")]
    [InlineData("Func<Stream, bool>", "s => { _document.Save(s); return true; }")]
    public Task File_that_a_helper_opens_for_a_delegate_is_its_caller_s(string type, string fill) => Verify.AnalyzerAsync(
        $$"""
        using System.Xml.Linq;

        static class Files
        {
            public static void Put(string path, {{type}} fill)
            {
                using var file = {|DUR205:File.Create(path)|};
                fill(file);
            }
        }

        class Settings(string settingsPath)
        {
            readonly XDocument _document = new();

            public void Apply() => {|DUR204:Files.Put(settingsPath, {{fill}})|};
        }
        """);

    [Theory]
    [InlineData("Serialize", "DUR204")]
    [InlineData("SaveXml", "DUR204")]
    [InlineData("WriteTo", "DUR204")]
    [InlineData("Save", "")]
    [InlineData("SaveAsync", "")]
    [InlineData("Render", "")]
    public Task Object_that_saves_others(string helper, string rule) => Verify.AnalyzerAsync($$"""
        class Serializer
        {
            public void {{helper}}(string file, object value)
            {
                using var writer = {{(helper == "Render" ? "" : "{|DUR205:")}}System.Xml.XmlWriter.Create(file){{(helper == "Render" ? "" : "|}")}};
                Fill(writer, value);
            }

            static void Fill(System.Xml.XmlWriter writer, object value) => writer.WriteElementString("value", value.ToString());
        }

        class PlayerProfile
        {
            public void Store(string profilePath) => {{(rule.Length > 0 ? $"{{|{rule}:" : "")}}new Serializer().{{helper}}(profilePath, this){{(rule.Length > 0 ? "|}" : "")}};
        }
        """);

    [Theory]
    [InlineData("SaveToCache", "DUR205")]
    [InlineData("StoreInCache", "DUR205")]
    [InlineData("SaveCopy", "DUR204")]
    public Task Helper_that_saves_to_a_cache_keeps_what_can_be_had_again(string helper, string rule) => Verify.AnalyzerAsync($$"""
        static class Kept
        {
            public static void {{helper}}(string path, string text) => {{(rule == "DUR205" ? "File.WriteAllText(path, text)" : "{|DUR205:File.WriteAllText(path, text)|}")}};
        }

        class Settings
        {
            public void Save(string settingsPath, string text) => {{(rule == "DUR205" ? "" : "{|DUR204:")}}Kept.{{helper}}(settingsPath, text){{(rule == "DUR205" ? "" : "|}")}};
        }
        """);
}
