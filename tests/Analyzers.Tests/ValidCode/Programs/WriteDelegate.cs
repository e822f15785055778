// The helper syncs what the delegate writes.
using System.IO;
using System.Threading.Tasks;
using System;
using Durability;

public static class SafeWriter
{
    public static void Write(string path, Action<Stream> write)
    {
        var temporary = path + ".tmp";
        using (var file = new FileStream(temporary, FileMode.Create))
        {
            write(file);
            file.Flush(true);
        }

        File.Move(temporary, path, true);
        DurableDirectory.SyncParent(path);
    }

    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var temporary = path + ".tmp";
        await using (var file = new FileStream(temporary, FileMode.Create))
        {
            await write(file).ConfigureAwait(false);
            file.Flush(true);
        }

        File.Move(temporary, path, true);
        DurableDirectory.SyncParent(path);
    }
}

public sealed class Index
{
    public void Save(byte[] entries) => SafeWriter.Write("orders.index", stream => stream.Write(entries));

    public Task SaveAsync(byte[] entries) => SafeWriter.WriteAsync("orders.index", async stream => await stream.WriteAsync(entries));
}
