// The directory is synced after the rename; where a platform cannot do it, that is no failure.
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

public static class DurableWrite
{
    [DllImport("libc", SetLastError = true)]
    private static extern int open(string path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int fsync(SafeFileHandle file);

    public static void Replace(string path, byte[] bytes)
    {
        var temporary = path + ".tmp";
        using (var file = new FileStream(temporary, FileMode.Create))
        {
            file.Write(bytes);
            file.Flush(true);
        }

        File.Move(temporary, path, true);
        try
        {
            SyncDirectory(Path.GetDirectoryName(path)!);
        }
        catch (IOException)
        {
            // Some file systems cannot sync a directory.
        }
    }

    private static void SyncDirectory(string path)
    {
        using var handle = new SafeFileHandle(open(path, 0), ownsHandle: true);
        if (fsync(handle) != 0)
            throw new IOException("fsync");
    }
}
