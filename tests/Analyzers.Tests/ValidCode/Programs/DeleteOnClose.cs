// A file that goes away when it is closed.
using System.IO;

public sealed class SortRun
{
    private readonly FileStream _run = new(Path.GetRandomFileName(), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose | FileOptions.SequentialScan);

    public void Add(byte[] record) => _run.Write(record);
}
