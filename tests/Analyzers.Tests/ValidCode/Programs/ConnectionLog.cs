// What goes over a connection is no file's business.
using System.IO;
using System.Net.Sockets;
using System.Threading.Tasks;

public sealed class StoreConnection(TcpClient client)
{
    private readonly NetworkStream _stream = client.GetStream();

    public async Task SendAsync(byte[] record)
    {
        await _stream.WriteAsync(record);
        await _stream.FlushAsync();
    }

    public void SendLine(string line)
    {
        using var writer = new StreamWriter(_stream, leaveOpen: true);
        writer.WriteLine(line);
        writer.Flush();
    }
}
