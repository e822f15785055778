using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>DUR203 along branches, loops, helpers, delegates and fields: the unsynced data meets its rename somewhere.</summary>
public sealed class PublishFlowTests
{
    [Fact]
    public Task Replace_or_move_after_a_join_is_one_finding() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                var temp = path + ".new";
                File.WriteAllText(temp, json);
                if (File.Exists(path))
                    {|DUR203:File.Replace(temp, path, null)|};
                else
                    File.Move(temp, path);
            }
        }
        """);

    [Fact]
    public Task Two_contents_under_one_temporary_name_are_two_findings() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string first, string second)
            {
                var temp = path + ".new";
                File.WriteAllText(temp, first);
                {|DUR203:File.Move(temp, path, true)|};
                File.WriteAllText(temp, second);
                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task One_file_moved_to_either_of_two_names_is_two_findings() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string other, string json, bool first)
            {
                var temp = path + ".new";
                File.WriteAllText(temp, json);
                if (first)
                    {|DUR203:File.Move(temp, path, true)|};
                else
                    {|DUR203:File.Move(temp, other, true)|};
            }
        }
        """);

    [Fact]
    public Task Move_in_a_retry_loop_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                var temp = path + ".tmp";
                File.WriteAllText(temp, json);
                for (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        {|DUR203:File.Move(temp, path, true)|};
                        return;
                    }
                    catch (IOException) when (attempt < 3)
                    {
                        Thread.Sleep(50);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Move_in_try_with_cleanup_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                var temp = path + "." + Guid.NewGuid().ToString("N");
                try
                {
                    File.WriteAllText(temp, json);
                    {|DUR203:File.Move(temp, path, true)|};
                }
                finally
                {
                    if (File.Exists(temp))
                        File.Delete(temp);
                }
            }
        }
        """);

    [Fact]
    public Task Sync_on_one_branch_only_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                var temp = path + ".tmp";
                using (var file = File.Create(temp))
                {
                    file.Write(json);
                    if (json.Length > 4096)
                        file.Flush(true);
                }

                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Switch_over_the_target_is_reported_in_each_section() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json, int kind)
            {
                var temp = path + ".tmp";
                File.WriteAllText(temp, json);
                switch (kind)
                {
                    case 0:
                        {|DUR203:File.Move(temp, path, true)|};
                        break;
                    case 1:
                        {|DUR203:File.Move(temp, path + ".1", true)|};
                        break;
                    default:
                        File.Delete(temp);
                        break;
                }
            }
        }
        """);

    [Fact]
    public Task Path_in_fields_is_followed() => Verify.AnalyzerAsync(
        """
        class SettingsFile(string path)
        {
            readonly string _path = path;
            readonly string _temp = path + ".tmp";

            public void Save(string json)
            {
                File.WriteAllText(_temp, json);
                {|DUR203:File.Move(_temp, _path, true)|};
            }
        }
        """);

    [Fact]
    public Task Path_in_properties_is_followed() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            public string FilePath { get; set; } = "";

            string TempPath => FilePath + ".tmp";

            public void Save(string json)
            {
                File.WriteAllText(TempPath, json);
                {|DUR203:File.Move(TempPath, FilePath, true)|};
            }
        }
        """);

    [Fact]
    public Task Path_built_twice_the_same_way_is_the_same_path() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            public void Save(string folder, string json)
            {
                File.WriteAllText(Path.Combine(folder, "settings.tmp"), json);
                {|DUR203:File.Move(Path.Combine(folder, "settings.tmp"), Path.Combine(folder, "settings.json"), true)|};
            }
        }
        """);

    [Fact]
    public Task Delegate_that_writes_the_temporary_path_is_reported_in_the_helper() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            public void Save(string path, byte[] state) => Replace(path, temp => File.WriteAllBytes(temp, state));

            static void Replace(string path, Action<string> write)
            {
                var temp = path + ".tmp";
                write(temp);
                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Delegate_that_writes_a_synced_stream_is_silent() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            public void Save(string path, byte[] state) => Replace(path, stream => stream.Write(state));

            static void Replace(string path, Action<Stream> write)
            {
                var temp = path + ".tmp";
                using (var file = File.Create(temp))
                {
                    write(file);
                    file.Flush(true);
                }

                File.Move(temp, path, true);
                Durability.DurableDirectory.SyncParent(path);
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Async_delegate_that_writes_an_unsynced_stream_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            static async Task ReplaceAsync(string path, Func<Stream, Task> write)
            {
                var temp = path + ".tmp";
                await using (var file = File.Create(temp))
                    await write(file);
                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Local_function_that_writes_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Save(string path, byte[] state)
            {
                var temp = path + ".tmp";
                Write();
                {|DUR203:File.Move(temp, path, true)|};

                void Write() => File.WriteAllBytes(temp, state);
            }
        }
        """);

    [Fact]
    public Task Move_in_a_lambda_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            Action Saver(string path, byte[] state) => () =>
            {
                var temp = path + ".tmp";
                File.WriteAllBytes(temp, state);
                {|DUR203:File.Move(temp, path, true)|};
            };
        }
        """);

    [Fact]
    public Task Extension_method_that_swaps_is_reported() => Verify.AnalyzerAsync(
        """
        static class FileExtensions
        {
            public static void MoveOver(this FileInfo file, string target) => file.MoveTo(target, true);
        }

        class SettingsFile
        {
            void Save(string path, string json)
            {
                File.WriteAllText(path + ".tmp", json);
                {|DUR203:new FileInfo(path + ".tmp").MoveOver(path)|};
            }
        }
        """);

    [Fact]
    public Task Write_and_swap_in_two_helpers_is_reported_in_the_caller() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            public void Save(string path, string json)
            {
                var temp = path + ".tmp";
                Write(temp, json);
                {|DUR203:Swap(temp, path)|};
            }

            static void Write(string path, string text)
            {
                using var writer = new StreamWriter(path);
                writer.Write(text);
            }

            static void Swap(string from, string to) => File.Move(from, to, true);
        }
        """);

    [Fact]
    public Task Write_helper_that_syncs_and_swap_helper_are_silent() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            public void Save(string path, byte[] json)
            {
                var temp = path + ".tmp";
                Write(temp, json);
                Swap(temp, path);
            }

            static void Write(string path, byte[] bytes)
            {
                using var file = File.Create(path);
                file.Write(bytes);
                file.Flush(true);
            }

            static void Swap(string from, string to)
            {
                File.Move(from, to, true);
                Durability.DurableDirectory.SyncParent(to);
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Each_turn_of_a_loop_has_a_file_of_its_own() => Verify.AnalyzerAsync(
        """
        class Notes
        {
            string FileOf(string id) => Path.Combine("notes", id);

            void Save(string[] ids)
            {
                foreach (var id in ids)
                {
                    File.Move(FileOf(id), FileOf(id) + ".old", true);
                    File.WriteAllText(FileOf(id), id);
                }
            }
        }
        """);

    [Theory]
    [InlineData("await url.DownloadAsync(client, file);", "path", false)]
    [InlineData("file.Write(downloadedBytes);", "path", false)]
    [InlineData("file.Write(bytes);", "path", true)]
    [InlineData("await url.DownloadAsync(client, file);", "\"settings.json\"", true)]
    public Task Download_can_be_had_again(string write, string target, bool isMissed) => Verify.AnalyzerAsync($$"""
        interface IUrl { Task DownloadAsync(object client, Stream to); }
        class Assets
        {
            async Task Fetch(IUrl url, object client, string path, byte[] bytes, byte[] downloadedBytes)
            {
                await Task.Yield();
                using (var file = File.Open(path + ".part", FileMode.OpenOrCreate)) { {{write}} }
                {{(isMissed ? $"{{|DUR203:File.Move(path + \".part\", {target}, true)|}}" : $"File.Move(path + \".part\", {target}, true)")}};
            }
        }
        """);
}
