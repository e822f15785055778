// The base class leaves the sync to its subclasses.
using System;
using System.IO;

public abstract class SegmentWriter : IDisposable
{
    protected SegmentWriter(string segmentPath) => File = new FileStream(segmentPath, FileMode.CreateNew, FileAccess.Write);

    protected FileStream File { get; }

    public void Append(ReadOnlySpan<byte> record) => File.Write(record);

    public void Commit()
    {
        File.Flush();
        Sync();
    }

    public void Dispose() => File.Dispose();

    protected abstract void Sync();
}

public sealed class DurableSegmentWriter(string segmentPath) : SegmentWriter(segmentPath)
{
    protected override void Sync() => RandomAccess.FlushToDisk(File.SafeFileHandle);
}
