using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace Durability.Platform;

/// <summary>Linux, macOS and the other Unix systems.</summary>
internal class UnixStorage : Storage
{
    private const int S_IFMT = 0xF000;
    private const int S_IFREG = 0x8000;
    private const int S_IFDIR = 0x4000;
    private const int PermissionBits = 0xFFF;
    private const int MaximumLinks = 40; // as the Linux kernel does (path_resolution(7))

    private readonly ILibc _libc;

    internal UnixStorage(ILibc libc) => _libc = libc;

    internal override void Sync(SafeFileHandle handle, string path, bool dataOnly)
    {
        (string call, int error) = SyncOnce(handle, dataOnly);
        if (error == 0)
            return;
        if (Errno.MeansNotSupported(error))
            throw new NotSupportedException($"'{path}' is not a file that can be synced: {call}: {Errno.Describe(error)}.");
        // EBADF too: the descriptor was closed under us, so the bytes' fate is unknown.
        throw Lost(error, call, path);
    }

    internal override bool SyncDirectory(string path)
    {
        SafeFileHandle? directory = null;
        int error = Retry(() => _libc.OpenDirectory(path, out directory));
        if (error == Errno.ENOENT)
            throw new DirectoryNotFoundException($"Could not find the directory '{path}' to sync it.");
        if (error != 0)
            throw Errno.ToException(error, "open for a directory sync", path);
        using (directory)
        {
            (string call, error) = SyncOnce(directory!, dataOnly: false);
            // PostgreSQL's fsync_fname draws the same line: these say that the file system has no directory sync.
            if (error == Errno.EBADF || Errno.MeansNotSupported(error))
                return false;
            return error == 0 ? true : throw Lost(error, call, path);
        }
    }

    internal override void Close(FileStream file, SafeFileHandle handle)
    {
        string path = file.Name;
        file.Flush();
        // A process that is being started has a copy of the descriptor until its exec: the lock would outlive the close, and
        // whoever opens the file next would find it in use. As FileStream does; no lock, or no flock here, is no loss.
        _libc.Unlock(handle);
        IntPtr descriptor = handle.DangerousGetHandle();
        // FileStream swallows the error of close(2), which on NFS and under quotas is where a write error may first appear.
        handle.SetHandleAsInvalid();
        GC.SuppressFinalize(handle);
        int error = _libc.Close(descriptor);
        file.Dispose();
        // After EINTR the descriptor is closed on Linux; a retry could close another thread's file.
        if (error != 0 && error != Errno.EINTR)
            throw Lost(error, "close", path);
    }

    internal override void Rename(string source, string target, bool overwrite)
    {
        int error = Retry(() => overwrite ? _libc.Rename(source, target) : _libc.RenameNoReplace(source, target));
        if (!overwrite && Errno.MeansNotSupported(error))
            error = RenameByLink(source, target);
        if (error != 0)
            throw RenameFailed(error, source, target);
    }

    internal override void Replace(string source, string target, string? backup, bool ignoreMetadataErrors)
    {
        if (backup is not null)
            LinkBackup(target, backup);
        Rename(source, target, overwrite: true);
    }

