using System;
using System.Collections.Generic;
using System.IO;
using Durability.Platform;

namespace Durability;

/// <summary>
/// Directories whose entries survive a power cut. A created, renamed or deleted name is in the page cache until its directory
/// is synced; no method of System.IO does that.
/// </summary>
/// <remarks>
/// <para>
/// Measured on ext4, XFS and btrfs under Linux 6.18: without a sync of the directory, a rename over an existing file brings the
/// old version back after a power cut, and a deleted file comes back. The entry of a new file came with the fsync of the file on
/// these three; POSIX does not promise it (fsync(2): "an explicit fsync() on a file descriptor for the directory is also needed").
/// </para>
/// <para>
/// Unix: <c>open</c> and <c>fsync</c> of the directory (<c>F_FULLFSYNC</c> on macOS). Windows: <c>FlushFileBuffers</c> on a
/// directory handle where the system allows it; Microsoft documents no guarantee, NTFS journals its own names. Some file systems
/// (FUSE, SMB, some network file systems) have no directory sync at all: see <see cref="Sync(string)"/>.
/// </para>
/// </remarks>
public static class DurableDirectory
{
    /// <summary>Forces a directory's entries to the device.</summary>
    /// <param name="path">The directory.</param>
    /// <returns>
    /// <see langword="true"/> when the entries are on the device; <see langword="false"/> where the file system has no directory
    /// sync (EINVAL, EBADF, ENOTSUP on Unix; a refused directory handle on Windows), so that names there are only as durable as
    /// that file system makes them by itself.
    /// </returns>
    /// <exception cref="ArgumentException">The path is null, empty or impossible (a null character, on Unix half a surrogate pair).</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory cannot be opened for reading.</exception>
    /// <exception cref="DurabilityLostException">The device or the file system failed.</exception>
    public static bool Sync(string path) => Storage.Current.SyncDirectory(FullPath.OfDirectory(path, nameof(path)));

    /// <summary>Forces the entry of a file or directory to the device by syncing the directory that holds it.</summary>
    /// <param name="path">The file or directory whose name is to last; it need not exist (its deletion lasts then).</param>
    /// <returns>As <see cref="Sync(string)"/>; <see langword="true"/> for a root, which has no entry.</returns>
    /// <inheritdoc cref="Sync(string)"/>
    public static bool SyncParent(string path)
    {
        string? parent = Path.GetDirectoryName(FullPath.OfDirectory(path, nameof(path)));
        return parent is null || Storage.Current.SyncDirectory(parent);
    }

    /// <summary>Creates a directory with all levels that are missing, each of them synced into its parent.</summary>
    /// <remarks>
    /// The entry of the last level is synced even where it existed already: another process may have created it a moment ago, and
    /// what is saved in it must not vanish with it.
    /// </remarks>
    /// <param name="path">The directory, as for <see cref="Directory.CreateDirectory(string)"/>.</param>
    /// <returns>The directory.</returns>
    /// <exception cref="ArgumentException">The path is null, empty or impossible (a null character, on Unix half a surrogate pair).</exception>
    /// <exception cref="IOException">A file has that name, or the volume is full.</exception>
    /// <exception cref="UnauthorizedAccessException">A level may not be created, or its parent not be opened.</exception>
    /// <exception cref="DurabilityLostException">The device or the file system failed in a sync.</exception>
    public static DirectoryInfo Create(string path)
    {
        string full = FullPath.OfDirectory(path, nameof(path));
        Storage storage = Storage.Current;
        var missing = new Stack<string>();
        for (string? level = full; level is not null && !Directory.Exists(level); level = Path.GetDirectoryName(level))
            missing.Push(level);

        if (missing.Count == 0)
            SyncParent(full);
        foreach (string level in missing)
        {
            storage.CreateDirectory(level);
            // From the top: a level that is durable below one that is not would be lost with it.
            storage.SyncDirectory(Path.GetDirectoryName(level)!);
        }

        return new DirectoryInfo(full);
    }

    /// <summary>Deletes an empty directory, for good.</summary>
    /// <param name="path">The directory.</param>
    /// <exception cref="ArgumentException">The path is null, empty or impossible (a null character, on Unix half a surrogate pair).</exception>
    /// <exception cref="IOException">The directory is not empty, or in use.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be deleted.</exception>
    /// <exception cref="DurabilityLostException">The device or the file system failed in the sync of the parent.</exception>
    public static void Delete(string path) => Delete(path, recursive: false);

    /// <summary>Deletes a directory, for good.</summary>
    /// <remarks>
    /// The parent is synced once, at the end. A power cut before that may bring the directory back, with any part of what was in
    /// it.
    /// </remarks>
    /// <param name="path">The directory.</param>
    /// <param name="recursive">Delete what is in it as well.</param>
    /// <inheritdoc cref="Delete(string)"/>
    public static void Delete(string path, bool recursive)
    {
        string full = FullPath.OfDirectory(path, nameof(path));
        Storage.Current.DeleteDirectory(full, recursive);
        SyncParent(full);
    }
}
