// An abstraction over a file that passes the flag on.
using System.IO;

public interface ILogDevice
{
    void Write(byte[] bytes);

    void Flush(bool flushToDisk);
}

public sealed class FileLogDevice : ILogDevice
{
    private readonly FileStream _file = new("device.wal", FileMode.Append);

    public void Write(byte[] bytes) => _file.Write(bytes);

    public void Flush(bool flushToDisk) => _file.Flush(flushToDisk);
}

public sealed class MemoryLogDevice : ILogDevice
{
    private readonly MemoryStream _memory = new();

    public void Write(byte[] bytes) => _memory.Write(bytes);

    public void Flush(bool flushToDisk) => _memory.Flush();
}

public sealed class Journal
{
    private readonly ILogDevice _device;

    public Journal(ILogDevice device) => _device = device;

    public void Append(byte[] record)
    {
        _device.Write(record);
        _device.Flush(flushToDisk: true);
    }
}