    internal override string ResolveLinks(string path)
    {
        string resolved = path;
        for (int i = 0; i < MaximumLinks; i++)
        {
            string? target = null;
            if (Retry(() => _libc.ReadLink(resolved, out target)) != 0)
                return resolved; // no link, or nothing there
            // With replacement characters it would be another file: the content would be saved where nobody looks for it.
            if (target is null)
                throw new IOException($"'{path}' is a symbolic link to a name that is not UTF-8, which .NET cannot express.");
            resolved = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(resolved) ?? "/", target));
        }

        throw new IOException($"'{path}' leads through too many symbolic links.");
    }

    internal override int? GetMode(string path) => GetMode(path, out _);

    private int? GetMode(string path, out int type)
    {
        int mode = 0;
        type = 0;
        int error = Retry(() => _libc.GetMode(path, out mode));
        if (error == Errno.ENOENT || error == Errno.ENOSYS)
            return null;
        if (error != 0)
            throw Errno.ToException(error, "stat", path);
        // A rename would put a plain file in the place of /dev/null, a pipe or a socket.
        type = mode & S_IFMT;
        if (type is not (0 or S_IFREG or S_IFDIR))
            throw new IOException($"'{path}' is a device, a pipe or a socket, not a file that can be replaced.");
        return mode & PermissionBits;
    }

    // FileStream's lock is flock(2) with LOCK_NB; its error comes as the raw errno.
    internal override bool MeansInUse(IOException error) => error.HResult == Errno.EWOULDBLOCK;

    internal override int? ModeOfReplaced(string path)
    {
        int? mode = GetMode(path, out int type);
        if (type is not (0 or S_IFDIR))
        {
            int error = Retry(() => _libc.MayWrite(path));
            if (error == 0)
                return mode;
            if (error != Errno.ENOSYS && error != Errno.EINVAL)
                throw Errno.ToException(error, "opening for writing", path);
        }

        // The general way opens it to see.
        return base.ModeOfReplaced(path);
    }

    internal override void SetMode(SafeFileHandle handle, string path, int mode)
    {
        int error = Retry(() => _libc.FChMod(handle, mode));
        // vfat and some network file systems have no modes of their own; there is then none to keep.
        if (error != 0 && !Errno.MeansNotSupported(error) && error != Errno.EPERM)
            throw Errno.ToException(error, "fchmod", path);
    }

    /// <summary>
    /// A hard link and an unlink instead of a rename: never replaces. A crash between the two leaves both names.
    /// </summary>
    private int RenameByLink(string source, string target)
    {
        int error = Retry(() => _libc.Link(source, target));
        if (error == 0)
            return Retry(() => _libc.Unlink(source));
        if (error != Errno.EPERM && error != Errno.EMLINK && !Errno.MeansNotSupported(error))
            return error;
        // No hard links here either (exFAT, some FUSE): between this look and the rename another process may create the target.
        return File.Exists(target) || Directory.Exists(target)
            ? Errno.EEXIST
            : Retry(() => _libc.Rename(source, target));
    }

    /// <summary>The backup appears whole or not at all, and is durable before the target changes.</summary>
    private void LinkBackup(string target, string backup)
    {
        string staged = TemporaryName.Beside(backup);
        int error = Retry(() => _libc.Link(target, staged));
        if (error != 0)
            throw Errno.ToException(error, $"link to the backup '{backup}'", target);
        try
        {
            Rename(staged, backup, overwrite: true);
        }
        catch
        {
            _libc.Unlink(staged); // the rename's error is the one to tell
            throw;
        }

        // rename(2) does nothing when both names lead to one file already, as after a second call with the same backup.
        error = Retry(() => _libc.Unlink(staged));
        if (error != 0 && error != Errno.ENOENT)
            throw Errno.ToException(error, "unlink", staged);
        SyncDirectory(Path.GetDirectoryName(backup)!);
    }

    private static Exception RenameFailed(int error, string source, string target)
    {
        if (error == Errno.EXDEV)
        {
            return new IOException(
                $"'{source}' and '{target}' are on different volumes, where a move is a copy and a delete and cannot be atomic."
                + " Write the new content beside its target.", error);
        }

        if (error == Errno.EEXIST)
            return new IOException($"Cannot move '{source}': '{target}' already exists.", error);
        if (error == Errno.EBUSY)
            return new IOException($"Cannot replace '{target}': it is a mount point or in use by the system.", error);
        if (error == Errno.EISDIR)
            return new UnauthorizedAccessException($"Cannot replace '{target}': it is a directory.");
        return Errno.ToException(error, $"rename to '{target}'", source);
    }

    private (string Call, int Error) SyncOnce(SafeFileHandle handle, bool dataOnly)
    {
        int error;
        if (_libc.HasFullFSync)
        {
            // fsync on macOS leaves the bytes in the drive's cache; SMB, NFS and exFAT have no F_FULLFSYNC.
            do
                error = _libc.FullFSync(handle);
            while (error == Errno.EINTR);
            if (!Errno.MeansNotSupported(error))
                return ("fcntl(F_FULLFSYNC)", error);
        }

        dataOnly &= _libc.HasFDataSync;
        do
            error = dataOnly ? _libc.FDataSync(handle) : _libc.FSync(handle);
        while (error == Errno.EINTR);
        return (dataOnly ? "fdatasync" : "fsync", error);
    }

    private static DurabilityLostException Lost(int error, string call, string path) =>
        new($"{call} of '{path}' failed: {Errno.Describe(error)}."
            + " What was written since the last successful sync may be lost.", new IOException(Errno.Describe(error), error));

    /// <summary>A signal is no answer: the call is made again. Every other error is one.</summary>
    private static int Retry(Func<int> call)
    {
        int error;
        do
            error = call();
        while (error == Errno.EINTR);
        return error;
    }
}
