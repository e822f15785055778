// What is left is synced when the owner is disposed.
using System;
using System.IO;
using System.Threading.Tasks;

public sealed class OutboxFile : IDisposable, IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly BinaryWriter _writer;

    public OutboxFile(string path)
    {
        _file = new FileStream(path, FileMode.Append);
        _writer = new BinaryWriter(_file);
    }

    public void Add(long id, string message)
    {
        _writer.Write(id);
        _writer.Write(message);
    }

    public void Dispose()
    {
        _writer.Flush();
        _file.Flush(true);
        _writer.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _file.FlushAsync();
        _file.Flush(true);
        await _writer.DisposeAsync();
    }
}
