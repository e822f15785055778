using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>The write or the sync stands in a lambda, a local function or a delegate that is passed on.</summary>
public sealed class DelegateTests
{
    [Fact]
    public Task Local_function_that_syncs_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                Commit();

                void Commit() => file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Local_function_that_writes_is_reported_at_its_write() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                Add(record);

                void Add(byte[] bytes) => {|DUR101:file.Write(bytes)|};
            }
        }
        """);

    [Fact]
    public Task Lambda_that_syncs_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                Action commit = () => file.Flush(true);
                commit();
            }
        }
        """);

    [Fact]
    public Task Delegate_that_writes_passed_to_a_helper_that_syncs_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record) => With("orders.journal", file => file.Write(record));

            static void With(string path, Action<FileStream> write)
            {
                using var file = new FileStream(path, FileMode.Append);
                write(file);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Delegate_that_writes_passed_to_a_helper_without_sync_is_reported_once() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record) => With("orders.journal", file => file.Write(record));

            void AppendTwo(byte[] first, byte[] second) => With("orders.journal", file =>
            {
                file.Write(first);
                file.Write(second);
            });

            static void With(string path, Action<FileStream> write)
            {
                using var file = new FileStream(path, FileMode.Append);
                {|DUR101:write(file)|};
            }
        }
        """);

    [Fact]
    public Task Method_group_passed_to_a_helper_that_syncs_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append() => With("orders.journal", WriteMagic);

            static void WriteMagic(Stream stream) => stream.WriteByte(42);

            static void With(string path, Action<Stream> write)
            {
                using var file = new FileStream(path, FileMode.Append);
                write(file);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Async_delegate_passed_to_a_helper_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            Task AppendAsync(byte[] record) => WithAsync("orders.journal", async file => await file.WriteAsync(record));

            static async Task WithAsync(string path, Func<FileStream, Task> write)
            {
                await using var file = new FileStream(path, FileMode.Append);
                await {|DUR101:write(file)|};
            }
        }
        """);

    [Fact]
    public Task Delegate_in_task_run_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            Task AppendAsync(byte[] record) => Task.Run(() =>
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                {|DUR101:file.Write(record)|};
            });
        }
        """);

    [Fact]
    public Task Nested_local_functions_that_sync_are_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                Commit();

                void Commit()
                {
                    Force();

                    void Force() => file.Flush(true);
                }
            }
        }
        """);

    [Fact]
    public Task Lambda_with_a_write_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            Action<byte[]> Appender() => record =>
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                {|DUR101:file.Write(record)|};
            };
        }
        """);

    [Fact]
    public Task Event_handler_lambda_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            public event EventHandler<byte[]>? Added;

            public OrderJournal()
            {
                Added += (_, record) =>
                {
                    using var file = new FileStream("orders.journal", FileMode.Append);
                    {|DUR101:file.Write(record)|};
                };
            }
        }
        """);

    [Fact]
    public Task Call_in_a_lambda_that_is_run_elsewhere_is_told_where_it_stands() => Verify.AnalyzerAsync("""
        interface ILoop
        {
            void Run(Func<System.Threading.CancellationToken, Task> body);
        }

        class Zone
        {
            public void Save(Stream stream)
            {
                stream.WriteByte(1);
                stream.Flush();
            }
        }

        class ZoneLoop(ILoop loop, Zone zone)
        {
            void Start() => loop.Run(token =>
            {
                using (var stream = new FileStream("zones.db", FileMode.Create))
                    {|DUR102:zone.Save(stream)|};
                return Task.CompletedTask;
            });
        }
        """);
}
