// A stream of the project whose Flush is a sync.
using System.IO;

public sealed class SyncingStream : FileStream
{
    public SyncingStream(string path)
        : base(path, FileMode.Append)
    {
    }

    public override void Flush() => Flush(flushToDisk: true);
}

public sealed class AccountLog
{
    public void Append(byte[] entry)
    {
        using var stream = new SyncingStream("accounts.journal");
        stream.Write(entry);
        stream.Flush();
    }
}
