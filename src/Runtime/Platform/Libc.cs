using System;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Durability.Platform;

/// <summary>The Unix system calls that .NET does not offer, or whose errors it hides. Each returns 0 or an errno.</summary>
internal interface ILibc
{
    /// <summary>macOS and iOS, where only F_FULLFSYNC empties the drive's own cache.</summary>
    bool HasFullFSync { get; }

    bool HasFDataSync { get; }

    int FSync(SafeFileHandle file);

    int FDataSync(SafeFileHandle file);

    int FullFSync(SafeFileHandle file);

    int OpenDirectory(string path, out SafeFileHandle? directory);

    /// <summary>Gives up the lock that <see cref="System.IO.FileStream"/> took, for every copy of the descriptor.</summary>
    int Unlock(SafeFileHandle file);

    int Close(IntPtr descriptor);

    int Rename(string source, string target);

    int RenameNoReplace(string source, string target);

    int Link(string source, string target);

    int Unlink(string path);

    /// <summary>What a link holds; null where that is not UTF-8.</summary>
    int ReadLink(string path, out string? target);

    int FChMod(SafeFileHandle file, int mode);

    /// <summary>The st_mode of a path, links followed; its type bits are 0 where they are not known.</summary>
    int GetMode(string path, out int mode);

    /// <summary>Whether the process may write to a path, links followed; ENOSYS where only opening it can tell.</summary>
    int MayWrite(string path);
}

/// <summary>
/// The real system calls. .NET 8, 9 and 10 return success from <c>FileStream.Flush(true)</c> and
/// <c>RandomAccess.FlushToDisk</c> on Unix even when <c>fsync</c> failed (dotnet/runtime#124725, fixed in .NET 11), so every sync
/// is called from here. Paths go over as UTF-8, as in System.IO.
/// </summary>
internal sealed unsafe class Libc : ILibc
{
    private const int O_RDONLY = 0;
    private const int F_FULLFSYNC = 51;
    private const int AT_FDCWD = -100;
    private const int AT_EACCESS = 0x200;
    private const int W_OK = 2;
    private const int LOCK_UN = 8;
    private const uint RENAME_NOREPLACE = 1;
    private const uint RENAME_EXCL = 4;
    private const uint STATX_TYPE = 1;
    private const uint STATX_MODE = 2;

