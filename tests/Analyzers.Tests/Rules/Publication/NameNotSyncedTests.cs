using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>DUR201, DUR202: names that are not on the device, where the code says that it wants them there.</summary>
public sealed class NameNotSyncedTests
{
    [Fact]
    public Task Rename_in_a_type_that_syncs_directories_elsewhere_is_reported() => Verify.AnalyzerAsync(
        """
        class Store
        {
            [DllImport("libc")] static extern int open(string path, int flags);
            [DllImport("libc")] static extern int fsync(int descriptor);

            static void SyncDirectory(string path)
            {
                if (fsync(open(path, 0)) != 0)
                    throw new IOException();
            }

            void Create(string path, byte[] bytes)
            {
                using (var file = new FileStream(path, FileMode.CreateNew))
                {
                    file.Write(bytes);
                    file.Flush(true);
                }

                SyncDirectory(Path.GetDirectoryName(path)!);
            }

            void Swap(string from, string to) => {|DUR202:File.Replace(from, to, null)|};
        }
        """);

    [Fact]
    public Task Marked_durable_a_new_file_and_a_rename_are_reported() => Verify.AnalyzerAsync(
        """
        [Durability.Durable]
        class Store
        {
            void Create(string path, byte[] bytes)
            {
                using var file = {|DUR201:new FileStream(path, FileMode.CreateNew)|};
                file.Write(bytes);
                file.Flush(true);
            }

            void Replace(string path, byte[] bytes)
            {
                using (var file = new FileStream(path + ".tmp", FileMode.Create))
                {
                    file.Write(bytes);
                    file.Flush(true);
                }

                {|DUR202:File.Move(path + ".tmp", path, true)|};
            }
        }

        namespace Durability
        {
            class DurableAttribute : Attribute;
        }
        """);

    [Fact]
    public Task Rename_of_synced_content_is_reported() => Verify.AnalyzerAsync(
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

                {|DUR202:File.Move(path + ".tmp", path, true)|};
            }
        }
        """);

    [Fact]
    public Task Rename_after_the_sync_of_a_handle_that_the_object_keeps_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotWriter(FileStream pending, FileInfo file, string target)
        {
            void Save(byte[] state)
            {
                pending.Write(state);
                pending.Flush(true);
                pending.Dispose();
                {|DUR202:file.MoveTo(target, true)|};
            }
        }
        """);

    [Fact]
    public Task New_file_that_is_synced_is_reported_for_its_name() => Verify.AnalyzerAsync(
        """
        class Segment
        {
            void Start(string path, byte[] header)
            {
                using var file = {|DUR201:new FileStream(path, FileMode.CreateNew)|};
                file.Write(header);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Rename_of_a_file_that_somebody_else_wrote_is_silent() => Verify.AnalyzerAsync(
        """
        class Files
        {
            void Rename(string from, string to) => File.Move(from, to);
        }
        """);

    [Fact]
    public Task Helper_whose_caller_syncs_the_directory_is_silent() => Verify.AnalyzerAsync(
        Native + """
        class Store
        {
            void Save(string path, byte[] bytes)
            {
                using (var file = new FileStream(path + ".tmp", FileMode.Create))
                {
                    file.Write(bytes);
                    file.Flush(true);
                }

                Swap(path + ".tmp", path);
                Native.SyncDirectory(Path.GetDirectoryName(path)!);
            }

            static void Swap(string from, string to) => File.Move(from, to, true);
        }
        """);

    [Fact]
    public Task Delete_in_a_type_that_syncs_directories_elsewhere_is_reported() => Verify.AnalyzerAsync(
        Native + """
        class Segments
        {
            void Add(string path, byte[] header)
            {
                using (var file = new FileStream(path, FileMode.CreateNew))
                {
                    file.Write(header);
                    file.Flush(true);
                }

                Native.SyncDirectory(Path.GetDirectoryName(path)!);
            }

            void Drop(string path) => {|DUR202:File.Delete(path)|};

            void DropDurably(string path)
            {
                File.Delete(path);
                Native.SyncDirectory(Path.GetDirectoryName(path)!);
            }
        }
        """);

    [Fact]
    public Task Delete_that_clears_up_is_silent() => Verify.AnalyzerAsync(
        """
        [Durability.Durable]
        class Store
        {
            void Clear(string path, byte[] bytes)
            {
                try
                {
                    using var file = {|DUR201:new FileStream(path + ".tmp", FileMode.CreateNew)|};
                    file.Write(bytes);
                    file.Flush(true);
                }
                catch (IOException)
                {
                    File.Delete(path + ".tmp");
                    throw;
                }
            }

            void Delete(string path) => {|DUR202:File.Delete(path)|};
        }

        namespace Durability
        {
            class DurableAttribute : Attribute;
        }
        """);

    [Fact]
    public Task Handles_of_a_package_that_is_missing_are_known_by_the_names_of_their_types()
    {
        var test = new CSharpAnalyzerTest<DurabilityAnalyzer, DefaultVerifier>
        {
            TestCode = """
            class SnapshotWriter
            {
                FileSystemStream? _pending;
                IFileInfo? _file;

                public void Save(string target)
                {
                    _pending.Flush(true);
                    _pending.Dispose();
                    {|DUR202:_file.MoveTo(target, true)|};
                }
            }
            """,
            CompilerDiagnostics = CompilerDiagnostics.None,
        };
        return test.RunAsync();
    }

    const string Native = """
        static class Native
        {
            [DllImport("libc")] static extern int open(string path, int flags);
            [DllImport("libc")] static extern int fsync(int descriptor);

            public static void SyncDirectory(string path)
            {
                if (fsync(open(path, 0)) != 0)
                    throw new IOException();
            }
        }

        """;

    /// <summary>Whoever syncs the file, or opens it write-through, wants it to be there.</summary>
    [Theory]
    [InlineData("", "file.Flush(true);")]
    [InlineData(", FileAccess.Write, FileShare.None, 4096, FileOptions.WriteThrough", "")]
    public Task File_made_anew_after_the_old_one_was_moved_away_is_a_new_name(string options, string sync) => Verify.AnalyzerAsync(
        $$"""
        class State
        {
            void Save(string path, byte[] content)
            {
                File.Move(path, path + ".old");
                using (var file = {|DUR201:new FileStream(path, FileMode.Create{{options}})|})
                {
                    file.Write(content);
                    {{sync}}
                }

                File.Delete(path + ".old");
            }
        }
        """);

    [Fact]
    public Task File_that_is_there_already_keeps_its_name() => Verify.AnalyzerAsync(
        """
        class Pages
        {
            void Save(string path, byte[] content)
            {
                using var file = {|DUR205:new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.WriteThrough)|};
                file.Write(content);
            }
        }
        """);
}
