using System.Collections.Generic;

namespace Durability.Analyzers.Catalog;

/// <summary>What is told to another process or machine: where it speaks of a write, the write has to be on the device first.</summary>
internal static class Replies
{
    public static void AddTo(List<ApiRow> rows)
    {
        foreach (var stream in new[] { "System.Net.Sockets.NetworkStream", "System.Net.Security.SslStream", "System.IO.Pipes.PipeStream" })
        {
            rows.Add(new(stream, "Write", Effect.Reply));
            rows.Add(new(stream, "WriteAsync", Effect.Reply));
        }

        rows.Add(new("System.Net.Sockets.Socket", "Send", Effect.Reply));
        rows.Add(new("System.Net.Sockets.Socket", "SendAsync", Effect.Reply));
        rows.Add(new("System.Net.WebSockets.WebSocket", "SendAsync", Effect.Reply));
        rows.Add(new("System.Net.HttpListenerResponse", "Close", Effect.Reply));
        Add("Microsoft.AspNetCore.Http.HttpResponseWritingExtensions", "WriteAsync");
        Add("Microsoft.AspNetCore.Http.HttpResponseJsonExtensions", "WriteAsJsonAsync");
        Add("Microsoft.AspNetCore.Http.HttpResponse", "CompleteAsync");
        Add("Microsoft.AspNetCore.SignalR.ClientProxyExtensions", "SendAsync");
        Add("Microsoft.AspNetCore.SignalR.IClientProxy", "SendCoreAsync");
        Add("Grpc.Core.IAsyncStreamWriter", "WriteAsync");
        // A name too common to go by; those of other message clients are known without their types.
        rows.Add(new("Confluent.Kafka.IConsumer", "Commit", Effect.Acknowledge) { External = true });

        void Add(string type, string member) => rows.Add(new(type, member, Effect.Reply) { External = true });
    }
}
