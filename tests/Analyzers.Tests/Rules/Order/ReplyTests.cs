using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Order;

/// <summary>DUR401: a peer is told that its order is safe while the order is in the page cache.</summary>
public sealed class ReplyTests
{
    static Task ServerAsync(string body) => Verify.AnalyzerAsync(
        $$"""
        class Server
        {
            readonly FileStream journal = new("orders.journal", FileMode.Append);

            async Task Take(byte[] order, byte[] ok, System.Net.Sockets.NetworkStream peer, System.Net.Sockets.Socket socket, System.Net.WebSockets.WebSocket web, System.Net.HttpListenerContext request, System.Net.Sockets.TcpClient client)
            {
                {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("journal.Write(order); {|DUR401:peer.Write(ok)|}; journal.Flush(true);")]
    [InlineData("await journal.WriteAsync(order); await {|DUR401:peer.WriteAsync(ok)|}; journal.Flush(true);")]
    [InlineData("journal.Write(order); journal.Flush(); {|DUR401:socket.Send(ok)|}; journal.Flush(true);")]
    [InlineData("journal.Write(order); await {|DUR401:web.SendAsync(ok, System.Net.WebSockets.WebSocketMessageType.Binary, true, default)|}; journal.Flush(true);")]
    [InlineData("journal.Write(order); request.Response.StatusCode = 200; {|DUR401:request.Response.Close()|}; journal.Flush(true);")]
    [InlineData("journal.Write(order); {|DUR401:request.Response.OutputStream.Write(ok)|}; journal.Flush(true);")]
    [InlineData("journal.Write(order); {|DUR401:client.GetStream().Write(ok)|}; RandomAccess.FlushToDisk(journal.SafeFileHandle);")]
    [InlineData("/* the order must be durable */ journal.Write(order); {|DUR401:peer.Write(ok)|};")]
    public Task Reply_before_the_sync_is_reported(string body) => ServerAsync(body);

    [Theory]
    [InlineData("journal.Write(order); journal.Flush(true); peer.Write(ok);")]
    [InlineData("peer.Write(ok); journal.Write(order); journal.Flush(true);")]
    [InlineData("journal.Write(order); journal.Flush(true); request.Response.OutputStream.Write(ok); request.Response.Close();")]
    [InlineData("journal.Write(order); if (order.Length > 9) journal.Flush(true); peer.Write(ok);")]
    [InlineData("journal.Write(order); Console.Out.Write(\"got it\"); journal.Flush(true);")]
    public Task Reply_behind_the_sync_and_what_no_peer_gets_is_silent(string body) => ServerAsync(body);

    [Fact]
    public Task Copy_that_is_kept_of_what_is_sent_promises_nothing() => Verify.AnalyzerAsync(
        """
        class Proxy
        {
            void Pass(byte[] answer, string cachedPath, System.Net.Sockets.NetworkStream peer)
            {
                using var cached = new FileStream(cachedPath, FileMode.Create);
                cached.Write(answer);
                peer.Write(answer);
            }
        }
        """);

    /// <summary>The queue forgets what it was told of: nobody sends it again.</summary>
    [Theory]
    [InlineData("consumer.Commit()")]
    [InlineData("consumer.StoreOffset(1)")]
    [InlineData("queue.DeleteMessageAsync(\"1\")")]
    [InlineData("queue.UpdateCheckpointAsync(1)")]
    public Task Message_that_is_acknowledged_before_the_sync_is_reported(string told) => Verify.AnalyzerAsync(
        $$"""
        using Confluent.Kafka;

        namespace Confluent.Kafka
        {
            public interface IConsumer<TKey, TValue>
            {
                void Commit();
                void StoreOffset(long offset);
            }
        }

        namespace Orders
        {
            interface IQueue
            {
                void DeleteMessageAsync(string id);
                void UpdateCheckpointAsync(long position);
            }

            class Intake
            {
                readonly FileStream journal = new("orders.journal", FileMode.Append);

                void Take(byte[] order, IConsumer<string, byte[]> consumer, IQueue queue)
                {
                    journal.Write(order);
                    {|DUR401:{{told}}|};
                }

                void TakeSafely(byte[] order, IConsumer<string, byte[]> consumer, IQueue queue)
                {
                    journal.Write(order);
                    journal.Flush(true);
                    {{told}};
                }
            }
        }
        """);

    [Fact]
    public Task Body_that_was_set_to_a_file_goes_to_the_file() => Verify.AnalyzerAsync(
        """
        class HttpResponse
        {
            public Stream? Body { get; set; }
        }

        class OrderJournal
        {
            void Record(byte[] answer)
            {
                var response = new HttpResponse { Body = new FileStream("orders.wal", FileMode.Append) };
                {|DUR101:response.Body.Write(answer)|};
                response.Body.Dispose();
            }
        }
        """);
}
