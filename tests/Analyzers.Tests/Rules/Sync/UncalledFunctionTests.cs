using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Local functions and lambdas: those that the body calls are part of it, and the others run on their own, whenever that is.</summary>
public sealed class UncalledFunctionTests
{
    [Fact]
    public Task Local_function_that_opens_for_its_body_is_not_judged_by_itself() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            void Append(byte[] header, byte[] record)
            {
                FileStream? file = null;
                Begin();
                file!.Write(record);
                file.Flush(true);
                file.Dispose();

                void Begin()
                {
                    file = new FileStream("orders.wal", FileMode.Append);
                    file.Write(header);
                }
            }
        }
        """);

    [Fact]
    public Task Local_function_that_is_only_handed_to_an_event_runs_all_the_same() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            public event EventHandler<byte[]>? Added;

            public OrderJournal()
            {
                Added += Append;

                static void Append(object? sender, byte[] record)
                {
                    using var file = new FileStream("orders.wal", FileMode.Append);
                    {|DUR101:file.Write(record)|};
                }
            }
        }
        """);

    /// <summary>The handlers run later, in whatever order: what one writes the other may sync.</summary>
    [Fact]
    public Task Handlers_do_not_begin_with_what_the_body_opened() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            public event Action<byte[]>? Added;
            public event Action? Committed;

            public void Start(byte[] header)
            {
                var file = new FileStream("orders.wal", FileMode.Append);
                file.Write(header);
                file.Flush(true);
                Added += record => file.Write(record);
                Committed += () => file.Flush(true);
            }
        }
        """);

    [Theory]
    [InlineData("Action commit = Commit; commit();", "file.Write(record)")]
    [InlineData("Action commit = Commit; Run(commit);", "file.Write(record)")]
    [InlineData("Run(Commit);", "file.Write(record)")]
    [InlineData("Run(Note);", "{|DUR101:file.Write(record)|}")]
    public Task Local_function_as_a_delegate_is_what_it_does(string call, string write) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.wal", FileMode.Append);
                {{write}};
                {{call}}

                void Commit() => file.Flush(true);
                void Note() => Console.WriteLine("appended");
            }

            static void Run(Action action) => action();
        }
        """);

    [Fact]
    public Task Lambda_that_outlives_the_block_of_its_file_still_syncs_it() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            void Append(byte[] record, bool isFirst)
            {
                Action? commit = null;
                if (isFirst)
                {
                    var file = new FileStream("orders.wal", FileMode.Append);
                    file.Write(record);
                    commit = () => file.Flush(true);
                }

                commit?.Invoke();
            }
        }
        """);
}
