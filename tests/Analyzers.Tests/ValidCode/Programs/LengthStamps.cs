// Three stamps synced one by one, on purpose: each must be on disk before the next is written.
using System;
using System.IO;

public sealed class Superblock
{
    private readonly FileStream _file = new("store.superblock", FileMode.OpenOrCreate);

    public void Stamp(long length)
    {
        var stamp = BitConverter.GetBytes(length);
        _file.Position = 0;
        _file.Write(stamp);
        _file.Flush(true);
        _file.Position = 4096;
        _file.Write(stamp);
        _file.Flush(true);
        _file.Position = 8192;
        _file.Write(stamp);
        _file.Flush(true);
    }
}
