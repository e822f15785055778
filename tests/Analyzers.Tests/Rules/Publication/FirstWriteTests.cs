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
}
