using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>A temporary file that is copied to its final name and deleted: nothing is left if the copy never reached the disk.</summary>
public sealed class PublishByCopyTests
{
    [Theory]
    [InlineData("using (var file = File.OpenWrite(temporary)) file.Write(key);", "File.Copy(temporary, path);")]
    [InlineData("File.WriteAllBytes(temporary, key);", "File.Copy(temporary, path);")]
    [InlineData("File.WriteAllBytes(temporary, key);", "new FileInfo(temporary).CopyTo(path);")]
    public Task Temporary_half_goes_before_its_copy_is_on_disk(string write, string copy) => Verify.AnalyzerAsync($$"""
        class KeyRing(string folder)
        {
            void Store(string name, byte[] key)
            {
                var temporary = Path.Combine(folder, name + ".tmp");
                var path = Path.Combine(folder, name + ".key");
                {{write}}
                {{copy}}
                {|DUR402:File.Delete(temporary)|};
            }
        }
        """);

    [Fact]
    public Task It_goes_in_a_finally() => Verify.AnalyzerAsync("""
        class Repository(DirectoryInfo folder)
        {
            void Store(string name, byte[] element)
            {
                var temporary = Path.Combine(folder.FullName, Guid.NewGuid() + ".tmp");
                try
                {
                    using (var file = File.OpenWrite(temporary))
                        file.Write(element);
                    File.Copy(temporary, Path.Combine(folder.FullName, name + ".xml"));
                }
                finally
                {
                    {|DUR402:File.Delete(temporary)|};
                }
            }
        }
        """);

    [Theory]
    [InlineData("using (var file = new FileStream(path, FileMode.Open)) file.Flush(true); File.Delete(temporary);")]
    [InlineData("using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(file); File.Delete(temporary);")]
    [InlineData("")]
    public Task Copy_is_synced_first_or_both_stay(string then) => Verify.AnalyzerAsync($$"""
        class KeyRing(string folder)
        {
            void Store(string name, byte[] key)
            {
                var temporary = Path.Combine(folder, name + ".tmp");
                var path = Path.Combine(folder, name + ".key");
                File.WriteAllBytes(temporary, key);
                File.Copy(temporary, path);
                {{then}}
            }
        }
        """);

    [Fact]
    public Task Copy_in_a_cache_can_be_made_again() => Verify.AnalyzerAsync("""
        class Thumbnails(string cacheFolder)
        {
            void Store(string name, byte[] picture)
            {
                var temporary = Path.Combine(cacheFolder, name + ".tmp");
                File.WriteAllBytes(temporary, picture);
                File.Copy(temporary, Path.Combine(cacheFolder, name + ".bin"));
                File.Delete(temporary);
            }
        }
        """);

    [Fact]
    public Task Old_content_that_is_copied_aside_is_told_where_it_is_written_again() => Verify.AnalyzerAsync("""
        class SettingsStore
        {
            void Save(string settingsPath, string text)
            {
                File.Copy(settingsPath, settingsPath + ".bak", true);
                File.Delete(settingsPath);
                {|DUR204:File.WriteAllText(settingsPath, text)|};
            }
        }
        """);

    [Theory]
    [InlineData("{|DUR204:File.Copy(temporaryPath, settingsPath, true)|}; File.Delete(temporaryPath);")]
    [InlineData("{|DUR204:File.Copy(temporaryPath, settingsPath, overwrite: true)|}; File.Delete(temporaryPath);")]
    [InlineData("File.Copy(temporaryPath, settingsPath, true);")]
    [InlineData("File.Copy(otherPath, settingsPath, true); {|DUR402:File.Delete(otherPath)|};")]
    public Task Pending_file_is_copied_over_the_live_one_and_deleted(string complete) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            static void Complete(string temporaryPath, string otherPath, string settingsPath)
            {
                {{complete}}
            }
        }
        """);
}
