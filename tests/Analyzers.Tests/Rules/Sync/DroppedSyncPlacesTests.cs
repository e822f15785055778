using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR106: which members promise a sync, and which only look like it.</summary>
public sealed class DroppedSyncPlacesTests
{
    [Theory]
    [InlineData("FlushToDisk")]
    [InlineData("FlushToDiskAsync")]
    [InlineData("Fsync")]
    [InlineData("FSync")]
    [InlineData("FsyncAsync")]
    [InlineData("HardFlush")]
    [InlineData("ForceFlush")]
    [InlineData("SyncToDisk")]
    [InlineData("ForceToDisk")]
    public Task Name_that_promises_a_sync(string name) => Verify.AnalyzerAsync(
        $$"""
        class Log
        {
            readonly StreamWriter _writer = new StreamWriter("a.log");

            public void {|DUR106:{{name}}|}() => _writer.Flush();
        }
        """);

    /// <summary>Callers pass any stream: the one that is no <c>FileStream</c> is not synced.</summary>
    [Fact]
    public Task Other_streams_are_only_drained() => Verify.AnalyzerAsync(
        """
        static class Files
        {
            public static void FlushToDisk(Stream stream)
            {
                if (stream is FileStream file)
                    file.Flush(true);
                else
                    {|DUR102:stream.Flush()|};
            }
        }
        """);

    [Theory]
    [InlineData("public static void Finish(Stream stream) { if (stream is FileStream file) file.Flush(true); else stream.Flush(); }")]
    [InlineData("public static void FlushToDisk(FileStream stream, bool hard) { if (hard) stream.Flush(true); else stream.Flush(); }")]
    [InlineData("public static void FlushToDisk(FileStream? file) { if (file is not null) file.Flush(true); else s_output.Flush(); }")]
    [InlineData("public static void FlushToDisk(Stream stream) { stream.Flush(); if (stream is FileStream file) file.Flush(true); }")]
    [InlineData("public static void FlushToDisk(Stream stream) { if (stream is FileStream file) file.Flush(true); Drain(stream); }")]
    public Task Drain_that_is_no_promise_is_silent(string member) => Verify.AnalyzerAsync(
        $$"""
        static class Files
        {
            static readonly Stream s_output = Console.OpenStandardOutput();

            {{member}}

            static void Drain(Stream stream)
            {
                if (!stream.CanWrite)
                    return;
                else
                    stream.Flush();
            }
        }
        """);

    [Fact]
    public Task Sync_of_the_directory_keeps_the_promise() => Verify.AnalyzerAsync(
        """
        class Log
        {
            readonly StreamWriter _writer = new StreamWriter("a.log");

            public void FlushToDisk(string directory)
            {
                _writer.Flush();
                Durability.DurableDirectory.Sync(directory);
            }
        }
        """, withRuntime: true);

    [Theory]
    [InlineData("public override void {|DUR106:Flush|}(bool hard) => base.Flush();")]
    [InlineData("public override void Flush(bool flushToDisk) { base.Flush(); if (flushToDisk) Later(); }")]
    public Task Override_of_the_flag(string member) => Verify.AnalyzerAsync(
        $$"""
        class CountingStream() : FileStream("a.log", FileMode.Append)
        {
            {{member}}

            void Later()
            {
            }
        }
        """);

    [Theory]
    [InlineData("public void {|DUR106:Flush|}(bool disk) => _file.Flush();")]
    [InlineData("public void Flush(bool all) => _file.Flush();")]
    [InlineData("public void Drain(bool flushToDisk) => _file.Flush();")]
    [InlineData("public void Flush(int disk) => _file.Flush();")]
    [InlineData("public void Flush(bool flushToDisk) => Pass(_file, flushToDisk);")]
    public Task Flag_of_a_wrapper(string member) => Verify.AnalyzerAsync(
        $$"""
        class Copies
        {
            readonly FileStream _file = new FileStream("a.copy", FileMode.Open, FileAccess.ReadWrite);

            {{member}}

            static void Pass(Stream stream, bool flag)
            {
            }
        }
        """);

    [Theory]
    [InlineData("public void {|DUR106:Sync|}(FileStream file) { // file.Flush(true)\n }")]
    [InlineData("public void {|DUR106:Sync|}(string path) { // flushToDisk: true is slow\n }")]
    [InlineData("public void Sync(string path) { /* fsync */ }")]
    [InlineData("public void Sync(string path) { // nothing to do\n }")]
    [InlineData("public void Sync(List<int> ids) { // fsync\n }")]
    [InlineData("public void Sync(int[] ids) { // fsync\n }")]
    [InlineData("public void Fsync(int count) { }")]
    public Task Sync_that_is_left_out(string member) => Verify.AnalyzerAsync(
        $$"""
        class Folder
        {
            {{member}}
        }
        """);

    [Fact]
    public Task Override_of_an_empty_hook_is_silent() => Verify.AnalyzerAsync(
        """
        class Folder
        {
            public virtual void Fsync(string path)
            {
            }
        }

        class MemoryFolder : Folder
        {
            public override void Fsync(string path)
            {
            }
        }
        """);

    [Theory]
    [InlineData("Fsync(string path, bool directory)", "{|DUR106:if|} (directory) return;")]
    [InlineData("Fsync(string path, bool folder)", "{|DUR106:if|} (folder) return;")]
    [InlineData("Fsync(string path, bool isDir)", "{|DUR106:if|} (isDir) return; else Check(path);")]
    [InlineData("Fsync(string path, bool fast)", "if (_dir) return;")]
    [InlineData("Commit(string path, bool isDir)", "if (isDir) return;")]
    public Task Directories_are_skipped(string member, string way) => Verify.AnalyzerAsync(
        $$"""
        class Files(bool dir)
        {
            readonly bool _dir = dir;

            public void {{member}}
            {
                {{way}}
                using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
                file.Flush(true);
            }

            static void Check(string path)
            {
            }
        }
        """);
}
