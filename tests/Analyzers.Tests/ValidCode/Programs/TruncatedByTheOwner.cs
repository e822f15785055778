// The log is cut only after the checkpoint is on the device.
using System.IO;
using Durability;

public sealed class Checkpointer(FileStream log)
{
    public void Checkpoint(string checkpointPath, byte[] state)
    {
        using (var file = new FileStream(checkpointPath + ".tmp", FileMode.Create, FileAccess.Write))
        {
            file.Write(state);
            file.Flush(flushToDisk: true);
        }

        File.Move(checkpointPath + ".tmp", checkpointPath, overwrite: true);
        DurableDirectory.SyncParent(checkpointPath);
        log.SetLength(0);
        log.Flush(flushToDisk: true);
    }
}
