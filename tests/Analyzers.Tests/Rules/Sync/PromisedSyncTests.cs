using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR106: a member that is named for a sync may leave it to somebody else, or have nothing to sync.</summary>
public sealed class PromisedSyncTests
{
    [Theory]
    [InlineData("_device.Commit()")]
    [InlineData("_device.CommitAll()")]
    [InlineData("_device.Finish(_file)")]
    [InlineData("_device.Finish(Pages)")]
    public Task What_is_done_elsewhere_may_be_the_sync(string code) => Verify.AnalyzerAsync(Pages($"public void HardFlush() => {code};"));

    [Theory]
    [InlineData("public void {|DUR106:HardFlush|}() { }")]
    [InlineData("public void {|DUR106:HardFlush|}() => _device.Count();")]
    [InlineData("public void {|DUR106:HardFlush|}() => _file.Flush();")]
    public Task Nothing_is_done_with_the_file(string member) => Verify.AnalyzerAsync(Pages(member));

    [Theory]
    [InlineData("public void Drop(string path) => File.Delete(path);")]
    [InlineData("public void HardFlush() { _file.Flush(); _device.Finish(_file); }")]
    public Task Member_that_promises_nothing_or_hands_the_file_on(string member) => Verify.AnalyzerAsync(Pages(member));

    static string Pages(string member) => $$"""
        interface IDevice
        {
            void Commit();
            void CommitAll();
            void Count();
            void Finish(FileStream file);
        }

        class PageFile(IDevice device)
        {
            readonly IDevice _device = device;
            readonly FileStream _file = new("pages.db", FileMode.Open);

            FileStream Pages { get; } = new("more.db", FileMode.Open);

            {{member}}
        }
        """;

    [Fact]
    public Task Pages_that_are_moved_out_of_memory_are_temporary() => Verify.AnalyzerAsync("""
        class PageBuffer
        {
            public void FlushToDisk(byte[] pages)
            {
                using var spill = new FileStream(Path.GetTempFileName(), FileMode.Open);
                spill.Write(pages);
            }
        }
        """);

    [Fact]
    public Task Comment_in_a_member_of_another_name_is_no_sync_left_out() => Verify.AnalyzerAsync("""
        class Folder
        {
            public void Clear(string path, string old)
            {
                // the fsync comes later
                File.Delete(old);
            }
        }
        """);

    [Fact]
    public Task Flag_without_a_file_below_has_nothing_to_do() => Verify.AnalyzerAsync("""
        class Scratchpad
        {
            readonly MemoryStream _pages = new();
            readonly List<int> _numbers = new();

            public void Flush(bool flushToDisk) => _pages.Flush();
        }
        """);

    [Fact]
    public Task Flag_above_a_file_is_forgotten() => Verify.AnalyzerAsync("""
        class PageBuffer
        {
            readonly FileStream _pages = new("pages.db", FileMode.Open);
            int _count;

            public void {|DUR106:Flush|}(bool flushToDisk)
            {
                _pages.Position = 0;
                _count = 0;
            }
        }
        """);

    [Fact]
    public Task Interface_without_a_disk_below_it_is_silent() => Verify.AnalyzerAsync("""
        interface IDisk
        {
            void Fsync(string path);
        }

        class RemoteDisk : IDisk
        {
            public void Fsync(string path)
            {
            }
        }
        """);

    /// <summary>DUR105: whichever member syncs the file does it for the view.</summary>
    [Fact]
    public Task View_whose_file_another_member_syncs_is_silent() => Verify.AnalyzerAsync("""
        using System.IO.MemoryMappedFiles;

        class Pages(MemoryMappedViewAccessor view, FileStream file)
        {
            public void Flush() => view.Flush();

            public void Commit() => file.Flush(true);
        }
        """);

    /// <summary>DUR107: the name of the file need not be known.</summary>
    [Fact]
    public Task Sync_of_a_reader_of_some_file() => Verify.AnalyzerAsync("""
        class Reader
        {
            void Read(object name)
            {
                using var reader = new FileStream((string)name, FileMode.Open, FileAccess.Read);
                {|DUR107:reader.Flush(true)|};
            }
        }
        """);
}
