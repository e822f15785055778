// The stream is kept in a collection of a type that cannot be followed.
using System.Collections.Concurrent;
using System.IO;

public sealed class OpenSegments
{
    private readonly ConcurrentDictionary<int, FileStream> _open = new();

    public void Append(int segment, byte[] record)
    {
        var file = _open.GetOrAdd(segment, static id => new FileStream($"{id}.segment", FileMode.Append));
        file.Write(record);
    }

    public void Commit()
    {
        foreach (var file in _open.Values)
            file.Flush(true);
    }
}
