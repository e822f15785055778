using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>Tasks of a build and other tasks, measurements and settings, windows and states: names that are near to each other.</summary>
public sealed class PurposeNameTests
{
    [Theory]
    [InlineData("Microsoft.Build.Utilities.ToolTask", "")]
    [InlineData("Microsoft.Build.Framework.ITask", "public bool Execute() => true;")]
    public Task Task_of_a_build_makes_its_manifest_again(string task, string members) => Verify.AnalyzerAsync($$"""
        namespace Microsoft.Build.Utilities
        {
            public abstract class ToolTask { public virtual bool Execute() => true; }
        }
        namespace Microsoft.Build.Framework
        {
            public interface ITask { bool Execute(); }
        }
        class ManifestMaker : {{task}}
        {
            {{members}}
            void Put(string manifestPath, string text) => File.WriteAllText(manifestPath, text);
        }
        """);

    [Theory]
    [InlineData("Run")]
    [InlineData("Execute")]
    public Task Task_in_the_background_is_none_of_a_build(string run) => Verify.AnalyzerAsync($$"""
        abstract class BackgroundTask
        {
            public abstract void {{run}}();
        }
        class SettingsSaver(string settingsPath) : BackgroundTask
        {
            public override void {{run}}() => {|DUR204:File.WriteAllText(settingsPath, "text")|};
        }
        """);

    [Theory]
    [InlineData("class Settings { void _", "settingsPath")]
    [InlineData("class TokenGenerator { void Write", "secretPath")]
    [InlineData("class Orders { void Write", "orderStatePath")]
    [InlineData("class Orders { void Write", "windowSettingsPath")]
    public Task File_is_missed_for_its_own_name(string member, string path) => Verify.AnalyzerAsync(
        $$"""{{member}}(string {{path}}, string text) => {|DUR204:File.WriteAllText({{path}}, text)|}; }""");

    [Theory]
    [InlineData("class MetricsBoard { void Write")]
    [InlineData("class Icons { void PutInCache")]
    public Task Index_of_what_can_be_had_again_is_not_missed(string member) => Verify.AnalyzerAsync(
        $$"""{{member}}(string indexPath, string text) => File.WriteAllText(indexPath, text); }""");

    [Fact]
    public Task Namespace_of_exports_is_known_by_one_of_its_words() => Verify.AnalyzerAsync("""
        namespace Shop.OrderExports
        {
            class Sheet { void Put(string path, string text) => File.WriteAllText(path, text); }
        }
        """);

    [Fact]
    public Task Object_that_saves_all_of_itself_is_missed() => Verify.AnalyzerAsync("""
        class Album
        {
            public string Name = "";

            bool SaveAll(string path)
            {
                {|DUR204:File.WriteAllText(path, System.Text.Json.JsonSerializer.Serialize(this))|};
                return true;
            }
        }
        """);

    [Theory]
    [InlineData("ordersDB")]
    [InlineData("ordersDBPath")]
    [InlineData("WALFile")]
    public Task Word_in_capitals_is_a_word(string path) => Verify.AnalyzerAsync($$"""
        class Orders
        {
            void Write(string {{path}}, string text) => {|DUR204:File.WriteAllText({{path}}, text)|};
        }
        """);

    [Theory]
    [InlineData("redo-1.log")]
    [InlineData("orders.log2.dat")]
    public Task Number_in_the_name_of_a_log_changes_nothing(string name) => Verify.AnalyzerAsync($$"""
        class Orders
        {
            void Write(string text) => {|DUR204:File.WriteAllText("{{name}}", text)|};
        }
        """);
}
