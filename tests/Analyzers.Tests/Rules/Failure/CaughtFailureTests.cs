using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Failure;

/// <summary>DUR301, DUR302: what a <c>catch</c> may do with the failure of a sync so that somebody learns of it.</summary>
public sealed class CaughtFailureTests
{
    [Theory]
    [InlineData("SystemException")]
    [InlineData("System.Exception")]
    [InlineData("System.IO.IOException")]
    public Task Type_that_takes_an_io_failure_swallows_it(string type) => Verify.AnalyzerAsync(Journal($"try {{ journal.Flush(true); }} {{|DUR301:catch|}} ({type}) {{ }}"));

    [Theory]
    [InlineData("Action later = () => throw failure;")]
    [InlineData("_count = 3;")]
    [InlineData("_count = Environment.TickCount;")]
    [InlineData("_errors.Add(\"failed\");")]
    [InlineData("Note();")]
    public Task Failure_that_is_dropped_is_reported(string handler) => Verify.AnalyzerAsync(Journal($"try {{ journal.Flush(true); }} {{|DUR301:catch|}} (IOException failure) {{ {handler} }}"));

    [Theory]
    [InlineData("Console.WriteLine(_failure ?? throw new InvalidOperationException());")]
    [InlineData("_ok = false;")]
    [InlineData("_failed = true;")]
    [InlineData("_errors.Add(failure);")]
    [InlineData("_queue.Enqueue(failure);")]
    [InlineData("Failed?.Invoke(failure);")]
    [InlineData("OnError(failure);")]
    [InlineData("OnSaveFailed(failure);")]
    [InlineData("RaiseError(failure);")]
    [InlineData("Exit();")]
    [InlineData("Throw();")]
    [InlineData("Capture();")]
    [InlineData("Fault();")]
    [InlineData("Poison();")]
    [InlineData("Fail();")]
    [InlineData("Abort();")]
    [InlineData("saved.TrySetException(failure);")]
    public Task Failure_that_somebody_learns_of_is_silent(string handler) => Verify.AnalyzerAsync(Journal($"try {{ journal.Flush(true); }} catch (IOException failure) {{ {handler} }}"));

    [Theory]
    [InlineData("return saved;", "catch")]
    [InlineData("return saved && _ready;", "catch")]
    [InlineData("return _ready;", "{|DUR301:catch|}")]
    public Task Flag_that_only_success_sets_and_that_is_returned_tells_of_the_failure(string end, string handler) => Verify.AnalyzerAsync(
        $$"""
        class OrderJournal
        {
            bool _ready = true;

            bool Append(FileStream journal)
            {
                var saved = false;
                try
                {
                    journal.Flush(true);
                    saved = true;
                }
                {{handler}} (IOException failure)
                {
                    Console.WriteLine(failure);
                }

                {{end}}
            }
        }
        """);

    [Theory]
    [InlineData("false", "saved = true; journal.Flush(true);")]
    [InlineData("true", "journal.Flush(true); saved = true;")]
    public Task Flag_that_is_set_although_the_sync_failed_tells_nobody(string before, string body) => Verify.AnalyzerAsync(
        $$"""
        class OrderJournal
        {
            bool Append(FileStream journal)
            {
                var saved = {{before}};
                try
                {
                    {{body}}
                }
                {|DUR301:catch|} (IOException failure)
                {
                    Console.WriteLine(failure);
                }

                return saved;
            }
        }
        """);

    [Theory]
    [InlineData("downloaded.json", "catch")]
    [InlineData("orders.journal", "{|DUR301:catch|}")]
    public Task Write_through_of_what_can_be_fetched_again_may_fail(string file, string handler) => Verify.AnalyzerAsync(
        $$"""
        class Catalog
        {
            void Keep(byte[] bytes)
            {
                try
                {
                    using var file = new FileStream("{{file}}", FileMode.Append, FileAccess.Write, FileShare.None, 4096, FileOptions.WriteThrough);
                    file.Write(bytes);
                }
                {{handler}} (Exception failure)
                {
                    Console.WriteLine(failure);
                }
            }
        }
        """);

    [Theory]
    [InlineData("catch (IOException failure) { return -1; }")]
    [InlineData("catch (IOException failure) { return new object(); }")]
    [InlineData("catch (IOException failure) { return failure.HResult; }")]
    [InlineData("{|DUR301:catch|} (IOException failure) { return true; }")]
    [InlineData("{|DUR301:catch|} (IOException failure) { return Default(); }")]
    public Task Failure_that_is_returned(string handler) => Verify.AnalyzerAsync(
        $$"""
        class OrderJournal
        {
            static object? Default() => null;

            object? Append(FileStream journal)
            {
                try
                {
                    journal.Flush(true);
                    return null;
                }
                {{handler}}
            }
        }
        """);

