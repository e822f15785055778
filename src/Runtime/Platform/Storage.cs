using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using Microsoft.Win32.SafeHandles;

namespace Durability.Platform;

/// <summary>
/// Everything that this library asks of the operating system. One implementation for each family of systems; the tests put
/// one in between that records the calls or makes them fail.
/// </summary>
internal abstract class Storage
{
    private static readonly Storage s_platform = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? new WindowsStorage(Kernel32.Instance)
        : new UnixStorage(Libc.Instance);

    private static readonly AsyncLocal<Storage?> s_substitute = new();

    internal static Storage Current => s_substitute.Value ?? s_platform;

    /// <summary>Puts another storage in the platform's place, for this flow of control only.</summary>
    internal static void Substitute(Storage? storage) => s_substitute.Value = storage;

    /// <summary>Opens a file; <paramref name="unixMode"/> holds only where the file is created.</summary>
    internal virtual FileStream Open(
        string path, FileMode mode, FileAccess access, FileShare share, int bufferSize, FileOptions options, int? unixMode)
    {
#if NET8_0_OR_GREATER
        if (unixMode is int bits && !OperatingSystem.IsWindows())
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = mode, Access = access, Share = share, BufferSize = bufferSize, Options = options,
                UnixCreateMode = (UnixFileMode)bits,
            });
        }
#endif
        return new FileStream(path, mode, access, share, bufferSize, options);
    }

    /// <summary>Reads up to <paramref name="count"/> bytes at a position; fewer only at the end of the file.</summary>
    internal virtual int ReadAt(FileStream file, byte[] buffer, int offset, int count, long position)
    {
        file.Position = position;
        int total = 0;
        while (total < count)
        {
            int read = file.Read(buffer, offset + total, count - total);
            if (read == 0)
                break;
            total += read;
        }

        return total;
    }

    /// <summary>Writes at a position, to the page cache.</summary>
    internal virtual void WriteAt(FileStream file, SafeFileHandle handle, byte[] buffer, int offset, int count, long position)
    {
#if NET8_0_OR_GREATER
        RandomAccess.Write(handle, new ReadOnlySpan<byte>(buffer, offset, count), position);
#else
        file.Position = position;
        file.Write(buffer, offset, count);
        file.Flush();
#endif
    }

    /// <summary>Forces a file to the device and waits.</summary>
    /// <param name="handle">A handle on the file.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="dataOnly">
    /// Leave out metadata that reading the data back does not need (fdatasync). The size is never left out.
    /// </param>
    /// <exception cref="NotSupportedException">What is open is not a file that can be synced: a pipe, a console.</exception>
    /// <exception cref="DurabilityLostException">The device or the file system failed.</exception>
    [SyncsToDisk]
    internal abstract void Sync(SafeFileHandle handle, string path, bool dataOnly);

    /// <summary>Forces a directory's entries to the device; false where the file system has no such operation.</summary>
    /// <exception cref="DurabilityLostException">The device or the file system failed.</exception>
    [SyncsToDisk]
    internal abstract bool SyncDirectory(string path);

    /// <summary>Closes a file and sees the error that <see cref="FileStream"/> swallows when closing.</summary>
    internal abstract void Close(FileStream file, SafeFileHandle handle);

    /// <summary>Renames within a volume, atomically.</summary>
    internal abstract void Rename(string source, string target, bool overwrite);

    /// <summary>Renames over an existing target whose content stays reachable as <paramref name="backup"/>.</summary>
    internal abstract void Replace(string source, string target, string? backup, bool ignoreMetadataErrors);

    /// <summary>Gives a path to the file that a path leads to, links followed; a missing last target is allowed.</summary>
    internal abstract string ResolveLinks(string path);

    /// <summary>The Unix permission bits of a path, links followed; null where there are none or nothing is there.</summary>
    internal abstract int? GetMode(string path);

    /// <summary>
    /// Looks at what a rename is going to replace and gives its <see cref="GetMode"/>. A rename asks for the directory's permission
    /// only, so a file that the caller may not write is refused here, as are directories, devices and pipes.
    /// </summary>
    internal virtual int? ModeOfReplaced(string path)
    {
        if (Directory.Exists(path))
            throw new UnauthorizedAccessException($"Access to the path '{path}' is denied: it is a directory.");
        int? mode = GetMode(path);
        if (File.Exists(path))
        {
            const FileShare AnyOther = FileShare.ReadWrite | FileShare.Delete;
            Open(path, FileMode.Open, FileAccess.Write, AnyOther, 1, FileOptions.None, null).Dispose();
        }

        return mode;
    }

    internal abstract void SetMode(SafeFileHandle handle, string path, int mode);

    /// <summary>Whether opening a file failed because someone else holds it.</summary>
    internal abstract bool MeansInUse(IOException error);

    internal virtual void Delete(string path) => File.Delete(path);

    internal virtual void CopyFile(string source, string target) => File.Copy(source, target, overwrite: false);

    /// <summary>Creates the last level of a path; its parent exists.</summary>
    internal virtual void CreateDirectory(string path) => Directory.CreateDirectory(path);

    internal virtual void DeleteDirectory(string path, bool recursive) => Directory.Delete(path, recursive);
}
