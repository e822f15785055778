using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>DUR206: a move from the temporary folder may be a copy and a delete, neither atomic nor synced.</summary>
public sealed class OtherVolumeTests
{
    [Fact]
    public Task Temporary_file_name_moved_into_place_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                var temp = Path.GetTempFileName();
                File.WriteAllText(temp, json);
                {|DUR206:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task File_under_the_temporary_folder_moved_into_place_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                var temp = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
                File.WriteAllText(temp, json);
                {|DUR206:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Synced_temporary_file_is_still_on_another_volume() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                var temp = Path.GetTempFileName();
                using (var file = new FileStream(temp, FileMode.Create))
                {
                    file.Write(json);
                    file.Flush(true);
                }

                {|DUR206:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Replace_from_the_temporary_folder_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                var temp = Path.Join(Path.GetTempPath(), "settings.new");
                using (var writer = new StreamWriter(temp))
                    writer.Write(json);
                {|DUR206:File.Replace(temp, path, null)|};
            }
        }
        """);

    [Fact]
    public Task File_info_under_the_temporary_folder_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                var temp = new FileInfo(Path.GetTempFileName());
                using (var writer = temp.CreateText())
                    writer.Write(json);
                {|DUR206:temp.MoveTo(path, true)|};
            }
        }
        """);

    [Fact]
    public Task Temporary_subdirectory_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                var temp = Path.Combine(Directory.CreateTempSubdirectory().FullName, "settings.json");
                File.WriteAllText(temp, json);
                {|DUR206:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Temporary_file_beside_the_target_is_silent() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                var temp = Path.Combine(Path.GetDirectoryName(path)!, Path.GetRandomFileName());
                using (var file = new FileStream(temp, FileMode.CreateNew))
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
    public Task Move_within_the_temporary_folder_is_silent() => Verify.AnalyzerAsync(
        """
        class Spill
        {
            void Swap(string json)
            {
                var temp = Path.Combine(Path.GetTempPath(), "a");
                File.WriteAllText(temp, json);
                File.Move(temp, Path.Combine(Path.GetTempPath(), "b"), true);
            }
        }
        """);

    [Fact]
    public Task Temporary_file_that_is_only_read_is_silent() => Verify.AnalyzerAsync(
        """
        class Spill
        {
            string Roundtrip(string json)
            {
                var temp = Path.GetTempFileName();
                File.WriteAllText(temp, json);
                var read = File.ReadAllText(temp);
                File.Delete(temp);
                return read;
            }
        }
        """);

    [Fact]
    public Task Cache_filled_from_the_temporary_folder_is_silent() => Verify.AnalyzerAsync(
        """
        class ThumbnailCache
        {
            void Put(string path, byte[] image)
            {
                var temp = Path.GetTempFileName();
                File.WriteAllBytes(temp, image);
                File.Move(temp, path, true);
            }
        }
        """);

    [Fact]
    public Task Temporary_path_made_in_a_helper_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            static string Temporary(string name) => Path.Combine(Path.GetTempPath(), name + ".new");

            void Save(string path, string json)
            {
                var temp = Temporary("settings");
                File.WriteAllText(temp, json);
                {|DUR206:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Temporary_path_in_a_field_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            readonly string _temp = Path.GetTempFileName();

            void Save(string path, string json)
            {
                File.WriteAllText(_temp, json);
                {|DUR206:File.Move(_temp, path, true)|};
            }
        }
        """);
}
