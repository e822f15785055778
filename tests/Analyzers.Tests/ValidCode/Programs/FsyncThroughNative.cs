// The system call itself, and its failure is thrown.
using System.IO;
using System.Runtime.InteropServices;

public static class Native
{
    [DllImport("libc", SetLastError = true)]
    private static extern int fsync(int descriptor);

    public static void Sync(FileStream file)
    {
        file.Flush();
        if (fsync((int)file.SafeFileHandle.DangerousGetHandle()) != 0)
            throw new IOException("fsync failed: " + Marshal.GetLastPInvokeError());
    }
}

public sealed class KeyFile(string keyPath)
{
    public void Append(byte[] key)
    {
        using var file = new FileStream(keyPath, FileMode.Append);
        file.Write(key);
        Native.Sync(file);
    }
}
