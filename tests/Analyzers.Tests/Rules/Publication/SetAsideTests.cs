using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>A rename out of the way, and a copy that is kept: nobody's only content.</summary>
public sealed class SetAsideTests
{
    [Theory]
    [InlineData("File.Move(path, path + \".old\");")]
    [InlineData("File.Move(path, path + \".bak\", true);")]
    [InlineData("File.Move(path, Path.Combine(folder, \"archived\", name));")]
    [InlineData("File.Move(path, Path.Combine(folder, \"corrupt-\" + name));")]
    public Task What_was_written_is_moved_out_of_the_way(string move) => Verify.AnalyzerAsync(Rotation(move));

    [Theory]
    [InlineData("{|DUR203:File.Move(path, Path.Combine(folder, \"current\"), true)|};")]
    [InlineData("{|DUR203:File.Move(path, Path.Combine(folder, \"orders.json\"), true)|};")]
    public Task What_was_written_is_moved_into_place(string move) => Verify.AnalyzerAsync(Rotation(move));

    static string Rotation(string move) => $$"""
        class Orders
        {
            void Save(string folder, string name, string text)
            {
                var path = Path.Combine(folder, name + ".next");
                File.WriteAllText(path, text);
                {{move}}
            }
        }
        """;

    [Theory]
    [InlineData("Path.Combine(folder, \"settings.json.bak\")", "")]
    [InlineData("Path.Combine(folder, \"settings.json.old\")", "")]
    [InlineData("Path.Combine(folder, \"settings.prev.json\")", "")]
    [InlineData("Path.Combine(backupFolder, \"settings.json\")", "")]
    [InlineData("Path.Combine(folder, \"settings.json\")", "DUR204")]
    public Task Copy_that_is_kept_is_written_while_the_original_is_there(string path, string id)
    {
        var write = $"File.WriteAllText({path}, text)";
        return Verify.AnalyzerAsync($$"""
            class Settings
            {
                void Save(string folder, string backupFolder, string text) => {{(id.Length == 0 ? write : $"{{|{id}:{write}|}}")}};
            }
            """);
    }

    [Theory]
    [InlineData("", "sfd.FileName", "")]
    [InlineData("", "saveFileDialog.FileName", "")]
    [InlineData("var path = saveFileDialog.FileName;", "path", "")]
    [InlineData("", "openFileDialog.FileName", "DUR204")]
    [InlineData("var path = openFileDialog.FileName;", "path", "DUR204")]
    [InlineData("", "file.FileName", "DUR204")]
    public Task File_that_its_user_has_just_picked(string pick, string path, string id)
    {
        var write = $"File.WriteAllText({path}, text)";
        return Verify.AnalyzerAsync($$"""
            class Picked { public string FileName = ""; }

            class SettingsForm
            {
                void Save(Picked sfd, Picked saveFileDialog, Picked openFileDialog, Picked file, string text)
                {
                    {{pick}}
                    {{(id.Length == 0 ? write : $"{{|{id}:{write}|}}")}};
                }
            }
            """);
    }

    [Theory]
    [InlineData("var isNew = !File.Exists(path); if (isNew) File.WriteAllText(path, text);")]
    [InlineData("var exists = File.Exists(path); if (!exists) File.WriteAllText(path, text);")]
    [InlineData("var exists = File.Exists(path); if (exists) return; File.WriteAllText(path, text);")]
    [InlineData("var isNew = !File.Exists(path); if (force) isNew = true; if (isNew) {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("var isNew = !File.Exists(path + \".lock\"); if (isNew) {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("var exists = File.Exists(path); if (exists) {|DUR204:File.WriteAllText(path, text)|};")]
    public Task File_is_made_where_a_flag_says_that_there_is_none(string body) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Save(string path, string text, bool force) { {{body}} }
        }
        """);

    [Fact]
    public Task Helper_that_deletes_is_followed_by_a_sync_of_the_directory() => Verify.AnalyzerAsync("""
        class Segments(string folder)
        {
            [DllImport("libc")] static extern int fsync(int descriptor);

            static void FsyncDirectory(string folder) { if (fsync(folder.Length) != 0) throw new IOException(); }

            public void DeleteAll(string[] paths)
            {
                foreach (var path in paths)
                    TryDelete(path);
                FsyncDirectory(folder);
            }

            static bool TryDelete(string path)
            {
                if (!File.Exists(path))
                    return false;
                File.Delete(path);
                return true;
            }
        }
        """);

    [Fact]
    public Task Helper_that_deletes_is_followed_by_nothing() => Verify.AnalyzerAsync("""
        class Segments(string folder)
        {
            [DllImport("libc")] static extern int fsync(int descriptor);

            static void FsyncDirectory(string folder) { if (fsync(folder.Length) != 0) throw new IOException(); }

            public void Seal() => FsyncDirectory(folder);

            public void DeleteAll(string[] paths)
            {
                foreach (var path in paths)
                    TryDelete(path);
            }

            static bool TryDelete(string path)
            {
                if (!File.Exists(path))
                    return false;
                {|DUR202:File.Delete(path)|};
                return true;
            }
        }
        """);

    [Theory]
    [InlineData("WriteIfChanged", "DUR205")]
    [InlineData("Dispose", "DUR205")]
    [InlineData("Refresh", "DUR204")]
    public Task Member_that_reads_what_it_is_about_to_write(string name, string id) => Verify.AnalyzerAsync($$"""
        class Labels(string file)
        {
            public void {{name}}(string text)
            {
                if (File.ReadAllText(file) != text)
                    {|{{id}}:File.WriteAllText(file, text)|};
            }
        }
        """);

    [Fact]
    public Task One_file_of_a_helper_that_names_many_is_not_another() => Verify.AnalyzerAsync("""
        class Recordings
        {
            static int s_next;

            static string PathOf(object what) => what + ".txt";

            string LoadFirst() => File.ReadAllText(PathOf(s_next));

            void Put(string text) => {|DUR205:File.WriteAllText(PathOf(new object()), text)|};
        }
        """);

    [Theory]
    [InlineData("File.Copy(MapOf(name) + \".backup\", MapOf(name), true);")]
    [InlineData("File.Copy(MapOf(name) + \".backup\", MapOf(name), true); File.Delete(name);")]
    public Task Backup_that_is_copied_back_and_stays_is_silent(string restores) => Verify.AnalyzerAsync($$"""
        class Maps
        {
            static string MapOf(string name) => "maps/" + name;
            public static void Restore(string name) { {{restores}} }
        }
        """);

    [Theory]
    [InlineData("{|DUR204:File.Copy(MapOf(name) + \".backup\", MapOf(name), true)|}; File.Delete(MapOf(name) + \".backup\");")]
    [InlineData("{|DUR204:File.Copy(MapOf(name) + \".backup\", MapOf(name), true)|}; File.Move(MapOf(name) + \".backup\", name);")]
    [InlineData("Export(MapOf(name) + \".backup\"); {|DUR204:File.Copy(MapOf(name) + \".backup\", MapOf(name), true)|};")]
    [InlineData("File.WriteAllText(MapOf(name) + \".backup\", name); {|DUR204:File.Copy(MapOf(name) + \".backup\", MapOf(name), true)|};")]
    public Task Backup_that_goes_or_was_made_here(string restores) => Verify.AnalyzerAsync($$"""
        abstract class Maps
        {
            static string MapOf(string name) => "maps/" + name;
            protected abstract void Export(string path);
            public void Restore(string name) { {{restores}} }
        }
        """);
}
