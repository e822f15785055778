// Whether the data must survive is the caller's choice.
using System.IO;

public sealed class EventStore
{
    private readonly bool _syncEachWrite;

    public EventStore(bool syncEachWrite) => _syncEachWrite = syncEachWrite;

    public void Append(string path, byte[] data)
    {
        using var file = new FileStream(path, FileMode.Append);
        file.Write(data);
        if (_syncEachWrite)
            file.Flush(true);
        else
            file.Flush();
    }
}
