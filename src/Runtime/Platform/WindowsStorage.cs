using System;
using System.ComponentModel;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace Durability.Platform;

/// <summary>
/// Windows, written from the documentation and tested against simulated calls only. NTFS keeps names by its own journal;
/// MOVEFILE_WRITE_THROUGH "does not return until the file is actually moved on the disk" (MoveFileExW).
/// </summary>
internal class WindowsStorage : Storage
{
    internal const uint MOVEFILE_REPLACE_EXISTING = 1;
    internal const uint MOVEFILE_WRITE_THROUGH = 8;
    internal const uint REPLACEFILE_IGNORE_MERGE_ERRORS = 2;

    private const int ERROR_INVALID_FUNCTION = 1;
    private const int ERROR_FILE_NOT_FOUND = 2;
    private const int ERROR_PATH_NOT_FOUND = 3;
    private const int ERROR_ACCESS_DENIED = 5;
    private const int ERROR_NOT_SAME_DEVICE = 17;
    private const int ERROR_SHARING_VIOLATION = 32;
    private const int ERROR_LOCK_VIOLATION = 33;
    private const int ERROR_NOT_SUPPORTED = 50;
    private const int ERROR_FILE_EXISTS = 80;
    private const int ERROR_INVALID_PARAMETER = 87;
    private const int ERROR_ALREADY_EXISTS = 183;
    private const int ERROR_FILENAME_EXCED_RANGE = 206;

    private const int LongestPlainPath = 247; // MAX_PATH less room for an 8.3 name: the limit for directories

    private readonly IKernel32 _kernel32;

    internal WindowsStorage(IKernel32 kernel32) => _kernel32 = kernel32;

    internal override void Sync(SafeFileHandle handle, string path, bool dataOnly)
    {
        int error = _kernel32.FlushFileBuffers(handle);
        switch (error)
        {
            case 0:
                return;
            case ERROR_INVALID_FUNCTION:
                throw new NotSupportedException($"'{path}' is not a file that can be synced: {Describe(error)}.");
            case ERROR_ACCESS_DENIED:
                throw new UnauthorizedAccessException(
                    $"'{path}' cannot be synced through a handle without write access: {Describe(error)}.");
            default:
                throw Lost(error, "FlushFileBuffers", path);
        }
    }

    internal override bool SyncDirectory(string path)
    {
        int error = _kernel32.OpenDirectory(Extended(path), out SafeFileHandle? directory);
        if (MeansNoDirectorySync(error))
            return false;
        if (error != 0)
            throw ToException(error, "opening the directory for a sync", path);
        using (directory)
            error = _kernel32.FlushFileBuffers(directory!);
        if (MeansNoDirectorySync(error))
            return false;
        return error == 0 ? true : throw Lost(error, "FlushFileBuffers", path);
    }

    // CloseHandle reports no write error: what it would report, FlushFileBuffers reported before.
    internal override void Close(FileStream file, SafeFileHandle handle) => file.Dispose();

    internal override void Rename(string source, string target, bool overwrite)
    {
        // Without MOVEFILE_COPY_ALLOWED a move to another volume fails instead of becoming a copy and a delete.
        uint flags = MOVEFILE_WRITE_THROUGH | (overwrite ? MOVEFILE_REPLACE_EXISTING : 0);
        int error = _kernel32.MoveFile(Extended(source), Extended(target), flags);
        if (error != 0)
            throw MoveFailed(error, source, target);
    }

    internal override void Replace(string source, string target, string? backup, bool ignoreMetadataErrors)
    {
        int error = _kernel32.ReplaceFile(
            Extended(target), Extended(source), backup is null ? null : Extended(backup),
            ignoreMetadataErrors ? REPLACEFILE_IGNORE_MERGE_ERRORS : 0);
        if (error != 0)
            throw MoveFailed(error, source, target);
    }

    internal override string ResolveLinks(string path)
    {
        if (!File.Exists(path) || (File.GetAttributes(path) & FileAttributes.ReparsePoint) == 0)
            return path;
        int error = _kernel32.GetFinalPath(Extended(path), out string final);
        if (error != 0)
            throw ToException(error, "following the link", path);
        return final.StartsWith(@"\\?\UNC\", StringComparison.Ordinal) ? @"\\" + final.Substring(8)
            : final.StartsWith(@"\\?\", StringComparison.Ordinal) ? final.Substring(4)
            : final;
    }

    internal override bool MeansInUse(IOException error) =>
        error.HResult == ToHResult(ERROR_SHARING_VIOLATION) || error.HResult == ToHResult(ERROR_LOCK_VIOLATION);

    internal override int? GetMode(string path) => null;

    internal override void SetMode(SafeFileHandle handle, string path, int mode)
    {
    }

    /// <summary>The form that has no length limit; the path is full and normalized already.</summary>
    private static string Extended(string path)
    {
        if (path.Length <= LongestPlainPath || path.StartsWith(@"\\?\", StringComparison.Ordinal))
            return path;
        return path.StartsWith(@"\\", StringComparison.Ordinal) ? @"\\?\UNC\" + path.Substring(2) : @"\\?\" + path;
    }

    // OpenJDK and Lucene.NET take a refused directory handle the same way: Windows promises no directory sync.
    private static bool MeansNoDirectorySync(int error) =>
        error is ERROR_ACCESS_DENIED or ERROR_INVALID_FUNCTION or ERROR_NOT_SUPPORTED or ERROR_INVALID_PARAMETER;

    private static Exception MoveFailed(int error, string source, string target) => error switch
    {
        ERROR_NOT_SAME_DEVICE => new IOException(
            $"'{source}' and '{target}' are on different volumes, where a move is a copy and a delete and cannot be atomic."
            + " Write the new content beside its target.", ToHResult(error)),
        ERROR_FILE_EXISTS or ERROR_ALREADY_EXISTS => new IOException(
            $"Cannot move '{source}': '{target}' already exists.", ToHResult(error)),
        _ => ToException(error, $"moving to '{target}'", source),
    };

    private static Exception ToException(int error, string call, string path)
    {
        string message = $"{call} failed for '{path}': {Describe(error)}.";
        return error switch
        {
            ERROR_FILE_NOT_FOUND => new FileNotFoundException(message, path),
            ERROR_PATH_NOT_FOUND => new DirectoryNotFoundException(message),
            ERROR_ACCESS_DENIED => new UnauthorizedAccessException(message),
            ERROR_FILENAME_EXCED_RANGE => new PathTooLongException(message),
            _ => new IOException(message, ToHResult(error)),
        };
    }

    private static DurabilityLostException Lost(int error, string call, string path) =>
        new($"{call} of '{path}' failed: {Describe(error)}."
            + " What was written since the last successful sync may be lost.",
            new IOException(Describe(error), ToHResult(error)));

    private static int ToHResult(int error) => unchecked((int)0x80070000 | error);

    private static string Describe(int error) => $"{new Win32Exception(error).Message} (error {error})";
}
