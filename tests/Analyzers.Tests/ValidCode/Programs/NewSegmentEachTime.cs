// A new name for each file: nothing is overwritten, and each is synced.
using System.IO;
using System;
using Durability;

public sealed class SnapshotFolder
{
    public string Add(string folder, byte[] state)
    {
        var path = Path.Combine(folder, $"snapshot-{DateTime.UtcNow:yyyyMMddHHmmss}-{Guid.NewGuid():N}.bin");
        using var file = new FileStream(path, FileMode.CreateNew);
        file.Write(state);
        file.Flush(true);
        DurableDirectory.SyncParent(path);
        return path;
    }
}
