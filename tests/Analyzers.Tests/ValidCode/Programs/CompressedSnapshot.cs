// The compression stream writes its trailer when it is closed, which is before the sync.
using System.IO.Compression;
using System.IO;
using Durability;

public sealed class SnapshotWriter
{
    public void Write(string path, byte[] state)
    {
        var temporary = path + ".tmp";
        using (var file = File.Create(temporary))
        {
            using (var gzip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true))
                gzip.Write(state);
            file.Flush(true);
        }

        File.Move(temporary, path, true);
        DurableDirectory.SyncParent(path);
    }
}
