using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>DUR204 against DUR205: whether a file that is overwritten in place matters.</summary>
public sealed class OverwriteEvidenceTests
{
    [Fact]
    public Task New_file_is_no_overwrite() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                file.Write(state);
                file.Flush(true);
                Durability.DurableDirectory.SyncParent(path);
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Name_made_anew_each_time_is_no_overwrite() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string folder, byte[] state)
            {
                using var file = File.Create(Path.Combine(folder, $"{DateTime.UtcNow.Ticks}.snapshot"));
                file.Write(state);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task File_without_evidence_is_told_at_info() => Verify.AnalyzerAsync(
        """
        class Notes
        {
            void Put(string path, string text) => {|DUR205:File.WriteAllText(path, text)|};
        }
        """);

    [Fact]
    public Task Truncated_file_without_evidence_is_told_at_info() => Verify.AnalyzerAsync(
        """
        class Notes
        {
            void Put(string path, byte[] bytes)
            {
                using var file = {|DUR205:new FileStream(path, FileMode.Create)|};
                file.Write(bytes);
            }
        }
        """);

    [Fact]
    public Task Synced_overwrite_is_told_at_info() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                using var file = {|DUR205:new FileStream(path, FileMode.Create)|};
                file.Write(json);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Scope_all_makes_it_a_warning() => Verify.AnalyzerAsync(
        """
        class Notes
        {
            void Put(string path, string text) => {|DUR204:File.WriteAllText(path, text)|};
        }
        """, config: "durability_scope = all");

    [Fact]
    public Task Scope_marked_is_silent_outside_durable_code() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string json) => File.WriteAllText("settings.json", json);
        }
        """, config: "durability_scope = marked");

    [Fact]
    public Task Report_is_silent() => Verify.AnalyzerAsync(
        """
        class Statistics
        {
            void Write(string reportPath, string text) => File.WriteAllText(reportPath, text);
        }
        """);

    [Fact]
    public Task Cache_is_silent() => Verify.AnalyzerAsync(
        """
        class Thumbnails
        {
            void Put(string cacheFile, byte[] bytes) => File.WriteAllBytes(cacheFile, bytes);
        }
        """);

    [Fact]
    public Task Exported_csv_is_silent() => Verify.AnalyzerAsync(
        """
        class Orders
        {
            void Export(string[] lines) => File.WriteAllLines("orders.csv", lines);
        }
        """);

    [Fact]
    public Task Generated_source_is_silent() => Verify.AnalyzerAsync(
        """
        class Templates
        {
            void Render(string generatedPath, string code) => File.WriteAllText(generatedPath, code);
        }
        """);

    [Fact]
    public Task Pid_file_is_silent() => Verify.AnalyzerAsync(
        """
        class Daemon
        {
            void Started() => File.WriteAllText("/run/orders.pid", Environment.ProcessId.ToString());
        }
        """);

    [Fact]
    public Task Temporary_folder_is_silent() => Verify.AnalyzerAsync(
        """
        class Settings
        {
            void Spill(string json) => File.WriteAllText(Path.Combine(Path.GetTempPath(), "settings.json"), json);
        }
        """);

    [Fact]
    public Task Test_code_is_silent() => Verify.AnalyzerAsync(
        """
        class SettingsFileTests
        {
            void Loads() => File.WriteAllText("settings.json", "{}");
        }
        """);

    [Fact]
    public Task Lock_file_is_silent() => Verify.AnalyzerAsync(
        """
        class Store
        {
            FileStream Acquire(string folder) => new(Path.Combine(folder, "store.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        """);

    [Fact]
    public Task Overwrite_in_a_general_helper_is_reported_where_the_state_is_named() => Verify.AnalyzerAsync(
        """
        static class Files
        {
            public static void Put(string path, string text) => {|DUR205:File.WriteAllText(path, text)|};
        }

        class SettingsFile
        {
            public void Save(string json) => {|DUR204:Files.Put("settings.json", json)|};
        }
        """);

    [Fact]
    public Task Old_backup_deleted_before_the_live_file_is_moved_aside_is_silent() => Verify.AnalyzerAsync(
        """
        class Dictionary(string path)
        {
            void Migrate(string migrated)
            {
                var old = path + ".v1";
                if (File.Exists(old))
                    File.Delete(old);
                File.Move(path, old);
                File.Move(migrated, path);
            }
        }
        """);

    [Fact]
    public Task Leftover_deleted_before_a_rename_that_is_not_the_last_is_silent() => Verify.AnalyzerAsync(
        """
        class SettingsFile(string path)
        {
            void Publish(string written)
            {
                var pending = path + ".pending";
                File.Delete(pending);
                File.Move(written, pending);
                File.Move(pending, path, true);
            }
        }
        """);

    [Fact]
    public Task Folder_whose_other_files_are_read_says_nothing_of_this_one() => Verify.AnalyzerAsync(
        """
        class Blocks(string folder)
        {
            public byte[] Get(string hash) => File.ReadAllBytes(Path.Combine(folder, hash));

            public void Put(string hash, byte[] block) => {|DUR205:File.WriteAllBytes(Path.Combine(folder, hash), block)|};
        }
        """);

    [Fact]
    public Task What_is_exported_stays_an_export_whatever_it_is() => Verify.AnalyzerAsync(
        """
        class Transfers
        {
            void ExportTransaction(string file, byte[] bytes) => File.WriteAllBytes(file, bytes);
        }
        """);

    [Fact]
    public Task Name_of_the_product_is_no_evidence() => Verify.AnalyzerAsync(
        """
        namespace Durable.Editor.Pictures;

        class DurablePicture
        {
            void Write(string file, byte[] bytes) => {|DUR205:File.WriteAllBytes(file, bytes)|};
        }
        """);

    [Fact]
    public Task Code_of_a_namespace_for_tests_is_test_code() => Verify.AnalyzerAsync(
        """
        namespace Shop.UnitTesting;

        class Settings
        {
            void Save(string file, byte[] bytes) => File.WriteAllBytes(file, bytes);
        }
        """);

    [Fact]
    public Task Lock_in_the_name_of_a_member_is_one_of_threads() => Verify.AnalyzerAsync(
        """
        class Bans
        {
            void WriteNoLock(string file, string text) => {|DUR205:File.WriteAllText(file, text)|};

            void WriteLock(string lockFile, string text) => File.WriteAllText(lockFile, text);
        }
        """);
}
