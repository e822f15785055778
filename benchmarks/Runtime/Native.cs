using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace Durability.Benchmarks;

/// <summary>The system calls as a C program makes them: a descriptor, a pointer, and a check of the result.</summary>
internal static unsafe class Native
{
    internal const int O_RDONLY = 0;
    internal const int O_RDWR = 2;
    internal const int O_CREAT = 0x40;
    internal const int O_EXCL = 0x80;
    internal const int O_CLOEXEC = 0x80000;

    internal static int Open(byte[] path, int flags) => Checked(open(path, flags, 0x1B6), "open"); // 0666 before the umask

    internal static void Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
            Whole(write(descriptor, start, bytes.Length), bytes.Length);
    }

    internal static void WriteAt(int descriptor, byte* bytes, int count, long position) =>
        Whole(pwrite(descriptor, bytes, count, position), count);

    internal static void Sync(int descriptor) => Checked(fsync(descriptor), "fsync");

    internal static void SyncData(int descriptor) => Checked(fdatasync(descriptor), "fdatasync");

    internal static void Close(int descriptor) => Checked(close(descriptor), "close");

    internal static void Rename(byte[] source, byte[] target) => Checked(rename(source, target), "rename");

    internal static byte[] Path(string path) => Encoding.UTF8.GetBytes(path + "\0");

    private static int Checked(int result, string call) =>
        result >= 0 ? result : throw new IOException($"{call}: {Marshal.GetLastPInvokeErrorMessage()}");

    private static void Whole(nint written, int count)
    {
        if (written != count)
            throw new IOException($"write: {written} of {count} bytes: {Marshal.GetLastPInvokeErrorMessage()}");
    }

#pragma warning disable SYSLIB1054, CA2101 // The plainest form there is; paths go over as bytes.
    [DllImport("libc", SetLastError = true)]
    private static extern int open(byte[] path, int flags, int mode);

    [DllImport("libc", SetLastError = true)]
    private static extern nint write(int descriptor, byte* bytes, nint count);

    [DllImport("libc", SetLastError = true)]
    private static extern nint pwrite(int descriptor, byte* bytes, nint count, long position);

    [DllImport("libc", SetLastError = true)]
    private static extern int fsync(int descriptor);

    [DllImport("libc", SetLastError = true)]
    private static extern int fdatasync(int descriptor);

    [DllImport("libc", SetLastError = true)]
    private static extern int close(int descriptor);

    [DllImport("libc", SetLastError = true)]
    private static extern int rename(byte[] source, byte[] target);
#pragma warning restore SYSLIB1054, CA2101
}
