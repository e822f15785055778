using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>DUR201, DUR202: what else stands in the member, and who syncs the directory for it.</summary>
public sealed class NameNotSyncedElsewhereTests
{
    [Theory]
    [InlineData("void Evict(string cacheFile) { File.Delete(cacheFile); }")]
    [InlineData("void Drop(string segment) { using (var file = new FileStream(segment, FileMode.Open)) file.ReadByte(); File.Delete(segment); }")]
    [InlineData("void Drop(string segment) { try { Check(segment); } catch (Exception) { File.Delete(segment); throw; } }")]
    [InlineData("void Drop(string segment) { try { Check(segment); } finally { File.Delete(segment); } }")]
    public Task Delete_of_what_is_only_cleared_away_is_silent(string member) => Verify.AnalyzerAsync(Store(member));

    [Theory]
    [InlineData("void Drop(string segment, string other) { using (var file = new FileStream(other, FileMode.Open)) file.ReadByte(); {|DUR202:File.Delete(segment)|}; }")]
    [InlineData("void Drop(string segment) { Check(segment); {|DUR202:File.Delete(segment)|}; }")]
    [InlineData("void Drop(string segment, string other) { {|DUR202:File.Move(segment, other)|}; File.Delete(segment); }")]
    public Task Deleted_segment_comes_back(string member) => Verify.AnalyzerAsync(Store(member));

    [Fact]
    public Task One_caller_that_syncs_does_not_do_it_for_the_other() => Verify.AnalyzerAsync(Store(
        """
        void Swap(string from, string to) => {|DUR202:File.Replace(from, to, null)|};

        void SwapAndSync(string from, string to)
        {
            Swap(from, to);
            SyncDirectory(to);
        }

        void SwapAlone(string from, string to) => Swap(from, to);
        """));

    [Theory]
    [InlineData("TryFsyncDirectory", true)]
    [InlineData("SyncParentFolder", true)]
    [InlineData("FlushDirectoryEntry", true)]
    [InlineData("CanSyncDirectory", false)]
    [InlineData("MeansNoDirectorySync", false)]
    [InlineData("NotifyDirectory", false)]
    public Task Helper_is_known_by_its_name(string helper, bool isSync)
    {
        var move = "File.Move(path + \".new\", path, true)";
        return Verify.AnalyzerAsync($$"""
            class Snapshots(INames names)
            {
                void Save(string path, byte[] rows)
                {
                    using (var file = new FileStream(path + ".new", FileMode.Create))
                    {
                        file.Write(rows);
                        file.Flush(true);
                    }
                    {{(isSync ? move : $"{{|DUR202:{move}|}}")}};
                    names.{{helper}}(Path.GetDirectoryName(path)!);
                }
            }
            interface INames { bool {{helper}}(string folder); }
            """);
    }

    [Theory]
    [InlineData("DirectorySync", "Required", true)]
    [InlineData("Names", "Required", false)]
    [InlineData("DirectorySync", "Supported", false)]
    public Task Helper_is_known_by_the_name_of_its_class(string type, string helper, bool isSync)
    {
        var move = "File.Move(path + \".new\", path, true)";
        return Verify.AnalyzerAsync($$"""
            class Snapshots
            {
                void Save(string path, byte[] rows)
                {
                    using (var file = new FileStream(path + ".new", FileMode.Create))
                    {
                        file.Write(rows);
                        file.Flush(true);
                    }
                    {{(isSync ? move : $"{{|DUR202:{move}|}}")}};
                    {{type}}.{{helper}}({{(helper == "Supported" ? "" : "path")}});
                }
            }
            static class {{type}} { public static void {{helper}}({{(helper == "Supported" ? "" : "string folder")}}) { } }
            """);
    }

    static string Store(string members) => $$"""
        class Store
        {
            [DllImport("libc")] static extern int open(string path, int flags);
            [DllImport("libc")] static extern int fsync(int descriptor);

            static void SyncDirectory(string path)
            {
                if (fsync(open(path, 0)) != 0)
                    throw new IOException();
            }

            void Remove(string path)
            {
                File.Delete(path);
                SyncDirectory(path);
            }

            void Check(string path)
            {
            }

            {{members}}
        }
        """;

    [Fact]
    public Task Native_sync_of_what_cannot_be_told_is_taken_for_the_directory() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            [DllImport("libc")] static extern int open(string path, int flags);
            [DllImport("libc")] static extern int fsync(int descriptor);

