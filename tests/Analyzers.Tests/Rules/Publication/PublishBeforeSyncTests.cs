using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>DUR203: the rename reaches the disk before the data, and an empty file stands under the final name.</summary>
public sealed class PublishBeforeSyncTests
{
    [Fact]
    public Task Write_all_text_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string json)
            {
                File.WriteAllText("settings.json.tmp", json);
                {|DUR203:File.Move("settings.json.tmp", "settings.json", overwrite: true)|};
            }
        }
        """);

    [Fact]
    public Task Write_all_bytes_then_replace_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                var temp = path + ".tmp";
                File.WriteAllBytes(temp, json);
                {|DUR203:File.Replace(temp, path, path + ".bak")|};
            }
        }
        """);

    [Fact]
    public Task Write_all_lines_async_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            async Task SaveAsync(string path, string[] lines, CancellationToken token)
            {
                var temp = $"{path}.tmp";
                await File.WriteAllLinesAsync(temp, lines, token);
                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Closed_stream_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                var temp = path + ".tmp";
                using (var file = new FileStream(temp, FileMode.Create))
                {
                    file.Write(json);
                }

                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Synced_stream_then_move_is_silent() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                var temp = path + ".tmp";
                using (var file = new FileStream(temp, FileMode.Create))
                {
                    file.Write(json);
                    file.Flush(true);
                }

                File.Move(temp, path, true);
                Durability.DurableDirectory.SyncParent(path);
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Drained_stream_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            async Task SaveAsync(string path, byte[] json)
            {
                var temp = path + ".tmp";
                await using (var file = new FileStream(temp, FileMode.Create))
                {
                    await file.WriteAsync(json);
                    await file.FlushAsync();
                }

                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Write_after_the_sync_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                var temp = path + ".tmp";
                using (var file = new FileStream(temp, FileMode.Create))
                {
                    file.Write(json);
                    file.Flush(true);
                    file.WriteByte(10);
                }

                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Still_open_stream_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                var temp = path + ".tmp";
                using var file = new FileStream(temp, FileMode.Create, FileAccess.Write, FileShare.Delete);
                file.Write(json);
                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Writer_over_a_stream_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                var temp = Path.ChangeExtension(path, ".tmp");
                using (var writer = new StreamWriter(temp))
                    writer.Write(json);
                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Writer_drained_and_synced_then_move_is_silent() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                var temp = Path.ChangeExtension(path, ".tmp");
                using (var file = File.Create(temp))
                using (var writer = new StreamWriter(file))
                {
                    writer.Write(json);
                    writer.Flush();
                    file.Flush(true);
                }

                File.Move(temp, path, true);
                Durability.DurableDirectory.SyncParent(path);
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Other_file_than_the_one_that_was_written_is_silent() => Verify.AnalyzerAsync(
        """
        class Archive
        {
            public void Rotate(string folder, string index)
            {
                File.Move(Path.Combine(folder, "1.old"), Path.Combine(folder, "2.old"), true);
                File.Move(Path.Combine(folder, "current"), Path.Combine(folder, "1.old"), true);
            }
        }
        """);

    [Fact]
    public Task Move_before_the_write_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            public void Rotate(string path, byte[] header)
            {
                File.Move(path, path + ".1", true);
                using var file = new FileStream(path, FileMode.CreateNew);
                file.Write(header);
                file.Flush(true);
                Durability.DurableDirectory.SyncParent(path);
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task File_of_the_user_that_is_renamed_is_silent() => Verify.AnalyzerAsync(
        """
        class Explorer
        {
            public void Rename(string from, string to)
            {
                if (!File.Exists(to))
                    File.Move(from, to);
            }
        }
        """);

    [Theory]
    [InlineData("File.WriteAllBytes(path + \".tmp\", Array.Empty<byte>());", false)]
    [InlineData("File.WriteAllBytes(path + \".tmp\", []);", false)]
    [InlineData("if (rows.Length > 0) File.WriteAllBytes(path + \".tmp\", rows); else File.WriteAllBytes(path + \".tmp\", []);", true)]
    [InlineData("File.WriteAllBytes(path + \".tmp\", rows);", true)]
    public Task Empty_file_has_no_content_that_could_be_lost(string write, bool isTold) => Verify.AnalyzerAsync($$"""
        class Orders
        {
            void Compact(string path, byte[] rows)
            {
                {{write}}
                {{(isTold ? "{|DUR203:" : "")}}File.Move(path + ".tmp", path, true){{(isTold ? "|}" : "")}};
            }
        }
        """);
}
