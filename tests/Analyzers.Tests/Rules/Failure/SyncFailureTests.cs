using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Failure;

/// <summary>DUR301 to DUR305: what a failed sync or write may not be followed by.</summary>
public sealed class SyncFailureTests
{
    static Task CatchAsync(string handler) => Verify.AnalyzerAsync(
        $$"""
        class OrderJournal
        {
            Exception? _failure;

            void Append(FileStream journal, TaskCompletionSource saved)
            {
                try
                {
                    journal.Flush(true);
                }
                {{handler}}
            }
        }
        """);

    [Theory]
    [InlineData("{|DUR301:catch|} { }")]
    [InlineData("{|DUR301:catch|} (Exception) { }")]
    [InlineData("{|DUR301:catch|} (IOException e) { Console.WriteLine(e); }")]
    public Task Failure_that_nobody_hears_of_is_reported(string handler) => CatchAsync(handler);

    [Theory]
    [InlineData("catch (IOException) { throw; }")]
    [InlineData("catch (IOException e) { throw new InvalidOperationException(\"journal\", e); }")]
    [InlineData("catch (IOException e) { _failure = e; }")]
    [InlineData("catch (IOException e) { saved.SetException(e); }")]
    [InlineData("catch (IOException e) { Environment.FailFast(e.Message); }")]
    [InlineData("catch (IOException e) when (e.HResult == 22) { }")]
    [InlineData("catch (ObjectDisposedException) { }")]
    [InlineData("finally { Console.WriteLine(); }")]
    public Task Failure_that_is_passed_on_is_silent(string handler) => CatchAsync(handler);

    [Fact]
    public Task Failure_returned_as_false_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            bool TrySync(FileStream journal)
            {
                try { journal.Flush(true); return true; }
                catch (IOException) { return false; }
            }
        }
        """);

    [Fact]
    public Task Sync_retried_by_a_policy_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            static void Retry(Action action) => action();

            void Commit(FileStream journal) => Retry(() => {|DUR302:journal.Flush(true)|});
        }
        """);

    [Fact]
    public Task Loop_over_files_is_no_retry() => Verify.AnalyzerAsync(
        """
        class Segments
        {
            void Sync(IEnumerable<FileStream> files)
            {
                foreach (var file in files)
                {
                    try { file.Flush(true); }
                    catch (IOException) { throw; }
                }
            }
        }
        """);

    [Fact]
    public Task Native_result_that_is_checked_is_silent() => Verify.AnalyzerAsync(
        """
        static class Native
        {
            [DllImport("kernel32")]
            static extern bool FlushFileBuffers(IntPtr handle);

            public static void Sync(IntPtr handle)
            {
                if (!FlushFileBuffers(handle))
                    throw new IOException();
            }

            public static void SyncDropped(IntPtr handle) => {|DUR303:FlushFileBuffers(handle)|};

            public static void SyncDroppedInABlock(IntPtr handle)
            {
                {|DUR303:FlushFileBuffers(handle)|};
            }
        }
        """);

    [Fact]
    public Task Best_effort_on_a_directory_is_silent() => Verify.AnalyzerAsync(
        """
        static class Native
        {
            [DllImport("libc")]
            static extern int fsync(int descriptor);

            public static void SyncDirectory(int descriptor)
            {
                // Best effort: some file systems cannot sync a directory.
                _ = fsync(descriptor);
            }
        }
        """);

    [Fact]
    public Task Dropped_flush_task_of_a_file_is_reported_and_that_of_a_socket_is_not() => Verify.AnalyzerAsync(
        """
        class Relay
        {
            void Send(System.Net.Sockets.NetworkStream peer) { peer.FlushAsync(); }

            void Save(FileStream file) { {|DUR304:file.FlushAsync()|}; }
        }
        """);

    [Fact]
    public Task Rename_behind_a_catch_that_falls_through_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                var temporary = path + ".tmp";
                try
                {
                    using var file = new FileStream(temporary, FileMode.Create);
                    file.Write(json);
                    file.Flush(true);
                }
                {|DUR301:catch|} (IOException failure)
                {
                    Console.WriteLine(failure);
                }

                {|DUR305:File.Move(temporary, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Failure_that_cannot_be_seen_is_told_of_the_frameworks_that_swallow_it() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Commit(FileStream journal) => {|DUR306:journal.Flush(true)|};
        }
        """,
        config: "build_property.TargetFramework = net9.0");

    [Theory]
    [InlineData("net11.0")]
    [InlineData("net8.0-windows")]
    [InlineData("netstandard2.0")]
    public Task Frameworks_that_report_the_failure_are_silent(string framework) => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Commit(FileStream journal) => journal.Flush(true);
        }
        """,
        config: $"build_property.TargetFramework = {framework}");

    [Theory]
    [InlineData("FileMode.Create")]
    [InlineData("overwrite ? FileMode.Create : FileMode.CreateNew")]
    public Task Retry_that_makes_the_whole_file_again_is_silent(string mode) => Verify.AnalyzerAsync(
        $$"""
        class Copies
        {
            static void Retry(Action action) => action();

            void Copy(byte[] content, string target, bool overwrite) => Retry(() =>
            {
                using var copy = {|DUR205:new FileStream(target, {{mode}})|};
                copy.Write(content);
                copy.Flush(true);
            });

            void Sync(string target) => Retry(() =>
            {
                using var file = new FileStream(target, FileMode.Open);
                {|DUR302:file.Flush(true)|};
            });
        }
        """);
}
