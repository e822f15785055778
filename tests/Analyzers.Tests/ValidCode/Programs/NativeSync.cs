// fsync by P/Invoke, its result checked, on Unix and Windows.
using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

public static class Disk
{
    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int UnixSync(SafeFileHandle file);

    [DllImport("kernel32.dll", SetLastError = true)]
    private static extern bool FlushFileBuffers(SafeFileHandle file);

    public static void Sync(FileStream file)
    {
        file.Flush();
        var done = OperatingSystem.IsWindows() ? FlushFileBuffers(file.SafeFileHandle) : UnixSync(file.SafeFileHandle) == 0;
        if (!done)
            throw new IOException("The file could not be synced.", Marshal.GetLastPInvokeError());
    }
}

public sealed class Journal
{
    public void Append(string path, byte[] record)
    {
        using var file = new FileStream(path, FileMode.Append);
        file.Write(record);
        Disk.Sync(file);
    }
}
