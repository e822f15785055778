using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR106: a method that is named for a sync, and what is left of it.</summary>
public sealed class DroppedSyncTests
{
    [Theory]
    [InlineData("public override", "ICollection<string> names", "names", "// foreach (var name in names) Fsync(name);")]
    [InlineData("public", "string path", "path", "// file.Flush(true) was too slow")]
    [InlineData("public", "string[] paths", "paths", "// no fsync needed")]
    public Task Sync_that_is_only_a_comment_is_dropped(string modifiers, string parameter, string name, string comment) => Verify.AnalyzerAsync(
        $$"""
        abstract class Folder
        {
            public virtual void Sync(ICollection<string> names) => throw new NotSupportedException();
            protected void EnsureOpen() { }
        }

        class FileFolder : Folder
        {
            {{modifiers}} void {|#0:Sync|}({{parameter}})
            {
                EnsureOpen();
                {{comment}}
            }
        }
        """,
        expected: Verify.Diagnostic("DUR106").WithLocation(0).WithArguments("FileFolder.Sync", $"is named for a sync, and its sync of '{name}' is only a comment"));

    [Theory]
    [InlineData("static class Log", "static", "FlushToDisk")]
    [InlineData("class FileLogger", "", "FlushToDisk")]
    [InlineData("class TransactionLog", "", "{|DUR106:FlushToDisk|}")]
    public Task Diary_of_a_program_needs_no_sync(string type, string modifier, string method) => Verify.AnalyzerAsync(
        $$"""
        {{type}}
        {
            {{modifier}} void {{method}}(StreamWriter writer) => writer.Flush();
        }
        """);

    [Theory]
    [InlineData("void Sync(string path) { /* nothing to do in memory */ }")]
    [InlineData("void Sync(string path) { // fsync\n Push(path); }")]
    [InlineData("void Sync(int count) { // fsync\n }")]
    [InlineData("void Sync() { // fsync\n }")]
    public Task Sync_of_something_else_is_silent(string member) => Verify.AnalyzerAsync(
        $$"""
        class Folder
        {
            {{member}}

            void Push(string path) { }
        }
        """);

    [Theory]
    [InlineData("{|#0:if|} (isDir) return;")]
    [InlineData("{|#0:if|} (isDir) { return; }")]
    public Task Directory_that_is_skipped_everywhere_is_dropped(string skip) => Verify.AnalyzerAsync(
        $$"""
        static class Files
        {
            public static void Fsync(string path, bool isDir)
            {
                {{skip}}
                using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
                file.Flush(true);
            }
        }
        """,
        expected: Verify.Diagnostic("DUR106").WithLocation(0).WithArguments("Files.Fsync", "returns without a sync where 'isDir' is set"));

    [Theory]
    [InlineData("if (isDir && OperatingSystem.IsWindows()) return;")]
    [InlineData("if (skip) return;")]
    [InlineData("if (isDir) { SyncDirectory(path); return; }")]
    public Task Way_out_that_asks_for_the_system_is_silent(string skip) => Verify.AnalyzerAsync(
        $$"""
        static class Files
        {
            public static void Fsync(string path, bool isDir, bool skip)
            {
                {{skip}}
                using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
                file.Flush(true);
            }

            static void SyncDirectory(string path) { }
        }
        """);

    [Fact]
    public Task Method_named_for_a_sync_that_only_drains_is_reported() => Verify.AnalyzerAsync(
        """
        static class StreamExtensions
        {
            public static void {|DUR106:FlushToDisk|}(this Stream stream) => stream.Flush();
        }
        """);

    [Fact]
    public Task Async_method_named_for_a_sync_that_only_drains_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void Append(byte[] record) => _file.Write(record);

            public async Task {|DUR106:FlushToDiskAsync|}(CancellationToken token) => await _file.FlushAsync(token);
        }
        """);

    [Fact]
    public Task Private_helper_named_fsync_that_only_drains_is_one_finding() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void Append(byte[] record)
            {
                _file.Write(record);
                Fsync();
            }

            void {|DUR106:Fsync|}() => _file.Flush();
        }
        """);

    [Fact]
    public Task Helper_named_for_a_sync_over_a_network_stream_is_silent() => Verify.AnalyzerAsync(
        """
        class Replica(System.Net.Sockets.NetworkStream stream)
        {
            public void ForceFlush() => stream.Flush();
        }
        """);

    [Fact]
    public Task Method_named_for_a_sync_that_syncs_is_silent() => Verify.AnalyzerAsync(
        """
        static class StreamExtensions
        {
            public static void FlushToDisk(this Stream stream)
            {
                stream.Flush();
                if (stream is FileStream file)
                    file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Helper_named_for_a_sync_that_forgets_its_file_is_reported() => Verify.AnalyzerAsync(
        """
        static class Disk
        {
            public static void {|DUR106:Fsync|}(this FileStream file) => GC.KeepAlive(null);

            public static void {|DUR106:FlushToDisk|}(string path)
            {
            }
        }
        """);

    [Fact]
    public Task Empty_hook_and_empty_implementation_are_silent() => Verify.AnalyzerAsync(
        """
        interface IDisk
        {
            void Fsync(string path);
        }

        class InMemory : IDisk
        {
            public void Fsync(string path)
            {
            }
        }

        class Base
        {
            protected virtual void FlushToDisk(Stream stream)
            {
            }
        }
        """);

    [Theory]
    [InlineData("if (context is Stream stream) stream.Flush();")]
    [InlineData("var stream = (Stream)context; stream?.Flush();")]
    public Task Request_to_sync_that_only_drains(string code) => Verify.AnalyzerAsync(
        $$"""
        class Mirror
        {
            public int {|DUR106:FlushFileBuffers|}(string name, object context)
            {
                try { {{code}} return 0; }
                catch (IOException) { return 1; }
            }
        }
        """);

    [Theory]
    [InlineData("MockFileStream")]
    [InlineData("FakeFile")]
    [InlineData("InMemoryFile")]
    public Task Stand_in_of_a_test_has_no_device(string type) => Verify.AnalyzerAsync($$"""
        class {{type}}(Stream below)
        {
            readonly Stream _below = below;
            public void Flush(bool flushToDisk) => _below.Flush();
            public void FlushToDisk() => _below.Flush();
        }
        """);

    [Fact]
    public Task Member_that_remembers_what_it_drained_has_not_synced_it() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            readonly FileStream _journal = new("orders.wal", FileMode.Append);
            FileStream? _last;

            public void Append(byte[] record) => _journal.Write(record);

            public void {|DUR106:FlushToDisk|}()
            {
                _last = _journal;
                _journal.Flush();
            }

            public long LengthOfLast => _last?.Length ?? 0;
        }
        """);
}
