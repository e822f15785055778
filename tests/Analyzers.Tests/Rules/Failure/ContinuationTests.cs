using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Failure;

/// <summary>Failures that nobody looks at because the task that holds them is followed by another one, or dropped.</summary>
public sealed class ContinuationTests
{
    static Task CommitAsync(string body) => Verify.AnalyzerAsync(
        $$"""
        class OrderJournal
        {
            readonly FileStream journal = new("orders.journal", FileMode.Append);

            async Task Commit(byte[] record)
            {
                journal.Write(record);
                {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("await Task.Run(() => journal.Flush(true)).{|DUR301:ContinueWith|}(_ => Console.WriteLine(\"saved\"));")]
    [InlineData("await Task.Run(() => { journal.Flush(true); }).{|DUR301:ContinueWith|}(done => { Console.WriteLine(\"saved\"); });")]
    [InlineData("await Task.Factory.StartNew(() => journal.Flush(true)).{|DUR301:ContinueWith|}((done, state) => Console.WriteLine(state), \"saved\");")]
    public Task Continuation_that_does_not_look_at_the_sync_swallows_its_failure(string body) => CommitAsync(body);

    [Theory]
    [InlineData("await Task.Run(() => journal.Flush(true)).ContinueWith(done => done.GetAwaiter().GetResult());")]
    [InlineData("await Task.Run(() => journal.Flush(true)).ContinueWith(done => { if (done.IsFaulted) throw done.Exception!; });")]
    [InlineData("await Task.Run(() => journal.Flush(true)).ContinueWith(_ => Console.WriteLine(\"saved\"), TaskContinuationOptions.OnlyOnRanToCompletion);")]
    [InlineData("await Task.Run(() => journal.Flush(true)).ContinueWith(Console.WriteLine);")]
    [InlineData("await Task.Delay(1).ContinueWith(_ => journal.Flush(true));")]
    [InlineData("await Task.Run(() => journal.Flush(true));")]
    public Task Continuation_that_looks_or_runs_on_success_alone_is_silent(string body) => CommitAsync(body);

    [Fact]
    public Task Failed_write_through_is_a_failed_sync() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream journal = new("orders.journal", FileMode.Append, FileAccess.Write, FileShare.Read, 1, FileOptions.WriteThrough);

            void Append(byte[] record)
            {
                try
                {
                    journal.Write(record);
                }
                {|DUR301:catch|} (IOException failure)
                {
                    Console.Error.WriteLine(failure);
                }
            }

            void AppendAgain(byte[] record)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        journal.Write(record);
                        return;
                    }
                    catch (IOException) when (attempt < 3)
                    {
                    }
                }
            }
        }
        """);

    [Theory]
    [InlineData("_ = {|DUR304:journal.WriteAsync(record)|}.AsTask();")]
    [InlineData("{|DUR304:journal.FlushAsync()|}.ConfigureAwait(false);")]
    [InlineData("_ = {|DUR304:journal.WriteAsync(record)|}.Preserve().AsTask().ConfigureAwait(false);")]
    public Task Task_that_is_dropped_in_another_form_is_dropped(string body) => Verify.AnalyzerAsync(
        $$"""
        class OrderJournal
        {
            void Append(FileStream journal, byte[] record) { {{body}} }
        }
        """);
}
