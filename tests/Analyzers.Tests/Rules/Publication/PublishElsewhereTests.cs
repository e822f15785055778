using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>DUR203 in top-level programs and beside the library; silence where the content can be had again.</summary>
public sealed class PublishElsewhereTests
{
    [Fact]
    public Task Top_level_program_is_reported() => Verify.AnalyzerAsync(
        """
        var target = args[0];
        File.WriteAllText(target + ".tmp", "state");
        {|DUR203:File.Move(target + ".tmp", target, true)|};
        """, outputKind: OutputKind.ConsoleApplication);

    [Fact]
    public Task Callers_of_the_helper_that_does_it_are_silent_however_far_they_are() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            public bool Execute(string path, string json)
            {
                if (json.Length == 0)
                    return false;
                return ExecuteOne(path, json);
            }

            bool ExecuteOne(string path, string json)
            {
                return Save(path, json);
            }

            static bool Save(string path, string json)
            {
                var temporary = path + ".tmp";
                File.WriteAllText(temporary, json);
                {|DUR203:Swap(temporary, path)|};
                return true;
            }

            static void Swap(string from, string to) => File.Move(from, to, true);
        }
        """);

    [Fact]
    public Task Library_move_of_synced_data_is_silent() => Verify.AnalyzerAsync(
        """
        using Durability;

        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                using (var file = File.Create(path + ".tmp"))
                {
                    file.Write(json);
                    file.FlushToDisk();
                }

                DurableFile.Move(path + ".tmp", path, true);
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Library_write_is_silent() => Verify.AnalyzerAsync(
        """
        using Durability;

        class SettingsFile
        {
            void Save(string path, string json) => DurableFile.WriteAllText(path, json);
        }
        """, withRuntime: true);

    [Fact]
    public Task Cache_entry_is_silent() => Verify.AnalyzerAsync(
        """
        class ThumbnailCache
        {
            void Put(string path, byte[] image)
            {
                File.WriteAllBytes(path + ".tmp", image);
                File.Move(path + ".tmp", path, true);
            }
        }
        """);

    [Fact]
    public Task Download_is_silent() => Verify.AnalyzerAsync(
        """
        class Updater
        {
            async Task DownloadAsync(System.Net.Http.HttpClient client, string url, string downloadPath)
            {
                var temp = downloadPath + ".part";
                await using (var file = File.Create(temp))
                await using (var body = await client.GetStreamAsync(url))
                    await body.CopyToAsync(file);
                File.Move(temp, downloadPath, true);
            }
        }
        """);

    [Fact]
    public Task Copy_over_instead_of_a_rename_is_an_overwrite_in_place() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                var temp = path + ".tmp";
                using (var file = File.Create(temp))
                {
                    file.Write(json);
                    file.Flush(true);
                }

                {|DUR204:File.Copy(temp, path, true)|};
                File.Delete(temp);
            }
        }
        """);
}
