// Every append is synced, so closing needs no sync.
using System;
using System.IO;

public sealed class CommitLog : IDisposable
{
    private readonly FileStream _log = new("commit.log.wal", FileMode.Append);
    private long _committed;

    public long Append(byte[] record)
    {
        _log.Write(record, 0, record.Length);
        _log.Flush(true);
        return _committed += record.Length;
    }

    public void Dispose() => _log.Dispose();
}
