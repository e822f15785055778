using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>DUR204 and DUR205: between truncation and sync neither the old nor the new content is there.</summary>
public sealed class OverwriteInPlaceTests
{
    [Fact]
    public Task Settings_written_by_path_are_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string json) => {|DUR204:File.WriteAllText("settings.json", json)|};
        }
        """);

    [Fact]
    public Task Settings_written_by_path_async_are_reported() => Verify.AnalyzerAsync(
        """
        class AppState
        {
            async Task SaveAsync(string settingsPath, byte[] json, CancellationToken token)
                => await {|DUR204:File.WriteAllBytesAsync(settingsPath, json, token)|};
        }
        """);

    [Fact]
    public Task State_truncated_by_file_mode_create_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state)
            {
                using var file = {|DUR204:new FileStream(path, FileMode.Create)|};
                file.Write(state);
            }
        }
        """);

    [Fact]
    public Task State_truncated_by_file_mode_truncate_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state)
            {
                using var file = {|DUR204:File.Open(path, FileMode.Truncate)|};
                file.Write(state);
            }
        }
        """);

    [Fact]
    public Task State_truncated_by_file_create_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            async Task WriteAsync(string path, Dictionary<string, int> state)
            {
                await using var file = {|DUR204:File.Create(path)|};
                await System.Text.Json.JsonSerializer.SerializeAsync(file, state);
            }
        }
        """);

    [Fact]
    public Task State_truncated_by_a_stream_writer_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                using var writer = {|DUR204:new StreamWriter(path)|};
                writer.Write(json);
            }
        }
        """);

    [Fact]
    public Task State_truncated_by_a_stream_writer_that_does_not_append_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                using var writer = {|DUR204:new StreamWriter(path, false, Encoding.UTF8)|};
                writer.Write(json);
            }
        }
        """);

    [Fact]
    public Task State_truncated_by_create_text_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                using (StreamWriter writer = {|DUR204:File.CreateText(path)|})
                    writer.Write(json);
            }
        }
        """);

    [Fact]
    public Task State_truncated_through_a_file_info_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(FileInfo target, string json)
            {
                using var writer = {|DUR204:target.CreateText()|};
                writer.Write(json);
            }
        }
        """);

    [Fact]
    public Task State_saved_as_a_document_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, System.Xml.Linq.XDocument settings) => {|DUR204:settings.Save(path)|};
        }
        """);

    [Fact]
    public Task State_saved_as_an_xml_document_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            readonly System.Xml.XmlDocument _settings = new();

            void Save(string path) => {|DUR204:_settings.Save(path)|};
        }
        """);

    [Fact]
    public Task State_truncated_by_a_file_handle_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state)
            {
                using var handle = {|DUR204:File.OpenHandle(path, FileMode.Create, FileAccess.Write)|};
                RandomAccess.Write(handle, state, 0);
            }
        }
        """);

    [Fact]
    public Task Target_deleted_before_the_rename_is_reported() => Verify.AnalyzerAsync(
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

                File.Delete(path);
                {|DUR204:File.Move(temp, path)|};
            }
        }
        """);

    [Fact]
    public Task Target_deleted_where_it_exists_before_the_rename_is_reported() => Verify.AnalyzerAsync(
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

                if (File.Exists(path))
                    File.Delete(path);
                {|DUR204:File.Move(temp, path)|};
            }
        }
        """);

    [Fact]
    public Task Target_deleted_and_written_again_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                File.Delete(path);
                {|DUR204:File.WriteAllText(path, json)|};
            }
        }
        """);

    [Fact]
    public Task Delete_before_the_rename_of_unsynced_data_is_one_finding() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                var temp = path + ".tmp";
                File.WriteAllText(temp, json);
                File.Delete(path);
                {|DUR203:File.Move(temp, path)|};
            }
        }
        """);

    [Fact]
    public Task Whole_replacement_is_silent() => Verify.AnalyzerAsync(
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

                File.Replace(temp, path, null);
                Durability.DurableDirectory.SyncParent(path);
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Overwrite_on_both_branches_is_reported_twice() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json, bool compact)
            {
                if (compact)
                    {|DUR204:File.WriteAllText(path, json.Trim())|};
                else
                    {|DUR204:File.WriteAllText(path, json)|};
            }
        }
        """);

    [Fact]
    public Task Overwrite_in_a_lambda_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            Task SaveAsync(string path, string json) => Task.Run(() => {|DUR204:File.WriteAllText(path, json)|});
        }
        """);

    [Fact]
    public Task Overwrite_in_a_property_setter_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            string _theme = "light";

            public string Theme
            {
                get => _theme;
                set
                {
                    _theme = value;
                    {|DUR204:File.WriteAllText("settings.json", value)|};
                }
            }
        }
        """);

    [Fact]
    public Task Overwrite_in_a_helper_is_reported_once() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            public void SaveTheme(string theme) => Write("theme.settings", theme);

            public void SaveFont(string font) => Write("font.settings", font);

            static void Write(string settingsPath, string text) => {|DUR204:File.WriteAllText(settingsPath, text)|};
        }
        """);

    [Fact]
    public Task Stream_returned_to_the_caller_is_silent() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            Stream Begin(string path)
            {
                var file = File.Create(path);
                file.WriteByte(1);
                return file;
            }
        }
        """);

    [Fact]
    public Task Backup_copied_before_the_overwrite_is_still_told() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                File.Copy(path, path + ".bak", true);
                {|DUR204:File.WriteAllText(path, json)|};
            }
        }
        """);

    [Fact]
    public Task State_truncated_by_an_xml_writer_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string name)
            {
                using var xml = {|DUR204:System.Xml.XmlWriter.Create(path)|};
                xml.WriteElementString("name", name);
            }
        }
        """);

    [Fact]
    public Task Batch_of_the_library_is_silent() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string settingsPath, string indexPath, string json, byte[] index)
            {
                using var batch = new Durability.SyncBatch();
                batch.WriteAllText(settingsPath, json);
                batch.WriteAllBytes(indexPath, index);
                batch.Move(settingsPath + ".key", settingsPath + ".keys");
                batch.Commit();
            }
        }
        """, withRuntime: true);

    /// <summary>The old file is kept under another name; what that name held before is one older still.</summary>
    [Fact]
    public Task File_that_is_moved_aside_for_one_from_elsewhere_is_a_step() => Verify.AnalyzerAsync("""
        class Migration(string projectFile)
        {
            void Run(Func<string, string> migrate, string version)
            {
                string migrated = migrate(projectFile);
                string older = projectFile.Replace(".project", "." + version + ".project");
                if (File.Exists(older))
                    File.Delete(older);
                File.Move(projectFile, older);
                File.Move(migrated, projectFile);
            }
        }
        """);

    [Theory]
    [InlineData("{|DUR204:data.WriteXml(settingsPath)|};")]
    [InlineData("{|DUR204:data.WriteXml(settingsPath, System.Data.XmlWriteMode.WriteSchema)|};")]
    [InlineData("{|DUR204:data.Tables[0].WriteXml(settingsPath)|};")]
    [InlineData("using (var writer = {|DUR204:new StreamWriter(settingsPath)|}) data.WriteXml(writer);")]
    [InlineData("data.ReadXml(settingsPath);")]
    [InlineData("using (var stream = {|DUR204:store.CreateFile(\"settings.dat\")|}) stream.WriteByte(1);")]
    [InlineData("using (var stream = {|DUR204:store.OpenFile(\"settings.dat\", FileMode.Create)|}) stream.WriteByte(1);")]
    [InlineData("using (var stream = store.OpenFile(\"settings.dat\", FileMode.Open)) stream.ReadByte();")]
    [InlineData("using (var stream = store.CreateFile(\"settings.tmp\")) stream.WriteByte(1); {|DUR203:store.MoveFile(\"settings.tmp\", \"settings.dat\")|};")]
    [InlineData("using (var stream = store.CreateFile(\"settings.tmp\")) { stream.WriteByte(1); stream.Flush(true); } {|DUR202:store.MoveFile(\"settings.tmp\", \"settings.dat\")|};")]
    public Task Data_sets_and_isolated_storage(string code) => Verify.AnalyzerAsync($$"""
        class Program
        {
            static void Put(System.Data.DataSet data, System.IO.IsolatedStorage.IsolatedStorageFile store, string settingsPath) { {{code}} }
        }
        """);
}
