using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;

namespace Durability.Platform;

/// <summary>The error numbers of errno.h that decide something here; where Linux and the BSD family differ, both.</summary>
internal static class Errno
{
    internal const int EPERM = 1;
    internal const int ENOENT = 2;
    internal const int EINTR = 4;
    internal const int EIO = 5;
    internal const int EBADF = 9;
    internal const int EACCES = 13;
    internal const int EBUSY = 16;
    internal const int EEXIST = 17;
    internal const int EXDEV = 18;
    internal const int ENOTDIR = 20;
    internal const int EISDIR = 21;
    internal const int EINVAL = 22;
    internal const int ENOTTY = 25;
    internal const int ENOSPC = 28;
    internal const int EROFS = 30;
    internal const int EMLINK = 31;

    private static readonly bool s_linux = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);

    internal static readonly int EWOULDBLOCK = s_linux ? 11 : 35;
    internal static readonly int ENAMETOOLONG = s_linux ? 36 : 63;
    internal static readonly int ENOSYS = s_linux ? 38 : 78;
    internal static readonly int ENOTSUP = s_linux ? 95 : 45;
    internal static readonly int EOPNOTSUPP = s_linux ? 95 : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? 102 : 45;

    /// <summary>The object has no such operation: nothing was lost, nothing was done.</summary>
    internal static bool MeansNotSupported(int errno) =>
        errno == EINVAL || errno == ENOTSUP || errno == EOPNOTSUPP || errno == ENOSYS || errno == ENOTTY;

    /// <summary>The exception that System.IO would throw, with the path in its message.</summary>
    internal static Exception ToException(int errno, string call, string path)
    {
        string message = $"{call} of '{path}' failed: {Describe(errno)}.";
        if (errno == ENOENT)
            return new FileNotFoundException(message, path);
        if (errno == ENOTDIR)
            return new DirectoryNotFoundException(message);
        if (errno == ENAMETOOLONG)
            return new PathTooLongException(message);
        if (errno is EACCES or EPERM)
            return new UnauthorizedAccessException(message, new IOException(Describe(errno), errno));
        return new IOException(message, errno);
    }

    internal static string Describe(int errno) => $"{new Win32Exception(errno).Message} (errno {errno})";
}
