// There is no asynchronous sync: drain without blocking, then sync.
using System.IO;
using System.Threading.Tasks;

public sealed class EventStore(string eventsPath)
{
    public async Task AppendAsync(byte[] record)
    {
        await using var file = new FileStream(eventsPath, FileMode.Append, FileAccess.Write, FileShare.Read, 4096, useAsync: true);
        await file.WriteAsync(record);
        await file.FlushAsync();
        await Task.Run(() => file.Flush(flushToDisk: true));
    }
}
