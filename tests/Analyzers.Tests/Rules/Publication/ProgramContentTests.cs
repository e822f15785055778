using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>What stands in the program, or lies beside it, can be written again whatever becomes of the file.</summary>
public sealed class ProgramContentTests
{
    [Theory]
    [InlineData("""File.WriteAllText(path, "A text that the program has, and can write again.");""")]
    [InlineData("""File.WriteAllText(path, "a\nb");""")]
    [InlineData("""File.WriteAllText(path, ("a" + Environment.NewLine) + "b");""")]
    [InlineData("""File.WriteAllText(path, $"version: {Version}\n");""")]
    [InlineData("""const string yaml = "kind: settings\n"; File.WriteAllText(path, yaml);""")]
    [InlineData("""var yaml = "kind: settings\n"; File.WriteAllText(path, yaml);""")]
    [InlineData("""File.WriteAllBytes(path, System.Text.Encoding.UTF8.GetBytes("{\n}"));""")]
    [InlineData("File.WriteAllBytes(path, Array.Empty<byte>());")]
    [InlineData("File.WriteAllText(path, string.Empty);")]
    [InlineData("""var template = File.ReadAllText(templatePath); var text = template.Replace("{name}", name).Replace("{id}", id); File.WriteAllText(path, text);""")]
    [InlineData("""File.WriteAllText(path, File.ReadAllText(templatePath).Replace("{name}", name));""")]
    [InlineData("""var text = File.ReadAllText(Options.TemplatePath).Replace("{name}", name); File.WriteAllText(path, text);""")]
    [InlineData("if (File.Exists(path)) File.Delete(path); File.Copy(templatePath, path);")]
    [InlineData("if (File.Exists(path)) File.Delete(path); File.Copy(Options.TemplatePath, path);")]
    public Task Text_that_stands_in_the_program_is_not_lost(string save) => Verify.AnalyzerAsync(Settings("path", save));

    [Theory]
    [InlineData("""{|DUR204:File.WriteAllText(settingsPath, "name: " + name)|};""")]
    [InlineData("""{|DUR204:File.WriteAllText(settingsPath, $"name: {name}")|};""")]
    [InlineData("""{|DUR204:File.WriteAllText(settingsPath, name, System.Text.Encoding.Default)|};""")]
    [InlineData("""{|DUR204:File.WriteAllText(settingsPath, name.Replace("a", "b"))|};""")]
    [InlineData("""{|DUR204:File.WriteAllText(settingsPath, Options.Current)|};""")]
    [InlineData("""{|DUR204:File.WriteAllText(settingsPath, File.ReadAllText(id).Replace("a", "b"))|};""")]
    [InlineData("""var template = name; {|DUR204:File.WriteAllText(settingsPath, template)|};""")]
    [InlineData("""var text = "{}"; if (id.Length > 0) text = name; {|DUR204:File.WriteAllText(settingsPath, text)|};""")]
    [InlineData("""{|DUR204:File.WriteAllText(settingsPath, "{}")|};""")]
    [InlineData("""{|DUR204:File.WriteAllText(settingsPath, Version)|};""")]
    [InlineData("""{|DUR204:File.WriteAllText(settingsPath, $"{name} is the name, and this is a long text about it")|};""")]
    public Task Content_of_the_user_or_a_short_value_is(string save) => Verify.AnalyzerAsync(Settings("settingsPath", save));

    static string Settings(string path, string save) => $$"""
        class Settings
        {
            const string Version = "1";

            void Save(string {{path}}, string templatePath, string name, string id)
            {
                {{save}}
            }
        }

        static class Options
        {
            public const string TemplatePath = "settings.template";
            public static string Current = "";
        }
        """;

    [Fact]
    public Task Emptied_file_has_nothing_to_lose() => Verify.AnalyzerAsync("""
        class SettingsPage
        {
            FileStream? Clear(string settingsPath)
            {
                using (var file = File.Open(settingsPath, FileMode.Open))
                    file.SetLength(0);
                return null;
            }

            void Cut(string settingsPath, int length)
            {
                using var file = File.Open(settingsPath, FileMode.Open);
                {|DUR101:file.SetLength(length)|};
            }
        }
        """);

    [Theory]
    [InlineData("Array.Empty<byte>()", "")]
    [InlineData("new byte[0]", "")]
    [InlineData("[]", "")]
    [InlineData("new byte[1]", "DUR204")]
    [InlineData("[1]", "DUR204")]
    public Task Empty_array(string content, string rule) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Reset(string settingsPath) => {{(rule.Length > 0 ? $"{{|{rule}:" : "")}}File.WriteAllBytes(settingsPath, {{content}}){{(rule.Length > 0 ? "|}" : "")}};
        }
        """);

    [Theory]
    [InlineData("""using var writer = new StreamWriter(settingsPath); writer.WriteLine("Put the files that you want to be loaded"); writer.WriteLine("into this folder.");""")]
    [InlineData("""using var writer = {|DUR204:new StreamWriter(settingsPath)|}; writer.WriteLine("Put the files that you want to be loaded"); writer.WriteLine(name);""")]
    [InlineData("""using var writer = {|DUR204:new StreamWriter(settingsPath)|}; writer.WriteLine("{}");""")]
    public Task Text_that_is_written_line_by_line(string save) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Save(string settingsPath, string name)
            {
                {{save}}
            }
        }
        """);

    [Fact]
    public Task Text_of_more_lines_than_are_kept_is_no_constant() => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Save(string settingsPath, string name)
            {
                using var writer = {|DUR204:new StreamWriter(settingsPath)|};
                {{string.Concat(Enumerable.Range(0, 30).Select(i => $"writer.WriteLine(\"{i}\");\n"))}}
                writer.WriteLine(name);
            }
        }
        """);
}
