// Temporary file beside the target, sync, rename, sync the directory: the classic.
using System.IO;
using Durability;

public static class AtomicReplace
{
    public static void WriteAllBytes(string path, byte[] bytes)
    {
        var temporary = path + ".tmp";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        DurableDirectory.SyncParent(path);
    }
}
