// The store knows an interface; what implements it syncs.
using System.IO;

public interface IDurableFile
{
    void Write(byte[] content);

    void Flush(bool flushToDisk);
}

public sealed class PhysicalFile(FileStream stream) : IDurableFile
{
    public void Write(byte[] content) => stream.Write(content);

    public void Flush(bool flushToDisk) => stream.Flush(flushToDisk);
}

public sealed class SnapshotStore(IDurableFile file)
{
    public void Save(byte[] snapshot)
    {
        file.Write(snapshot);
        file.Flush(flushToDisk: true);
    }
}
