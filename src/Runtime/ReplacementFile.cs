using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Durability.Platform;
using Microsoft.Win32.SafeHandles;

namespace Durability;

/// <summary>
/// New content for a file, written beside it and put in its place by <see cref="Commit"/>: after a power cut at any moment the
/// path holds the old content or the new, whole. Made by <see cref="DurableFile.CreateReplacement(string)"/>.
/// </summary>
/// <remarks>
/// <para>Each step of a commit defends against one crash:</para>
/// <list type="number">
/// <item>a temporary file in the target's directory: a rename is atomic within one volume only;</item>
/// <item>sync of the temporary file: else the rename may reach the device before the bytes, and the target is empty (seen on XFS,
/// and on ext4 with noauto_da_alloc);</item>
/// <item>rename over the target: no reader and no crash sees half a file;</item>
/// <item>sync of the directory: else the old content may come back after the commit was acknowledged (ext4, XFS, btrfs).</item>
/// </list>
/// <para>
/// The Unix permission bits of the target are kept; owner, access control lists and extended attributes are those of a new file.
/// A symbolic link at the path stays a link, its target is replaced. Hard links to the old file keep the old content.
/// </para>
/// <para>
/// The temporary file is named <c>.durable-*.tmp</c>. It is removed when the commit fails or does not happen; only a crash leaves
/// one behind, which may be deleted at any time when no program writes there.
/// </para>
/// <para>
/// Not safe for use from several threads at once. A write, sync or commit that failed is final: every later call throws
/// <see cref="DurabilityLostException"/>.
/// </para>
/// </remarks>
public sealed class ReplacementFile : IDisposable
{
    private readonly Storage _storage;
    private readonly string _target;
    private readonly string _temporary;
    private readonly FileStream _file;
    private readonly SafeFileHandle _handle;
    private readonly ReplacementStream _stream;
    private Exception? _failure;
    private State _state;

    private ReplacementFile(Storage storage, string path, string target, string temporary, FileStream file)
    {
        _storage = storage;
        Path = path;
        _target = target;
        _temporary = temporary;
        _file = file;
        _handle = file.SafeFileHandle; // once: each time it is asked for, the stream makes a system call
        _stream = new ReplacementStream(file, path);
    }

    private enum State
    {
        Writing,
        Staged,
        Published,
        Closed,
    }

    /// <summary>The full path of the file that is to be replaced, as it was asked for.</summary>
    public string Path { get; }

    /// <summary>
    /// Where the new content goes. Wrappers above it must be flushed, or disposed, before <see cref="Commit"/>; disposing them
    /// or this stream publishes nothing.
    /// </summary>
    public Stream Stream => _stream;

    private bool HasFailed => _failure is not null || _stream.Failure is not null;

    /// <summary>Where the rename goes: <see cref="Path"/> with its links followed.</summary>
    internal string Target => _target;

    internal static ReplacementFile Create(Storage storage, string path, string parameter, int bufferSize = 4096)
    {
        string full = FullPath.OfFile(path, parameter);
        string target = storage.ResolveLinks(full);
        int? mode = storage.ModeOfReplaced(target);
        string temporary = TemporaryName.Beside(target);
        FileStream file;
        try
        {
            file = storage.Open(
                temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize, FileOptions.None, mode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TemporaryName.Explain(e, full);
        }

        var replacement = new ReplacementFile(storage, full, target, temporary, file);
        try
        {
            // Before any content goes in: the umask may have taken bits away, and an older runtime may have given too many.
            if (mode is int bits)
                storage.SetMode(replacement._handle, temporary, bits);
            return replacement;
        }
        catch
        {
            file.Dispose();
            storage.Delete(temporary);
            throw;
        }
    }

    /// <summary>
    /// Syncs the new content, puts it in the target's place and syncs the directory. When it returns, the new content survives
    /// a power cut.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The replacement is disposed.</exception>
    /// <exception cref="InvalidOperationException">It was committed already.</exception>
    /// <exception cref="IOException">The target is on another volume, is a mount point or is held by another program.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written.</exception>
    /// <exception cref="DurabilityLostException">
    /// A write, a sync or an earlier commit failed. The target holds the old content, unless only the last sync, that of the
    /// directory, failed: then it shows the new content, which may fall back to the old at a power cut.
    /// </exception>
    [SyncsToDisk]
    public void Commit() => CommitUnlessCancelled(default);

    /// <summary>Does what <see cref="Commit"/> does, on a thread of the pool.</summary>
    /// <param name="cancellationToken">Seen before the first sync and before the rename; after the rename it is not.</param>
    /// <returns>A task that completes when the new content survives a power cut.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled; the target is untouched.</exception>
    /// <inheritdoc cref="Commit"/>
    public Task CommitAsync(CancellationToken cancellationToken = default) =>
        Task.Run(() => CommitUnlessCancelled(cancellationToken), cancellationToken);

    [SyncsToDisk]
    internal void CommitUnlessCancelled(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Stage();
        cancellationToken.ThrowIfCancellationRequested();
        Publish();
        SyncDirectory();
        _state = State.Closed;
    }

    /// <summary>Abandons the new content unless it was committed; the target stays as it is.</summary>
    /// <exception cref="IOException">The temporary file could not be removed.</exception>
    public void Dispose()
    {
        State state = _state;
        _state = State.Closed;
        if (state is State.Published or State.Closed)
            return;
        _stream.Dispose();
        try
        {
            DiscardFile();
            _storage.Delete(_temporary);
        }
        catch (Exception e) when (HasFailed && e is IOException or UnauthorizedAccessException)
        {
            // The first error is the one to tell; on a file system that went read-only the deletion must fail too.
        }
    }

    /// <summary>Drains, syncs and closes the temporary file.</summary>
    internal void Stage()
    {
        ThrowUnless(State.Writing);
        if (_stream.Failure is Exception failure)
            throw Fail(failure);
        Guarded(() =>
        {
            try
            {
                _stream.Dispose();
                _file.Flush();
                _storage.Sync(_handle, _temporary, dataOnly: false);
                _storage.Close(_file, _handle);
            }
            catch (IOException e)
            {
                throw TemporaryName.Explain(e, Path);
            }
        });
        _state = State.Staged;
    }

    /// <summary>Renames the temporary file over the target.</summary>
    internal void Publish()
    {
        ThrowUnless(State.Staged);
        Guarded(() => _storage.Rename(_temporary, _target, overwrite: true));
        _state = State.Published;
    }

    internal void SyncDirectory() =>
        Guarded(() => _storage.SyncDirectory(System.IO.Path.GetDirectoryName(_target)!));

    // Its bytes are not wanted any more, so an error while closing it loses nothing.
    private void DiscardFile()
    {
        try
        {
            _file.Dispose();
        }
        catch (IOException)
        {
        }
    }

    private void ThrowUnless(State expected)
    {
        if (_failure is not null)
            throw DurabilityLostException.Again(_failure);
        if (_state == expected)
            return;
        if (_state == State.Closed)
            throw new ObjectDisposedException(nameof(ReplacementFile), $"The replacement of '{Path}' is committed or disposed.");
        throw new InvalidOperationException($"The replacement of '{Path}' is {_state}, not {expected}.");
    }

    private void Guarded(Action step)
    {
        try
        {
            step();
        }
        catch (Exception e)
        {
            _failure ??= e;
            throw;
        }
    }

    private DurabilityLostException Fail(Exception failure)
    {
        _failure ??= failure;
        return new DurabilityLostException(
            $"The new content of '{Path}' is not complete, since an earlier write failed: {failure.Message}", failure);
    }
}
