// The sync is handed in by the one who makes the log.
using System;
using System.IO;

public sealed class ReplicatedLog
{
    private readonly FileStream _file = new("replica.wal", FileMode.Append);
    private readonly Action<FileStream> _sync;

    public ReplicatedLog(Action<FileStream> sync) => _sync = sync;

    public void Append(byte[] record)
    {
        _file.Write(record);
        _sync(_file);
    }
}
