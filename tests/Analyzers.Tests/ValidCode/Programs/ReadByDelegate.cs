// The delegate reads what is there.
using System;
using System.IO;

public sealed class SnapshotReader(string snapshotPath)
{
    public T WithStream<T>(Func<Stream, T> read)
    {
        using var file = new BufferedStream(new FileStream(snapshotPath, FileMode.Open));
        return read(file);
    }
}
