using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Failure;

/// <summary>DUR301: whether somebody learns of a failure that is caught, and what the message says of it.</summary>
public sealed class WhoLearnsOfFailureTests
{
    [Theory]
    [InlineData("catch (IOException failure) { NotifyFailed(failure); }")]
    [InlineData("catch (IOException failure) { Failed?.Invoke(this, failure); }")]
    [InlineData("catch (UnauthorizedAccessException) { }")]
    [InlineData("{|DUR301:catch|} (IOException failure) { LogError(failure); }")]
    [InlineData("{|DUR301:catch|} (IOException failure) { OnlyLog(failure); }")]
    public Task Handler_tells_or_does_not(string handler) => Verify.AnalyzerAsync(Journal(handler));

    [Theory]
    [InlineData("LogError(failure);", "what was written is lost and only a log tells of it")]
    [InlineData("log(\"failed\");", "what was written is lost and only a log tells of it")]
    [InlineData("Trace(failure);", "what was written is lost and only a log tells of it")]
    [InlineData("Note();", "what was written is lost and nobody knows")]
    public Task Message_says_whether_a_log_tells(string handler, string known) => Verify.AnalyzerAsync(
        Journal($"{{|#0:catch|}} (IOException failure) {{ {handler} }}"),
        expected: Verify.Diagnostic("DUR301").WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithArguments("journal.Flush()", "catch", known));

    static string Journal(string handler) => $$"""
        class OrderJournal
        {
            public event EventHandler<Exception>? Failed;

            void NotifyFailed(Exception failure) => Failed?.Invoke(this, failure);
            void LogError(Exception failure) => Console.WriteLine(failure);
            void OnlyLog(Exception failure) => Console.WriteLine(failure);
            void Trace(Exception failure) => Console.WriteLine(failure);
            void Note() { }

            void Append(FileStream journal, Action<string> log)
            {
                try { journal.Flush(true); }
                {{handler}}
            }
        }
        """;

    [Theory]
    [InlineData("var first = true; var saved = false;", "if (first) journal.Write(record); journal.Flush(true); saved = true;", "catch")]
    [InlineData("var turns = 1; var saved = true;", "turns++; journal.Flush(true); saved = true;", "{|DUR301:catch|}")]
    [InlineData("var saved = false;", "journal.Write(record); saved = true; journal.Flush(true);", "{|DUR301:catch|}")]
    public Task Flag_that_is_returned_tells_where_only_success_sets_it(string before, string body, string handler) => Verify.AnalyzerAsync(
        $$"""
        class OrderJournal
        {
            bool Append(FileStream journal, byte[] record)
            {
                {{before}}
                try { {{body}} }
                {{handler}} (IOException failure) { Console.WriteLine(failure); }
                return saved;
            }
        }
        """);

    [Fact]
    public Task Failure_of_a_sync_in_a_helper_is_swallowed_by_its_caller() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void Commit(byte[] record)
            {
                try { Append(record); }
                {|DUR301:catch|} (IOException failure) { Console.WriteLine(failure); }
            }

            void Append(byte[] record)
            {
                _file.Write(record);
                _file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Flag_that_success_and_failure_leave_alike_tells_nobody() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            bool HasFailed(FileStream journal)
            {
                var failed = false;
                try
                {
                    journal.Flush(true);
                    failed = false;
                }
                {|DUR301:catch|} (IOException failure)
                {
                    Console.WriteLine(failure);
                }

                return failed;
            }
        }
        """);

    [Theory]
    [InlineData("await Task.Run(() => file.Flush(true)).ConfigureAwait(false);")]
    [InlineData("await Task.Factory.StartNew(() => { file.Write(record); file.Flush(true); }).ConfigureAwait(false);")]
    public Task Failure_comes_out_of_an_await_that_keeps_no_context(string body) => Verify.AnalyzerAsync(
        $$"""
        class Store
        {
            readonly FileStream file = new("orders.db", FileMode.OpenOrCreate);

            public async Task CommitAsync(byte[] record)
            {
                file.Write(record);
                try { {{body}} }
                {|DUR301:catch|} (Exception e) { Console.WriteLine(e); }
            }
        }
        """);

    [Theory]
    [InlineData("await Task.Run(() => journal.Flush(true)).ContinueWith((done, state) => { if (done.IsFaulted) throw done.Exception!; }, \"saved\");")]
    [InlineData("await Task.Run(() => SyncDirectory(3)).ContinueWith(_ => Console.WriteLine(\"saved\"));")]
    public Task Continuation_may_ignore_a_directory_or_look_at_its_task(string body) => Verify.AnalyzerAsync(
        $$"""
        class OrderJournal
        {
            [DllImport("libc")] static extern int fsync(int descriptor);

            static void SyncDirectory(int descriptor)
            {
                if (fsync(descriptor) != 0)
                    throw new IOException();
            }

            async Task CommitAsync(FileStream journal, byte[] record)
            {
                journal.Write(record);
                {{body}}
                journal.Dispose();
            }
        }
        """);

    [Theory]
    [InlineData("FlushDirtyPages", true)]
    [InlineData("FlushDirectory", false)]
    public Task Dirty_pages_are_no_directory(string helper, bool isTold) => Verify.AnalyzerAsync($$"""
        class Pages
        {
            readonly FileStream _file = new("pages.db", FileMode.Open);

            void {{helper}}(byte[] page) { _file.Write(page); _file.Flush(true); }

            void Save(byte[] page)
            {
                try { {{helper}}(page); }
                {{(isTold ? "{|DUR301:catch|}" : "catch")}} (IOException e) { Console.WriteLine(e); }
            }
        }
        """);

    [Theory]
    [InlineData("throw;", false)]
    [InlineData("throw new InvalidOperationException();", false)]
    [InlineData("Console.WriteLine();", true)]
    public Task Last_attempt_in_a_handler_that_throws_on(string end, bool isTold) => Verify.AnalyzerAsync($$"""
        class Orders
        {
            void Save(FileStream journal, byte[] record)
            {
                try { journal.Write(record); }
                catch (IOException)
                {
                    try { journal.Flush(true); } {{(isTold ? "{|DUR301:catch|}" : "catch")}} (IOException) { }
                    {{end}}
                }
            }
        }
        """);
}
