// The base class has the sync, the derived ones the records.
using System;
using System.IO;

public abstract class LogFile : IDisposable
{
    private readonly FileStream _stream;

    protected LogFile(string path) => _stream = new FileStream(path, FileMode.Append);

    protected void Write(byte[] bytes) => _stream.Write(bytes, 0, bytes.Length);

    public void Commit() => _stream.Flush(true);

    public void Dispose() => _stream.Dispose();
}

public sealed class TransactionLog : LogFile
{
    public TransactionLog()
        : base("transactions.wal")
    {
    }

    public void Append(Guid transaction) => Write(transaction.ToByteArray());
}
