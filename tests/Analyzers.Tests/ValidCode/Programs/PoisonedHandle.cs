// A failed sync is final: every later append fails.
using System;
using System.IO;

public sealed class CommitLog(FileStream file)
{
    private Exception? _failure;

    public void Append(ReadOnlySpan<byte> record)
    {
        if (_failure is not null)
            throw new IOException("The log failed before.", _failure);
        try
        {
            file.Write(record);
            file.Flush(flushToDisk: true);
        }
        catch (IOException failure)
        {
            _failure = failure;
            throw;
        }
    }
}
