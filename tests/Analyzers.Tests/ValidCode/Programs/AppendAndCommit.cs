// Written by Append, synced by Commit: the protocol of the type.
using System;
using System.IO;

public sealed class OrderJournal : IDisposable
{
    private readonly FileStream _file;

    public OrderJournal(string path) => _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);

    public void Append(ReadOnlySpan<byte> record) => _file.Write(record);

    public void Commit() => _file.Flush(flushToDisk: true);

    public void Dispose() => _file.Dispose();
}