    [Theory]
    [InlineData("try { Note(); } catch (IOException) { journal.Flush(true); }")]
    [InlineData("try { Later(() => journal.Flush(true)); } catch (IOException) { }")]
    [InlineData("try { void Sync() => journal.Flush(true); Later(Sync); } catch (IOException) { }")]
    [InlineData("try { try { journal.Flush(true); } finally { Note(); } } {|DUR301:catch|} (IOException) { }")]
    public Task Only_a_try_that_the_sync_runs_in_catches_its_failure(string body) => Verify.AnalyzerAsync(Journal(body));

    [Theory]
    [InlineData("while (true) { try { {|DUR302:journal.Flush(true)|}; return; } catch (IOException) { attempts++; } }")]
    [InlineData("do { try { {|DUR302:journal.Flush(true)|}; return; } catch (IOException) { attempts++; } } while (attempts < 3);")]
    [InlineData("while (attempts++ < 3) { foreach (var file in files) { try { file.Flush(true); return; } catch (IOException) { Note(); } } }")]
    [InlineData("while (attempts++ < 3) { Action sync = () => { try { journal.Flush(true); return; } {|DUR301:catch|} (IOException) { Note(); } }; sync(); }")]
    public Task Only_a_loop_over_the_same_file_tries_again(string body) => Verify.AnalyzerAsync(Journal(body));

    static string Journal(string body) => $$"""
        class OrderJournal
        {
            readonly List<object> _errors = [];
            readonly Queue<Exception> _queue = new();
            Exception? _failure;
            Action? _later;
            bool _ok, _failed;
            int _count;

            event Action<Exception>? Failed;

            void OnError(Exception failure) => _failure = failure;
            void OnSaveFailed(Exception failure) => _failure = failure;
            void RaiseError(Exception failure) => _failure = failure;
            void Later(Action action) => _later = action;
            void Note() { }
            void Exit() { }
            void Throw() { }
            void Capture() { }
            void Fault() { }
            void Poison() { }
            void Fail() { }
            void Abort() { }

            void Append(FileStream journal, FileStream[] files, TaskCompletionSource saved)
            {
                var attempts = 0;
                {{body}}
            }
        }
        """;

    [Theory]
    [InlineData("catch { }", "FileAccess.Read", true)]
    [InlineData("catch (Exception) { }", "FileAccess.Read", true)]
    [InlineData("catch (UnauthorizedAccessException) { }", "FileAccess.Read", true)]
    [InlineData("catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }", "FileAccess.Read", true)]
    [InlineData("catch (UnauthorizedAccessException) { throw; }", "FileAccess.Read", false)]
    [InlineData("catch (ArgumentException) { }", "FileAccess.Read", false)]
    public Task Directory_that_net_cannot_open_is_never_synced(string clause, string access, bool isHidden) => Verify.AnalyzerAsync($$"""
        class SnapshotStore
        {
            static void FsyncDirectory(string path)
            {
                try
                {
                    using var handle = File.OpenHandle(path, FileMode.Open, {{access}});
                    RandomAccess.FlushToDisk(handle);
                }
                {{(isHidden ? clause.Replace("catch", "{|DUR301:catch|}") : clause)}}
            }
        }
        """);

    [Fact]
    public Task Directory_that_is_opened_natively_may_not_be_synced_on_some_systems() => Verify.AnalyzerAsync("""
        class SnapshotStore
        {
            [System.Runtime.InteropServices.DllImport("libc")] static extern int open(string path, int flags);
            static void FsyncDirectory(string path)
            {
                try
                {
                    using var handle = new Microsoft.Win32.SafeHandles.SafeFileHandle(open(path, 0), true);
                    RandomAccess.FlushToDisk(handle);
                }
                catch (IOException) { }
            }
        }
        """);

    [Fact]
    public Task Exception_of_the_programs_own_for_a_failed_sync() => Verify.AnalyzerAsync("""
        class SyncFailedException : Exception;
        class Journal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);
            public void Commit(byte[] order)
            {
                _file.Write(order);
                try { Sync(_file); }
                {|DUR301:catch|} (SyncFailedException) { }
            }
            static void Sync(FileStream file)
            {
                try { file.Flush(true); }
                catch (IOException) { throw new SyncFailedException(); }
            }
        }
        """);

    [Theory]
    [InlineData("FileOptions.WriteThrough", "await file.FlushAsync();", true)]
    [InlineData("FileOptions.WriteThrough", "", false)]
    [InlineData("FileOptions.None", "await file.FlushAsync();", false)]
    public Task Sync_of_what_was_written_through_and_drained_has_nothing_to_fail(string options, string drain, bool isDone) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            async Task Write(string path, byte[] content)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 4096, {{options}});
                await file.WriteAsync(content);
                {{drain}}
                try { {{(isDone ? "{|DUR502:file.Flush(flushToDisk: true)|}" : "file.Flush(flushToDisk: true)")}}; } {{(isDone ? "catch" : "{|DUR301:catch|}")}} { }
            }
        }
        """);
}
