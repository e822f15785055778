using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>Defaults that are written where there is no file yet overwrite nothing.</summary>
public sealed class FirstWriteTests
{
    [Theory]
    [InlineData("if (!File.Exists(path)) File.WriteAllText(path, text);")]
    [InlineData("if (text.Length > 0 && !File.Exists(path)) { File.WriteAllText(path, text); }")]
    [InlineData("if (File.Exists(path) == false) File.WriteAllText(path, text);")]
    [InlineData("if (File.Exists(path)) Load(); else File.WriteAllText(path, text);")]
    [InlineData("if (File.Exists(path)) { Load(); return; } File.WriteAllText(path, text);")]
    [InlineData("if (text.Length == 0 || File.Exists(path)) return; File.WriteAllText(path, text);")]
    [InlineData("if (!new FileInfo(path).Exists) { } if (!File.Exists(path)) { try { File.WriteAllText(path, text); } finally { Load(); } }")]
    [InlineData("if (!File.Exists(path)) File.Copy(text, path);")]
    public Task Defaults_are_silent(string body) => Verify.AnalyzerAsync(Program(body));

    [Theory]
    [InlineData("if (File.Exists(path)) {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("if (!File.Exists(text)) {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("if (File.Exists(path) && text.Length == 0) return; {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("if (!File.Exists(path) || text.Length > 0) {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("if (File.Exists(path)) Load(); {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("if (!File.Exists(path)) Load(); else {|DUR204:File.WriteAllText(path, text)|};")]
    public Task What_is_there_is_in_danger(string body) => Verify.AnalyzerAsync(Program(body));

    static string Program(string body) => $$"""
        class Settings
        {
            void Load()
            {
            }

            void Write(string path, string text)
            {
                {{body}}
            }
        }
        """;

    /// <summary>Nothing old is in danger, but a key that was made at random cannot be made again.</summary>
    [Theory]
    [InlineData("CreateKey", "")]
    [InlineData("GenerateKey", "")]
    [InlineData("Load", "if (!File.Exists(keyFile))")]
    public Task First_write_of_what_cannot_be_made_again_needs_a_sync(string member, string condition) => Verify.AnalyzerAsync(
        $$"""
        class Account
        {
            void {{member}}(string keyFile, byte[] random)
            {
                {{condition}}
                    {|DUR101:File.WriteAllBytes(keyFile, random)|};
            }
        }
        """);

    [Theory]
    [InlineData("Load", "if (!File.Exists(settingsFile))")]
    public Task First_write_of_what_has_a_default_is_silent(string member, string condition) => Verify.AnalyzerAsync(
        $$"""
        class Account
        {
            void {{member}}(string settingsFile, byte[] defaults)
            {
                {{condition}}
                    File.WriteAllBytes(settingsFile, defaults);
            }
        }
        """);

    [Fact]
    public Task Key_that_is_added_to_the_others_overwrites_them() => Verify.AnalyzerAsync(
        """
        class Account
        {
            void CreateKey(string keyFile, string random)
            {
                var keys = File.Exists(keyFile) ? File.ReadAllText(keyFile) : "";
                {|DUR204:File.WriteAllText(keyFile, keys + random)|};
            }
        }
        """);

    [Theory]
    [InlineData("else", "writer.WriteLine(\"# One name in each line.\"); writer.WriteLine(\"# Others are left out.\");")]
    [InlineData("if (!File.Exists(favoritesPath))", "writer.Write('#');")]
    [InlineData("else", "writer.Write('#'); writer.WriteLine();")]
    public Task File_that_is_made_of_a_template_where_it_is_missing_is_silent(string condition, string write) => Verify.AnalyzerAsync(Favorites(condition, write));

    [Theory]
    [InlineData("else", "writer.WriteLine(first);")]
    [InlineData("else", "writer.WriteLine(\"# One name in each line.\"); {|DUR101:writer.WriteLine(first)|};")]
    [InlineData("if (first.Length > 0)", "writer.WriteLine(\"# One name in each line.\");")]
    public Task File_that_holds_more_than_a_template_or_may_be_there_is_reported(string condition, string write) =>
        Verify.AnalyzerAsync(Favorites(condition, write.Contains("{|") || condition.Contains("first") ? write : $"{{|DUR101:{write.TrimEnd(';')}|}};"));

    static string Favorites(string condition, string write) => $$"""
        class Mods
        {
            void Load(string favoritesPath, string first)
            {
                if (File.Exists(favoritesPath))
                    _ = File.ReadAllLines(favoritesPath);
                {{condition}}
                {
                    using var writer = {{(condition.Contains("first") ? "{|DUR204:File.CreateText(favoritesPath)|}" : "File.CreateText(favoritesPath)")}};
                    {{write}}
                }
            }
        }
        """;

    [Fact]
    public Task File_that_an_abstraction_says_is_not_there() => Verify.AnalyzerAsync("""
        interface IDisk
        {
            bool FileExists(string path);
        }

        class SettingsService(IDisk disk)
        {
            bool Make(string settingsPath, string text)
            {
                if (disk.FileExists(settingsPath))
                    return false;
                File.WriteAllText(settingsPath, text);
                return true;
            }
        }
        """);

    [Fact]
    public Task Resources_of_the_same_name_in_two_branches() => Verify.AnalyzerAsync("""
        static class Setup
        {
            static async Task Run(string configPath, string whitelistPath)
            {
                if (!File.Exists(configPath))
                {
                    await using var file = File.Create(configPath);
                    await using var embedded = typeof(Setup).Assembly.GetManifestResourceStream("config.json");
                    await embedded!.CopyToAsync(file);
                }

                if (!File.Exists(whitelistPath))
                {
                    await using var file = File.Create(whitelistPath);
                    await using var embedded = typeof(Setup).Assembly.GetManifestResourceStream("whitelist.json");
                    await embedded!.CopyToAsync(file);
                }
            }
        }
        """);

    [Theory]
    [InlineData("CreateProfiles", "")]
    [InlineData("createProfiles", "")]
    [InlineData("SaveProfiles", "DUR204")]
    public Task Public_member_that_is_named_for_making_the_file(string member, string rule) => Verify.AnalyzerAsync($$"""
        class Profiles
        {
            readonly string _profilesPath = "profiles.xml";

            public void {{member}}(string text) => {{(rule.Length > 0 ? $"{{|{rule}:" : "")}}File.WriteAllText(_profilesPath, text){{(rule.Length > 0 ? "|}" : "")}};

            public void Link(string text)
            {
                if (!File.Exists(_profilesPath))
                    {{member}}(text);
            }
        }
        """);
}
