// Flush of a network stream, a pipe or the console reaches no disk.
using System;
using System.IO;
using System.IO.Pipes;
using System.Net.Sockets;
using System.Threading.Tasks;

public sealed class JournalReplica
{
    public async Task SendAsync(NetworkStream stream, byte[] record)
    {
        await stream.WriteAsync(record);
        await stream.FlushAsync();
    }

    public void Announce(NamedPipeServerStream pipe, string text)
    {
        using var writer = new StreamWriter(pipe);
        writer.WriteLine(text);
        writer.Flush();
    }

    public void Show(string text)
    {
        Console.Out.Write(text);
        Console.Out.Flush();
    }
}
