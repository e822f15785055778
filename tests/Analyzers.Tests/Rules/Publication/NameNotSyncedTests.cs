using System.Threading.Tasks;
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
    public Task Either_content_after_a_crash_is_fine_where_nothing_says_otherwise() => Verify.AnalyzerAsync(
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

                File.Move(path + ".tmp", path, true);
            }
        }
        """);
}
