using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>DUR201, DUR202: which names a segment store wants on the device, and which of its members syncs them.</summary>
public sealed class NameOfSegmentTests
{
    [Theory]
    [InlineData("void Drop(string cacheFile) => File.Delete(cacheFile);")]
    [InlineData("void Drop(string segment) => File.Delete(segment + \".tmp\");")]
    [InlineData("void Drop(string segment) => File.Delete(segment + \".part\");")]
    [InlineData("void Rotate(string journal, string other, byte[] bytes) { File.Move(journal, journal + \".old\"); using var file = {|DUR201:new FileStream(other, FileMode.CreateNew)|}; file.Write(bytes); file.Flush(true); }")]
    public Task Name_that_need_not_be_there_is_silent(string member) => Verify.AnalyzerAsync(Store(member));

    [Fact]
    public Task File_that_is_replaced_comes_back() => Verify.AnalyzerAsync(Store(
        "void Swap(string journal) { {|DUR202:File.Move(journal, journal + \".old\")|}; {|DUR202:File.Move(journal + \".new\", journal)|}; }"));

    static string Store(string member) => $$"""
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

            {{member}}
        }
        """;

    [Theory]
    [InlineData("var file = {|DUR201:new FileStream(path, FileMode.CreateNew)|}; file.Write(header); file.Flush(true);")]
    [InlineData("File.Delete(path + \".old\"); File.Move(path, path + \".old\"); using var file = {|DUR201:new FileStream(path, FileMode.Create)|}; file.Write(header); file.Flush(true);")]
    public Task New_segment_can_lose_its_name(string body) => Verify.AnalyzerAsync($$"""
        class Segment
        {
            void Start(string path, byte[] header)
            {
                {{body}}
            }
        }
        """);

    [Fact]
    public Task Renamed_file_that_is_synced_once_more_can_lose_its_name() => Verify.AnalyzerAsync("""
        class Segment
        {
            void Seal(string path, byte[] bytes)
            {
                var file = new FileStream(path + ".tmp", FileMode.Create);
                file.Write(bytes);
                file.Flush(true);
                {|DUR202:File.Move(path + ".tmp", path, true)|};
                {|DUR502:file.Flush(true)|};
                file.Dispose();
            }
        }
        """);

    [Fact]
    public Task File_in_a_directory_is_no_directory() => Verify.AnalyzerAsync("""
        class Segments
        {
            void Add(string directory, byte[] bytes)
            {
                using var file = {|DUR201:new FileStream(Path.Combine(directory, "0.seg"), FileMode.CreateNew)|};
                file.Write(bytes);
                file.Flush(true);
            }

            void Swap(string from, string to) => File.Replace(from, to, null);
        }
        """);

    [Fact]
    public Task Class_that_is_named_for_the_sync_of_directories_does_it_for_one_member_only() => Verify.AnalyzerAsync("""
        class Segments
        {
            void Add(string path, byte[] bytes)
            {
                using (var file = new FileStream(path, FileMode.CreateNew))
                {
                    file.Write(bytes);
                    file.Flush(true);
                }

                DirectorySync.Required(path);
            }

            void Swap(string from, string to) => {|DUR202:File.Replace(from, to, null)|};
        }
        static class DirectorySync { public static void Required(string path) { } }
        """);

    [Fact]
    public Task Caller_that_syncs_the_directory_itself_does_it_for_its_helper() => Verify.AnalyzerAsync("""
        class Store
        {
            [DllImport("libc")] static extern int open(string path, int flags);
            [DllImport("libc")] static extern int fsync(int descriptor);

            void Save(string path, byte[] bytes)
            {
                using (var file = new FileStream(path + ".tmp", FileMode.Create))
                {
                    file.Write(bytes);
                    file.Flush(true);
                }

                Swap(path + ".tmp", path);
                if (fsync(open(Path.GetDirectoryName(path)!, 0)) != 0)
                    throw new IOException();
            }

            static void Swap(string from, string to) => File.Move(from, to, true);
        }
        """);

    [Fact]
    public Task Directory_that_is_synced_for_another_object_is_not_that_of_this_one() => Verify.AnalyzerAsync("""
        class SettingsFile(INames names, IBackup backup)
        {
            public void Save(string path, byte[] json)
            {
                using (var file = new FileStream(path + ".tmp", FileMode.Create))
                {
                    file.Write(json);
                    file.Flush(true);
                }

                {|DUR202:File.Move(path + ".tmp", path, true)|};
            }

            public void SaveBackup(string path, byte[] json)
            {
                backup.Save(path, json);
                names.SyncDirectory(path);
            }
        }
        interface INames { void SyncDirectory(string folder); }
        interface IBackup { void Save(string path, byte[] json); }
        """);

    [Fact]
    public Task Temporary_folder_holds_nothing_durable() => Verify.AnalyzerAsync("""
        [Durability.Durable]
        class Store
        {
            void Stage(byte[] bytes)
            {
                using var file = new FileStream(Path.Combine(Path.GetTempPath(), "upload"), FileMode.CreateNew);
                file.Write(bytes);
                file.Flush(true);
            }

            void Withdraw(string path, byte[] bytes)
            {
                using (var file = new FileStream(path + ".new", FileMode.CreateNew))
                    file.Write(bytes);
                File.Move(path + ".new", Path.Combine(Path.GetTempPath(), "withdrawn"));
            }
        }
        namespace Durability { class DurableAttribute : Attribute; }
        """);

    [Theory]
    [InlineData("CreateDirectoryAsync", false)]
    [InlineData("WithoutDirectorySync", false)]
    [InlineData("FlushDirectoryEntry", true)]
    public Task Helper_is_known_by_whole_words_of_its_name(string helper, bool isSync)
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
                    names.{{helper}}(path);
                }
            }
            interface INames { void {{helper}}(string folder); }
            """);
    }

    [Fact]
    public Task Object_that_syncs_its_file_in_one_member_may_publish_it_in_another() => Verify.AnalyzerAsync("""
        class Snapshots
        {
            readonly FileStream _pending = new FileStream("orders.new", FileMode.Create);

            void Finish(byte[] footer)
            {
                _pending.Write(footer);
                _pending.Flush(true);
            }

            void Publish()
            {
                _pending.Dispose();
                File.Move("orders.new", "orders.snapshot", true);
            }
        }
        """);
}
