// A sync for each file that was written, and none twice.
using System.Collections.Generic;
using System.IO;

public sealed class SegmentSet
{
    private readonly List<FileStream> _segments = [];

    public void Open(string segmentPath) => _segments.Add(new FileStream(segmentPath, FileMode.Append));

    public void Write(byte[] record) => _segments[^1].Write(record);

    public void Commit()
    {
        foreach (var segment in _segments)
            segment.Flush(flushToDisk: true);
    }
}
