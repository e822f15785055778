using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>What a comment denies, what a user picks, what a tool compiles: words that seem to speak for a file, and do not.</summary>
public sealed class OtherPurposeTests
{
    [Theory]
    [InlineData("// the lazy way is not durable")]
    [InlineData("// does not have 100% durability")]
    [InlineData("// isn't crash-safe")]
    [InlineData("// less durable than the other way")]
    public Task Comment_that_denies_it_says_nothing_for_it(string comment) => Verify.AnalyzerAsync($$"""
        class Writer
        {
            void Put(string path, string text)
            {
                {{comment}}
                {|DUR205:File.WriteAllText(path, text)|};
            }
        }
        """);

    [Theory]
    [InlineData("// must be durable")]
    [InlineData("// not only fast: durable")]
    [InlineData("// we cannot wait any longer than that here. It must be crash-safe")]
    [InlineData("// do not return before the fsync")]
    public Task Comment_that_asks_for_it_counts(string comment) => Verify.AnalyzerAsync($$"""
        class Writer
        {
            void Put(string path, string text)
            {
                {{comment}}
                {|DUR204:File.WriteAllText(path, text)|};
            }
        }
        """);

    [Theory]
    [InlineData("PickSaveFile")]
    [InlineData("ShowSaveDialog")]
    public Task File_that_its_user_is_asked_for_is_the_users(string ask) => Verify.AnalyzerAsync($$"""
        class SettingsView
        {
            readonly Func<string, string> _ask = s => s;
            string {{ask}}(string title) => _ask(title);
            void Save(string text)
            {
                var path = {{ask}}("Save settings");
                File.WriteAllText(path, text);
            }
        }
        """);

    [Theory]
    [InlineData("ConfigCompiler")]
    [InlineData("FeedDownloader")]
    public Task Type_that_compiles_or_downloads_can_do_so_again(string type) => Verify.AnalyzerAsync($$"""
        class {{type}}
        {
            void Put(string configPath, string text)
            {
                File.WriteAllText(configPath + ".tmp", text);
                File.Move(configPath + ".tmp", configPath, true);
            }
        }
        """);

    [Theory]
    [InlineData("PackageExtractor")]
    [InlineData("WorkloadInstaller")]
    public Task Type_that_installs_leaves_what_is_trusted_later(string type) => Verify.AnalyzerAsync($$"""
        class {{type}}
        {
            void Put(string configPath, string text)
            {
                File.WriteAllText(configPath + ".tmp", text);
                {|DUR203:File.Move(configPath + ".tmp", configPath, true)|};
            }
        }
        """);

    [Fact]
    public Task Script_is_made_by_the_program_whatever_it_is_called() => Verify.AnalyzerAsync("""
        class Shell
        {
            void Prepare(string folder, string text) => File.WriteAllText(Path.Combine(folder, "config.fish"), text);
        }
        """);

    [Fact]
    public Task Word_for_what_is_restored_says_nothing_of_the_file() => Verify.AnalyzerAsync("""
        class LiveBackup
        {
            void RestoreSegment(string path, byte[] bytes) => {|DUR205:File.WriteAllBytes(path, bytes)|};
        }
        """);

    [Fact]
    public Task Name_of_what_is_restored_counts() => Verify.AnalyzerAsync("""
        class LiveBackup
        {
            void Restore(string segmentPath, byte[] bytes) => {|DUR204:File.WriteAllBytes(segmentPath, bytes)|};
        }
        """);

    [Theory]
    [InlineData("artifacts", "")]
    [InlineData("cache", "")]
    [InlineData("accounts", "DUR204")]
    public Task Folder_whose_files_can_be_made_again(string folder, string rule) => Verify.AnalyzerAsync($$"""
        class Report
        {
            void Put(string root, string text) => {{(rule.Length == 0 ? "" : "{|" + rule + ":")}}File.WriteAllText(Path.Combine(root, "{{folder}}", "history.json"), text){{(rule.Length == 0 ? "" : "|}")}};
        }
        """);
}