    private static readonly bool s_linux = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);
    private static readonly int s_closeOnExec = s_linux ? 0x80000
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? 0x1000000
        : RuntimeInformation.IsOSPlatform(OSPlatform.Create("FREEBSD")) ? 0x100000 : 0;

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static readonly Libc Instance = new();

    public bool HasFullFSync { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.OSX)
        || RuntimeInformation.IsOSPlatform(OSPlatform.Create("IOS"));

    public bool HasFDataSync { get; } = s_linux || RuntimeInformation.IsOSPlatform(OSPlatform.Create("FREEBSD"));

    public int FSync(SafeFileHandle file) => ErrorOf(fsync(file));

    public int FDataSync(SafeFileHandle file) => ErrorOf(fdatasync(file));

    // Two arguments only: a variadic third one would need the platform's variadic convention, which differs on Apple arm64.
    public int FullFSync(SafeFileHandle file) => fcntl(file, F_FULLFSYNC) == -1 ? Marshal.GetLastWin32Error() : 0;

    public int OpenDirectory(string path, out SafeFileHandle? directory)
    {
        // O_DIRECTORY has another value on each architecture; a trailing slash asks for a directory on all of them.
        int descriptor = open(ToUtf8(path + "/"), O_RDONLY | s_closeOnExec);
        directory = descriptor < 0 ? null : new SafeFileHandle((IntPtr)descriptor, ownsHandle: true);
        return descriptor < 0 ? Marshal.GetLastWin32Error() : 0;
    }

    public int Unlock(SafeFileHandle file) => ErrorOf(flock(file, LOCK_UN));

    public int Close(IntPtr descriptor) => ErrorOf(close((int)descriptor));

    public int Rename(string source, string target) => ErrorOf(rename(ToUtf8(source), ToUtf8(target)));

    public int RenameNoReplace(string source, string target)
    {
        try
        {
            if (s_linux)
                return ErrorOf(renameat2(AT_FDCWD, ToUtf8(source), AT_FDCWD, ToUtf8(target), RENAME_NOREPLACE));
            return HasFullFSync ? ErrorOf(renamex_np(ToUtf8(source), ToUtf8(target), RENAME_EXCL)) : Errno.ENOSYS;
        }
        catch (EntryPointNotFoundException)
        {
            return Errno.ENOSYS; // a C library older than the call
        }
    }

    public int Link(string source, string target) => ErrorOf(link(ToUtf8(source), ToUtf8(target)));

    public int Unlink(string path) => ErrorOf(unlink(ToUtf8(path)));

    public int ReadLink(string path, out string? target)
    {
        const int LongestTarget = 4096;
        byte* buffer = stackalloc byte[LongestTarget];
        nint length = readlink(ToUtf8(path), buffer, LongestTarget);
        int error = length < 0 ? Marshal.GetLastWin32Error() : 0;
        try
        {
            target = length < 0 ? "" : s_strictUtf8.GetString(buffer, (int)length);
        }
        catch (DecoderFallbackException)
        {
            target = null;
        }

        return error;
    }

    public int FChMod(SafeFileHandle file, int mode) => ErrorOf(fchmod(file, (uint)mode));

    public int GetMode(string path, out int mode)
    {
        if (s_linux)
        {
            // struct stat differs on each architecture; struct statx does not: stx_mode is the 16-bit word at offset 28.
            byte* buffer = stackalloc byte[256];
            try
            {
                int error = ErrorOf(statx(AT_FDCWD, ToUtf8(path), 0, STATX_TYPE | STATX_MODE, buffer));
                mode = *(ushort*)(buffer + 28);
                if (error != Errno.ENOSYS)
                    return error;
            }
            catch (EntryPointNotFoundException)
            {
                // a C library older than the call
            }
        }

        return GetPermissions(path, out mode);
    }

    // The numbers differ elsewhere, and some C libraries there have no such call.
    public int MayWrite(string path) =>
        s_linux ? ErrorOf(faccessat(AT_FDCWD, ToUtf8(path), W_OK, AT_EACCESS)) : Errno.ENOSYS;

    private static int GetPermissions(string path, out int mode)
    {
        mode = 0;
#if NET8_0_OR_GREATER
        try
        {
            mode = OperatingSystem.IsWindows() ? 0 : (int)System.IO.File.GetUnixFileMode(path);
            return 0;
        }
        catch (System.IO.IOException e) when (e is System.IO.FileNotFoundException or System.IO.DirectoryNotFoundException)
        {
            return Errno.ENOENT;
        }
#else
        return Errno.ENOSYS;
#endif
    }

    private static int ErrorOf(int result) => result == 0 ? 0 : Marshal.GetLastWin32Error();

    private static byte[] ToUtf8(string path)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(path) + 1];
        Encoding.UTF8.GetBytes(path, 0, path.Length, bytes, 0);
        return bytes;
    }

#pragma warning disable SYSLIB1054 // LibraryImport does not exist for netstandard2.0; these signatures are blittable.
    [DllImport("libc", SetLastError = true)]
    private static extern int fsync(SafeFileHandle fd);

    [DllImport("libc", SetLastError = true)]
    private static extern int fdatasync(SafeFileHandle fd);

    [DllImport("libc", SetLastError = true)]
    private static extern int fcntl(SafeFileHandle fd, int command);

    [DllImport("libc", SetLastError = true)]
    private static extern int open(byte[] path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int flock(SafeFileHandle fd, int operation);

    [DllImport("libc", SetLastError = true)]
    private static extern int close(int fd);

    [DllImport("libc", SetLastError = true)]
    private static extern int rename(byte[] source, byte[] target);

    [DllImport("libc", SetLastError = true)]
    private static extern int renameat2(int sourceDirectory, byte[] source, int targetDirectory, byte[] target, uint flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int renamex_np(byte[] source, byte[] target, uint flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int link(byte[] source, byte[] target);

    [DllImport("libc", SetLastError = true)]
    private static extern int unlink(byte[] path);

    [DllImport("libc", SetLastError = true)]
    private static extern nint readlink(byte[] path, byte* buffer, nint size);

    [DllImport("libc", SetLastError = true)]
    private static extern int faccessat(int directory, byte[] path, int mode, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int fchmod(SafeFileHandle fd, uint mode);

    [DllImport("libc", SetLastError = true)]
    private static extern int statx(int directory, byte[] path, int flags, uint mask, byte* buffer);
#pragma warning restore SYSLIB1054
}
