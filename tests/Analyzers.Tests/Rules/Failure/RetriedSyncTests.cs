using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Failure;

/// <summary>DUR301, DUR302: what is an attempt more at the same sync, and what is not.</summary>
public sealed class RetriedSyncTests
{
    [Theory]
    [InlineData("while (attempts++ < 3) { try { journal.Flush(true); return; } catch (IOException) { throw; } }")]
    [InlineData("while (attempts++ < 3) { try { {|DUR302:journal.Flush(true)|}; return; } catch (ObjectDisposedException) { throw; } catch (IOException) { Note(); } }")]
    [InlineData("for (var retries = 0; !_done && retries < 3; retries++) { try { {|DUR302:journal.Flush(true)|}; _done = true; } catch (IOException) { Note(); } }")]
    [InlineData("while (!_done) { journal.Write(record); try { journal.Flush(true); } {|DUR301:catch|} (IOException) { Console.WriteLine(\"no retry\"); } }")]
    public Task Loop_around_a_sync(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("using var file = {|DUR205:new FileStream(\"orders.db\", FileMode.Create)|}; file.Write(record); Retry(() => {|DUR302:file.Flush(true)|});")]
    [InlineData("using var file = new FileStream(\"orders.journal\", FileMode.Append, FileAccess.Write, FileShare.None, 1, FileOptions.WriteThrough); Retry(() => file.Write(record));")]
    [InlineData("Retry(() => { if ({|DUR302:fsync(3)|} != 0) throw new IOException(); });")]
    public Task Policy_around_a_sync(string body) => VerifyAsync(body);

    static Task VerifyAsync(string body) => Verify.AnalyzerAsync(
        $$"""
        class OrderJournal
        {
            bool _done;

            [DllImport("libc")] static extern int fsync(int descriptor);

            static void Retry(Action action) => action();

            void Note() { }

            void Append(FileStream journal, byte[] record)
            {
                var attempts = 0;
                {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("catch (IOException) when (attempt == 2) { throw; } catch (IOException) { Thread.Sleep(5); }")]
    [InlineData("{|DUR301:catch|} (IOException) { Thread.Sleep(5); } catch (Exception) when (attempt == 2) { throw; }")]
    public Task Failure_of_the_last_attempt_is_told_where_its_clause_comes_first(string handlers) => Verify.AnalyzerAsync(
        $$"""
        class Copies
        {
            void Copy(byte[] content, string target)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        using var copy = {|DUR205:new FileStream(target, FileMode.Create)|};
                        copy.Write(content);
                        copy.Flush(true);
                        return;
                    }
                    {{handlers}}
                }
            }
        }
        """);

    [Theory]
    [InlineData("file.Write(header); file.Flush(); try { file.Write(record); } {|DUR301:catch|} (IOException e) { Console.WriteLine(e); }")]
    [InlineData("file.Write(header); index.Flush(); try { file.Flush(true); } {|DUR301:catch|} (IOException e) { Console.WriteLine(e); }")]
    [InlineData("file.Write(header); try { file.Flush(true); } {|DUR301:catch|} (IOException e) { Console.WriteLine(e); } file.Flush();")]
    public Task Drain_of_another_write_another_file_or_a_later_time_has_synced_nothing(string body) => Verify.AnalyzerAsync(
        $$"""
        class OrderJournal
        {
            void Append(byte[] header, byte[] record, FileStream index)
            {
                using var file = new FileStream("orders.journal", FileMode.Append, FileAccess.Write, FileShare.None, 4096, FileOptions.WriteThrough);
                {{body}}
            }
        }
        """);

    [Fact]
    public Task File_that_may_not_be_opened_has_no_failed_sync() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void SyncFile(string path)
            {
                try
                {
                    using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read);
                    RandomAccess.FlushToDisk(handle);
                }
                catch (UnauthorizedAccessException) { }
            }
        }
        """);

    [Fact]
    public Task Files_of_a_directory_can_be_opened_and_their_failure_is_lost() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void SyncDirectory(string path)
            {
                foreach (var name in Directory.GetFiles(path))
                {
                    using var file = new FileStream(name, FileMode.Open, FileAccess.ReadWrite);
                    try { file.Flush(true); }
                    {|#0:catch|} (IOException) { }
                }
            }
        }
        """,
        expected: Verify.Diagnostic("DUR301").WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithArguments("file.Flush()", "catch", "what was written is lost and nobody knows"));

    [Fact]
    public Task Helper_that_is_named_for_directories_may_fail() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            [DllImport("libc")] static extern int open(string path, int flags);

            static void DirSync(string path)
            {
                using var handle = new Microsoft.Win32.SafeHandles.SafeFileHandle(open(path, 0), true);
                RandomAccess.FlushToDisk(handle);
            }

            void Created(string path)
            {
                try { DirSync(path); } catch (IOException) { }
            }
        }
        """);
}