            void Save(string path, byte[] json)
            {
                using (var file = new FileStream(path + ".tmp", FileMode.Create))
                {
                    file.Write(json);
                    file.Flush(true);
                }

                File.Move(path + ".tmp", path, true);
                if (fsync(open(Path.GetDirectoryName(path)!, 0)) != 0)
                    throw new IOException();
            }
        }
        """);

    [Fact]
    public Task Two_ways_to_one_name_are_one_finding() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                using (var file = new FileStream(path + ".tmp", FileMode.Create))
                {
                    file.Write(json);
                    file.Flush(true);
                }

                if (File.Exists(path))
                    File.Replace(path + ".tmp", path, null);
                else
                    {|DUR202:File.Move(path + ".tmp", path)|};
            }
        }
        """);

    [Fact]
    public Task Another_file_begun_afterwards_does_not_stand_for_the_renamed_one() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string journal, byte[] json)
            {
                using (var file = new FileStream(path + ".tmp", FileMode.Create))
                {
                    file.Write(json);
                    file.Flush(true);
                }

                {|DUR202:File.Move(path + ".tmp", path, true)|};
                using var next = {|DUR205:new FileStream(journal + ".new", FileMode.Create)|};
                next.Write(json);
                next.Flush(true);
            }
        }
        """);

    [Theory]
    [InlineData("using (var file = new FileStream(cacheFile, FileMode.CreateNew)) { file.Write(bytes); file.Flush(true); }")]
    [InlineData("using (var file = new FileStream(Path.Combine(Path.GetTempPath(), \"a.wal\"), FileMode.CreateNew)) { file.Write(bytes); file.Flush(true); }")]
    [InlineData("using (var file = new FileStream(cacheFile + \".tmp\", FileMode.Create)) { file.Write(bytes); file.Flush(true); } File.Move(cacheFile + \".tmp\", cacheFile, true);")]
    public Task Name_that_can_be_had_again_is_silent(string body) => Verify.AnalyzerAsync(
        $$"""
        class Thumbnails
        {
            void Put(string cacheFile, byte[] bytes)
            {
                {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("using var file = {|DUR201:new FileStream(path, FileMode.CreateNew)|}; file.Write(header); file.Flush(true); File.Move(other, other + \".1\");")]
    [InlineData("using var file = {|DUR201:new FileStream(path, FileMode.CreateNew)|}; _all.Add(file); file.Write(header); file.Flush(true);")]
    [InlineData("var file = new FileStream(path, FileMode.CreateNew); _all.Add(file); file.Write(header); file.Flush(true);")]
    [InlineData("_last = new FileStream(path, FileMode.CreateNew); _last.Write(header); _last.Flush(true);")]
    [InlineData("using var file = new FileStream(path, FileMode.CreateNew);")]
    [InlineData("File.Move(other, path + \".1\"); using var file = {|DUR205:new FileStream(path, FileMode.Create)|}; file.Write(header); file.Flush(true);")]
    public Task Name_of_a_new_segment(string body) => Verify.AnalyzerAsync(
        $$"""
        class Segments
        {
            readonly List<FileStream> _all = [];
            FileStream? _last;

            void Start(string path, string other, byte[] header)
            {
                {{body}}
            }
        }
        """);

    /// <summary>Only the sync of a file that the object was given can have been that of the renamed one.</summary>
    [Theory]
    [InlineData("FileStream other, byte[] state", "other.Flush(true);")]
    [InlineData("byte[] state", "_log.Write(state); _log.Flush(true);")]
    [InlineData("byte[] state", "{|DUR101:pending.Write(state)|}; pending.Dispose();")]
    public Task Rename_after_the_sync_of_another_file_is_silent(string parameters, string before) => Verify.AnalyzerAsync(
        $$"""
        class Snapshots(FileStream pending)
        {
            readonly FileStream _log = new FileStream("a.log", FileMode.Append);

            void Save({{parameters}}, string from, string to)
            {
                {{before}}
                File.Move(from, to, true);
            }
        }
        """);

    [Theory]
    [InlineData("Save", "// must be durable", "{|DUR202:", "|}")]
    [InlineData("SaveAtomic", "", "", "")]
    public Task What_is_written_through_and_meant_to_be_durable_needs_its_name(string member, string comment, string start, string end) => Verify.AnalyzerAsync(
        $$"""
        class Store
        {
            void {{member}}(string path, byte[] bytes)
            {
                {{comment}}
                using (var file = new FileStream(path + ".tmp", FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.WriteThrough))
                    file.Write(bytes);
                {{start}}File.Move(path + ".tmp", path, true){{end}};
            }
        }
        """);

    [Fact]
    public Task Rename_alone_is_silent_whatever_the_comment_says() => Verify.AnalyzerAsync(
        """
        class Store
        {
            void Swap(string from, string to)
            {
                // must be durable
                File.Move(from, to, true);
            }
        }
        """);

    [Theory]
    [InlineData("net10.0-windows", false)]
    [InlineData("net8.0-windows10.0.19041.0", false)]
    [InlineData("net10.0", true)]
    [InlineData("net10.0-linux", true)]
    [InlineData("", true)]
    public Task Code_for_Windows_alone(string framework, bool fires) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Save(string settingsPath, byte[] bytes)
            {
                using (var file = new FileStream(settingsPath + ".tmp", FileMode.Create)) { file.Write(bytes); file.Flush(true); }
                {{(fires ? "{|DUR202:File.Move(settingsPath + \".tmp\", settingsPath, true)|}" : "File.Move(settingsPath + \".tmp\", settingsPath, true)")}};
            }
        }
        """, config: framework.Length == 0 ? "" : $"build_property.TargetFramework = {framework}\ndotnet_diagnostic.DUR306.severity = none");
}
