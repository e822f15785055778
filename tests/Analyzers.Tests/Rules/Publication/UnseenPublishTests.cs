using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>A rename by a helper whose code is not there: an assembly's, or one that did not bind.</summary>
public sealed class UnseenPublishTests
{
    [Theory]
    [InlineData("FileSystemOfOurs.Instance.ReplaceFile(temporary, path)")]
    [InlineData("_files.MoveFile(temporary, path)")]
    [InlineData("FileHelper.Rename(temporary, path)")]
    [InlineData("Native.MoveFileWithRetries(temporary, path)")]
    public Task File_written_under_a_temporary_name_is_renamed_by_a_call_that_did_not_bind(string rename) => Verify.AnalyzerAsync($$"""
        class Worlds
        {
            void Save(string path, string world)
            {
                var temporary = Path.ChangeExtension(path, ".tmp");
                using (var file = File.CreateText(temporary))
                    file.Write(world);
                {|DUR203:{{rename}}|};
            }
        }
        """, compiles: false);

    [Theory]
    [InlineData("AtomicFile.Replace(temporary, path)")]
    [InlineData("FileHelper.SafeMove(temporary, path)")]
    [InlineData("_log.Info(temporary, path)")]
    [InlineData("_list.Replace(path)")]
    public Task Helper_that_is_named_for_care_or_for_something_else_is_not_blamed(string call) => Verify.AnalyzerAsync($$"""
        class Worlds
        {
            void Save(string path, string world)
            {
                var temporary = Path.ChangeExtension(path, ".tmp");
                using (var file = File.CreateText(temporary))
                    file.Write(world);
                {{call}};
            }
        }
        """, compiles: false);

    [Fact]
    public Task Replacing_text_in_a_path_renames_nothing() => Verify.AnalyzerAsync("""
        class Worlds
        {
            void Save(string path, string world)
            {
                var temporary = path + ".tmp";
                File.WriteAllText(temporary, world);
                Console.WriteLine(path.Replace(temporary, path));
            }
        }
        """);

    [Theory]
    [InlineData("AtomicFile")]
    [InlineData("SafeFile")]
    [InlineData("Durable.Files.RobustFile")]
    public Task Call_that_did_not_bind_of_a_helper_that_is_named_for_care_is_no_overwrite(string helper) => Verify.AnalyzerAsync($$"""
        class SettingsStore
        {
            readonly string _settingsPath = "settings.json";

            public void Save(byte[] settings) => {{helper}}.WriteAllBytes(_settingsPath, settings);
        }
        """, compiles: false);

    [Fact]
    public Task Call_that_did_not_bind_of_another_helper_is() => Verify.AnalyzerAsync("""
        class SettingsStore
        {
            readonly string _settingsPath = "settings.json";

            public void Save(byte[] settings) => {|DUR204:FileHelper.WriteAllBytes(_settingsPath, settings)|};
        }
        """, compiles: false);
}
