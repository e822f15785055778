using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Order;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR401: nobody is told before the sync.</summary>
public sealed class AcknowledgeOrderFixTests : FixTests<AcknowledgeOrderFix>
{
    [Fact]
    public Task TaskCompletedTooEarly_IsToldBehindTheSync() =>
        Fixes(
            """
            class Journal
            {
                readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);

                void Append(byte[] record, TaskCompletionSource done)
                {
                    _journal.Write(record, 0, record.Length);
                    // Tell the caller.
                    {|DUR401:done.SetResult()|};
                    _journal.Flush(true);
                }
            }
            """,
            """
            class Journal
            {
                readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);

                void Append(byte[] record, TaskCompletionSource done)
                {
                    _journal.Write(record, 0, record.Length);
                    _journal.Flush(true);
                    // Tell the caller.
                    done.SetResult();
                }
            }
            """);

    [Fact]
    public Task ReplySentTooEarly_IsSentBehindTheSync() =>
        Fixes(
            """
            class Server
            {
                readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);

                async Task Take(byte[] order, byte[] ok, System.Net.Sockets.NetworkStream peer)
                {
                    await _journal.WriteAsync(order);
                    await {|DUR401:peer.WriteAsync(ok)|};
                    _journal.Flush(true);
                }
            }
            """,
            """
            class Server
            {
                readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);

                async Task Take(byte[] order, byte[] ok, System.Net.Sockets.NetworkStream peer)
                {
                    await _journal.WriteAsync(order);
                    _journal.Flush(true);
                    await peer.WriteAsync(ok);
                }
            }
            """);

    [Fact]
    public Task TaskCompletedTooEarly_SyncStandsBefore() =>
        FixesByLibrary(
            """
            class Journal
            {
                readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);

                void Append(byte[] record, TaskCompletionSource done)
                {
                    _journal.Write(record, 0, record.Length);
                    {|DUR401:done.SetResult()|};
                }
            }
            """,
            """
            using Durability;

            class Journal
            {
                readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);

                void Append(byte[] record, TaskCompletionSource done)
                {
                    _journal.Write(record, 0, record.Length);
                    _journal.FlushToDisk();
                    done.SetResult();
                }
            }
            """);
}
