using System;
using System.IO;
using Durability.Platform;

namespace Durability;

/// <summary>
/// The methods of <see cref="File"/> that write, with the same signatures, made to survive a power cut: when one of them returns,
/// its effect is on the device; when a cut comes before, the old state or the new is there.
/// </summary>
/// <remarks>
/// <para>
/// What <c>fsync</c> promises is what the drive promises: a drive that acknowledges a flush before its cache is on the medium
/// loses data in spite of every program. Proven by power cuts on ext4 (also with <c>noauto_da_alloc</c>), XFS and btrfs under
/// Linux. On macOS every sync is <c>F_FULLFSYNC</c>. Windows is written from the documentation: <c>FlushFileBuffers</c>, and
/// <c>MoveFileExW</c> with <c>MOVEFILE_WRITE_THROUGH</c>.
/// </para>
/// <para>
/// On a file system that has no directory sync (some FUSE and network file systems) contents are synced all the same, and names
/// are as durable as that file system makes them: <see cref="DurableDirectory.Sync(string)"/> tells whether it has one.
/// </para>
/// <para>
/// A sync that fails throws <see cref="DurabilityLostException"/>, which is an <see cref="IOException"/>. None of these methods
/// retries.
/// </para>
/// </remarks>
public static partial class DurableFile
{
    private const int DefaultBufferSize = 4096;

    /// <summary>
    /// Creates or empties a file, like <see cref="File.Create(string)"/>, and syncs its directory, so that the name survives a
    /// power cut. The content that goes in is the caller's to sync, with
    /// <see cref="FlushToDiskExtensions.FlushToDisk(FileStream)"/>.
    /// </summary>
    /// <remarks>
    /// An existing file is emptied at once and its old content lost whatever comes. To keep it until the new content is durable,
    /// use <see cref="CreateReplacement(string)"/>.
    /// </remarks>
    /// <param name="path">The file; its directory must exist.</param>
    /// <returns>The open stream, for reading and writing, shared with no one.</returns>
    /// <exception cref="ArgumentException">The path is null, empty, impossible (a null character, on Unix half a surrogate pair) or names no file.</exception>
    /// <exception cref="IOException">Another program holds the file, or the volume is full.</exception>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a directory, or may not be written.</exception>
    /// <exception cref="DurabilityLostException">The sync of the directory failed.</exception>
    public static FileStream Create(string path) => Create(path, DefaultBufferSize, FileOptions.None);

    /// <param name="path">The file; its directory must exist.</param>
    /// <param name="bufferSize">The size of the stream's buffer in bytes.</param>
    /// <inheritdoc cref="Create(string)"/>
    public static FileStream Create(string path, int bufferSize) => Create(path, bufferSize, FileOptions.None);

