// Pages written by RandomAccess and synced by a checkpoint.
using System.IO;
using Microsoft.Win32.SafeHandles;

public sealed class PageStore
{
    private readonly SafeFileHandle _handle;

    public PageStore(string path) => _handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);

    public void Write(long offset, byte[] page) => RandomAccess.Write(_handle, page, offset);

    public void Checkpoint() => RandomAccess.FlushToDisk(_handle);
}
