// The same through FileStreamOptions and RandomAccess.
using System.IO;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;

public sealed class PageFile
{
    private readonly SafeFileHandle _handle = File.OpenHandle("pages.db", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, FileOptions.WriteThrough | FileOptions.Asynchronous);

    public ValueTask WriteAsync(long page, byte[] bytes) => RandomAccess.WriteAsync(_handle, bytes, page * bytes.Length);
}
