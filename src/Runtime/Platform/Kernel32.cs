using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Durability.Platform;

/// <summary>The Windows calls that .NET does not offer with these flags. Each returns 0 or a Win32 error code.</summary>
internal interface IKernel32
{
    int FlushFileBuffers(SafeFileHandle file);

    int OpenDirectory(string path, out SafeFileHandle? directory);

    int MoveFile(string source, string target, uint flags);

    int ReplaceFile(string target, string source, string? backup, uint flags);

    int GetFinalPath(string path, out string finalPath);
}

/// <summary>The real calls, written from their pages on learn.microsoft.com/windows/win32/api/fileapi and winbase.</summary>
internal sealed unsafe class Kernel32 : IKernel32
{
    private const uint GENERIC_WRITE = 0x40000000;
    private const uint FILE_SHARE_ALL = 7;
    private const uint OPEN_EXISTING = 3;
    private const uint FILE_FLAG_BACKUP_SEMANTICS = 0x02000000;

    internal static readonly Kernel32 Instance = new();

    public int FlushFileBuffers(SafeFileHandle file) => Native.FlushFileBuffers(file) ? 0 : Marshal.GetLastWin32Error();

    public int OpenDirectory(string path, out SafeFileHandle? directory)
    {
        directory = Native.CreateFileW(
            path, GENERIC_WRITE, FILE_SHARE_ALL, null, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, default);
        if (!directory.IsInvalid)
            return 0;
        int error = Marshal.GetLastWin32Error();
        directory = null;
        return error;
    }

    public int MoveFile(string source, string target, uint flags) =>
        Native.MoveFileExW(source, target, flags) ? 0 : Marshal.GetLastWin32Error();

    public int ReplaceFile(string target, string source, string? backup, uint flags) =>
        Native.ReplaceFileW(target, source, backup, flags, null, null) ? 0 : Marshal.GetLastWin32Error();

    public int GetFinalPath(string path, out string finalPath)
    {
        finalPath = path;
        using SafeFileHandle handle = Native.CreateFileW(
            path, 0, FILE_SHARE_ALL, null, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, default);
        if (handle.IsInvalid)
            return Marshal.GetLastWin32Error();
        char[] buffer = new char[short.MaxValue];
        uint length;
        fixed (char* chars = buffer)
            length = Native.GetFinalPathNameByHandleW(handle, chars, (uint)buffer.Length, 0);
        if (length == 0 || length >= buffer.Length)
            return Marshal.GetLastWin32Error();
        finalPath = new string(buffer, 0, (int)length);
        return 0;
    }

#pragma warning disable SYSLIB1054 // LibraryImport does not exist for netstandard2.0.
    private static class Native
    {
        [DllImport("kernel32", SetLastError = true, ExactSpelling = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        internal static extern bool FlushFileBuffers(SafeFileHandle file);

        [DllImport("kernel32", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
        internal static extern SafeFileHandle CreateFileW(
            string path, uint access, uint share, void* security, uint disposition, uint flags, nint template);

        [DllImport("kernel32", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
        [return: MarshalAs(UnmanagedType.Bool)]
        internal static extern bool MoveFileExW(string source, string target, uint flags);

        [DllImport("kernel32", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
        [return: MarshalAs(UnmanagedType.Bool)]
        internal static extern bool ReplaceFileW(
            string target, string source, string? backup, uint flags, void* exclude, void* reserved);

        [DllImport("kernel32", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
        internal static extern uint GetFinalPathNameByHandleW(SafeFileHandle file, char* path, uint size, uint flags);
    }
#pragma warning restore SYSLIB1054
}