    /// <param name="path">The file; its directory must exist.</param>
    /// <param name="bufferSize">The size of the stream's buffer in bytes.</param>
    /// <param name="options">How to open it.</param>
    /// <inheritdoc cref="Create(string)"/>
    public static FileStream Create(string path, int bufferSize, FileOptions options)
    {
        Storage storage = Storage.Current;
        string target = storage.ResolveLinks(FullPath.OfFile(path, nameof(path)));
        FileStream file = storage.Open(
            target, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize, options, null);
        try
        {
            storage.SyncDirectory(ParentOf(target));
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Deletes a file for good: after the return a power cut does not bring it back.</summary>
    /// <remarks>
    /// The directory is synced even where the file is not there: an earlier deletion may not have reached the device yet.
    /// </remarks>
    /// <param name="path">The file; a link is deleted itself.</param>
    /// <exception cref="ArgumentException">The path is null, empty, impossible (a null character, on Unix half a surrogate pair) or names no file.</exception>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    /// <exception cref="IOException">The file is in use (Windows).</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a directory, or may not be deleted.</exception>
    /// <exception cref="DurabilityLostException">The sync of the directory failed: the file may come back.</exception>
    public static void Delete(string path)
    {
        string full = FullPath.OfFile(path, nameof(path));
        Storage.Current.Delete(full);
        Storage.Current.SyncDirectory(ParentOf(full));
    }

    /// <summary>Moves a file to a name that does not exist yet; see <see cref="Move(string, string, bool)"/>.</summary>
    /// <inheritdoc cref="Move(string, string, bool)"/>
    public static void Move(string sourceFileName, string destFileName) => Move(sourceFileName, destFileName, overwrite: false);

    /// <summary>
    /// Syncs a file's content, renames it and syncs the directories: once the method has returned, the file is at the new name,
    /// whole, and not at the old one; before, it is at one of them.
    /// </summary>
    /// <remarks>
    /// The content is synced first because a rename may reach the device before the bytes that it publishes. When the directories
    /// differ, both are synced, the new one first: btrfs shows the file under both names when only that was done, and no file
    /// system shows it under none. Not overwriting uses <c>renameat2(RENAME_NOREPLACE)</c> where there is one, else a hard link
    /// and an unlink. Unlike <see cref="File.Move(string, string)"/> this never becomes a copy.
    /// </remarks>
    /// <param name="sourceFileName">The file to move. Its writers must have flushed it.</param>
    /// <param name="destFileName">Its new name, on the same volume; a link there is replaced itself.</param>
    /// <param name="overwrite">Replace a file of that name, atomically.</param>
    /// <exception cref="ArgumentException">A path is null, empty, impossible (a null character, on Unix half a surrogate pair) or names no file.</exception>
    /// <exception cref="FileNotFoundException">The source does not exist.</exception>
    /// <exception cref="DirectoryNotFoundException">The directory of the destination does not exist.</exception>
    /// <exception cref="IOException">
    /// The destination is on another volume, or exists and <paramref name="overwrite"/> is false, or is a mount point.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">A directory may not be written, or the destination is one.</exception>
    /// <exception cref="DurabilityLostException">
    /// A sync failed. If it was that of the content, nothing was renamed; if that of a directory, the rename may not last.
    /// </exception>
    public static void Move(string sourceFileName, string destFileName, bool overwrite)
    {
        string source = FullPath.OfFile(sourceFileName, nameof(sourceFileName));
        string target = FullPath.OfFile(destFileName, nameof(destFileName));
        Storage storage = Storage.Current;
        RequireDirectoryOf(target);
        SyncContent(storage, source, mode: null);
        storage.Rename(source, target, overwrite);
        SyncDirectories(storage, target, source);
    }

    /// <summary>Replaces a file by another without a metadata option; see
    /// <see cref="Replace(string, string, string, bool)"/>.</summary>
    /// <inheritdoc cref="Replace(string, string, string, bool)"/>
    public static void Replace(string sourceFileName, string destinationFileName, string? destinationBackupFileName) =>
        Replace(sourceFileName, destinationFileName, destinationBackupFileName, ignoreMetadataErrors: false);

    /// <summary>
    /// Syncs the source's content, puts it in the place of an existing file and syncs the directories: at any moment the
    /// destination holds the old content or the new, whole; once the method has returned, the new.
    /// </summary>
    /// <remarks>
    /// Unix: a rename; the source takes on the permission bits of the file that it replaces. The backup is a hard link, made under
    /// a temporary name, renamed, and durable before the destination changes, so that the old content is always reachable.
    /// Windows: <c>ReplaceFileW</c>, which keeps attributes and access control lists.
    /// </remarks>
    /// <param name="sourceFileName">The new content. Its writers must have flushed it.</param>
    /// <param name="destinationFileName">The file to be replaced; it must exist, on the same volume.</param>
    /// <param name="destinationBackupFileName">Where the old content goes, or null.</param>
    /// <param name="ignoreMetadataErrors">Windows: go on when attributes cannot be merged. Without effect elsewhere.</param>
    /// <exception cref="ArgumentException">A path is null, empty, impossible (a null character, on Unix half a surrogate pair) or names no file.</exception>
    /// <exception cref="FileNotFoundException">The source or the destination does not exist.</exception>
    /// <exception cref="IOException">The files are on different volumes, or source and destination are one.</exception>
    /// <exception cref="UnauthorizedAccessException">A directory may not be written, or a path is one.</exception>
    /// <exception cref="DurabilityLostException">
    /// A sync failed. If it was that of the content, nothing was renamed; if that of a directory, the rename may not last.
    /// </exception>
    public static void Replace(
        string sourceFileName, string destinationFileName, string? destinationBackupFileName, bool ignoreMetadataErrors)
    {
        string source = FullPath.OfFile(sourceFileName, nameof(sourceFileName));
        string target = FullPath.OfFile(destinationFileName, nameof(destinationFileName));
        string? backup = destinationBackupFileName is null
            ? null
            : FullPath.OfFile(destinationBackupFileName, nameof(destinationBackupFileName));
        if (!File.Exists(target))
            throw new FileNotFoundException($"Could not find the file '{target}' to replace.", target);
        if (source == target || source == backup || target == backup)
            throw new IOException($"Cannot replace '{target}': source, destination and backup must be three files.");

        Storage storage = Storage.Current;
        SyncContent(storage, source, storage.GetMode(target));
        storage.Replace(source, target, backup, ignoreMetadataErrors);
        SyncDirectories(storage, target, source);
    }

    /// <summary>Copies a file to a name that does not exist yet; see <see cref="Copy(string, string, bool)"/>.</summary>
    /// <inheritdoc cref="Copy(string, string, bool)"/>
    public static void Copy(string sourceFileName, string destFileName) => Copy(sourceFileName, destFileName, overwrite: false);

    /// <summary>
    /// Copies a file through a temporary one beside the destination: the destination is absent (or old) or whole, and once the
    /// method has returned, whole on the device.
    /// </summary>
    /// <param name="sourceFileName">The file to copy. Its writers must have flushed it.</param>
    /// <param name="destFileName">The copy; it may be on another volume than the source. A link there is followed.</param>
    /// <param name="overwrite">Replace a file of that name, atomically.</param>
    /// <exception cref="ArgumentException">A path is null, empty, impossible (a null character, on Unix half a surrogate pair) or names no file.</exception>
    /// <exception cref="FileNotFoundException">The source does not exist.</exception>
    /// <exception cref="DirectoryNotFoundException">The directory of the destination does not exist.</exception>
    /// <exception cref="IOException">
    /// The destination exists and <paramref name="overwrite"/> is false, or a read or write failed.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The source may not be read or the destination not be written.</exception>
    /// <exception cref="DurabilityLostException">A sync failed.</exception>
    public static void Copy(string sourceFileName, string destFileName, bool overwrite)
    {
        string source = FullPath.OfFile(sourceFileName, nameof(sourceFileName));
        Storage storage = Storage.Current;
        string target = storage.ResolveLinks(FullPath.OfFile(destFileName, nameof(destFileName)));
        RequireDirectoryOf(target);
        if (!overwrite && File.Exists(target))
            throw new IOException($"Cannot copy '{source}': '{target}' already exists.");

        string temporary = TemporaryName.Beside(target);
        try
        {
            StageCopy(storage, source, temporary, target);
            storage.Rename(temporary, target, overwrite);
        }
        catch
        {
            DiscardAfterFailure(storage, temporary);
            throw;
        }

        storage.SyncDirectory(ParentOf(target));
    }

    private static void StageCopy(Storage storage, string source, string temporary, string target)
    {
        try
        {
            storage.CopyFile(source, temporary);
            SyncContent(storage, temporary, mode: null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TemporaryName.Explain(e, target);
        }
    }

    private static string ParentOf(string fullPath) => Path.GetDirectoryName(fullPath)!;

    private static void RequireDirectoryOf(string target)
    {
        if (!Directory.Exists(ParentOf(target)))
            throw new DirectoryNotFoundException($"Could not find the directory of '{target}'.");
    }

    /// <summary>Brings a closed file's content to the device, whoever wrote it.</summary>
    internal static void SyncContent(Storage storage, string path, int? mode)
    {
        if (Directory.Exists(path))
            throw new FileNotFoundException($"'{path}' is a directory, not a file.", path);
        using FileStream file = OpenForSync(storage, path);
        if (mode is int bits)
            storage.SetMode(file.SafeFileHandle, path, bits);
        storage.Sync(file.SafeFileHandle, path, dataOnly: false);
    }

    private static FileStream OpenForSync(Storage storage, string path)
    {
        const FileShare AnyOther = FileShare.ReadWrite | FileShare.Delete;
        try
        {
            // FlushFileBuffers asks for write access; fsync is content with either.
            return storage.Open(path, FileMode.Open, FileAccess.ReadWrite, AnyOther, 1, FileOptions.None, null);
        }
        catch (Exception e) when (e is UnauthorizedAccessException || e.HResult == Errno.EROFS)
        {
            return storage.Open(path, FileMode.Open, FileAccess.Read, AnyOther, 1, FileOptions.None, null);
        }
    }

    // The new name first: between the two syncs the file must be under at least one of them.
    private static void SyncDirectories(Storage storage, string target, string source)
    {
        storage.SyncDirectory(ParentOf(target));
        if (ParentOf(source) != ParentOf(target))
            storage.SyncDirectory(ParentOf(source));
    }

    internal static void DiscardAfterFailure(Storage storage, string temporary)
    {
        try
        {
            storage.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The first error is the one to tell.
        }
    }
}
