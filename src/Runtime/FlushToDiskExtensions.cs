using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Durability.Platform;
using Microsoft.Win32.SafeHandles;

namespace Durability;

/// <summary>
/// Drains what .NET buffers and then forces the file to the device, in that order, with a failure that is always seen.
/// </summary>
/// <remarks>
/// <para>
/// <c>FileStream.Flush(flushToDisk: true)</c> and <c>RandomAccess.FlushToDisk</c> return normally on Unix under .NET 8, 9 and 10
/// when <c>fsync</c> fails (dotnet/runtime#124725, fixed in .NET 11): the data is lost and the program goes on. These methods make
/// the system call themselves.
/// </para>
/// <para>
/// What is called: Linux and FreeBSD <c>fsync</c>, or <c>fdatasync</c> for the data forms (the file's size is included, times are
/// not: fsync(2)); macOS <c>fcntl(F_FULLFSYNC)</c>, since <c>fsync</c> there leaves bytes in the drive's cache, and <c>fsync</c>
/// where the file system has no F_FULLFSYNC (SMB, NFS, exFAT); Windows <c>FlushFileBuffers</c>, which needs a handle with write
/// access. EINTR is retried, nothing else is.
/// </para>
/// <para>
/// What is not covered: the entry of a new file. A file that was just created has a name only after its directory was synced:
/// <see cref="DurableDirectory.SyncParent(string)"/>.
/// </para>
/// <para>
/// A failure is final: the stream is marked, and every later call of these methods on it throws
/// <see cref="DurabilityLostException"/>.
/// </para>
/// </remarks>
public static class FlushToDiskExtensions
{
    /// <summary>Drains the stream and forces the file's data and metadata to the device.</summary>
    /// <param name="stream">The stream; on Windows it must have write access.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The stream is closed.</exception>
    /// <exception cref="NotSupportedException">The stream is a pipe, a console or a device that cannot be synced.</exception>
    /// <exception cref="DurabilityLostException">The drain or the sync failed, now or before.</exception>
    public static void FlushToDisk(this FileStream stream) => Sync(stream, dataOnly: false);

    /// <summary>Drains the stream and forces the file's data and size to the device, without its times.</summary>
    /// <inheritdoc cref="FlushToDisk(FileStream)"/>
    public static void FlushDataToDisk(this FileStream stream) => Sync(stream, dataOnly: true);

    /// <summary>Drains the stream and forces the file's data and metadata to the device, on a thread of the pool.</summary>
    /// <param name="stream">The stream; on Windows it must have write access.</param>
    /// <param name="cancellationToken">Seen until the system call begins; a sync that has begun is waited for.</param>
    /// <returns>A task that completes when the device has the bytes.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the system call began.</exception>
    /// <inheritdoc cref="FlushToDisk(FileStream)"/>
    public static Task FlushToDiskAsync(this FileStream stream, CancellationToken cancellationToken = default) =>
        SyncAsync(stream, dataOnly: false, cancellationToken);

    /// <summary>Drains the stream and forces the file's data and size to the device, on a thread of the pool.</summary>
    /// <inheritdoc cref="FlushToDiskAsync(FileStream, CancellationToken)"/>
    public static Task FlushDataToDiskAsync(this FileStream stream, CancellationToken cancellationToken = default) =>
        SyncAsync(stream, dataOnly: true, cancellationToken);

    /// <summary>Drains the writer, then its file, and forces the file to the device.</summary>
    /// <remarks>
    /// A <see cref="StreamWriter"/> drops its buffer when a flush fails; a second flush would succeed and the text would be
    /// missing. After a failure here the writer therefore stays failed.
    /// </remarks>
    /// <param name="writer">A writer directly over a <see cref="FileStream"/>, or made from a path.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The writer is closed.</exception>
    /// <exception cref="NotSupportedException">The writer does not stand directly over a file.</exception>
    /// <exception cref="DurabilityLostException">The drain or the sync failed, now or before.</exception>
    public static void FlushToDisk(this StreamWriter writer) => Sync(writer, dataOnly: false);

    /// <summary>Drains the writer, then its file, and forces the file's data and size to the device.</summary>
    /// <inheritdoc cref="FlushToDisk(StreamWriter)"/>
    public static void FlushDataToDisk(this StreamWriter writer) => Sync(writer, dataOnly: true);

    /// <summary>Drains the writer, then its file, and forces the file to the device on a thread of the pool.</summary>
    /// <param name="writer">A writer directly over a <see cref="FileStream"/>, or made from a path.</param>
    /// <param name="cancellationToken">Seen until the system call begins; a sync that has begun is waited for.</param>
    /// <returns>A task that completes when the device has the bytes.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the system call began.</exception>
    /// <inheritdoc cref="FlushToDisk(StreamWriter)"/>
    public static Task FlushToDiskAsync(this StreamWriter writer, CancellationToken cancellationToken = default) =>
        SyncAsync(writer, dataOnly: false, cancellationToken);

    /// <summary>Drains the writer, then its file, and forces the file's data and size to the device.</summary>
    /// <inheritdoc cref="FlushToDiskAsync(StreamWriter, CancellationToken)"/>
    public static Task FlushDataToDiskAsync(this StreamWriter writer, CancellationToken cancellationToken = default) =>
        SyncAsync(writer, dataOnly: true, cancellationToken);

    /// <summary>Drains the writer's file and forces it to the device.</summary>
    /// <param name="writer">A writer directly over a <see cref="FileStream"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The writer is closed.</exception>
    /// <exception cref="NotSupportedException">The writer does not stand directly over a file.</exception>
    /// <exception cref="DurabilityLostException">The drain or the sync failed, now or before.</exception>
    public static void FlushToDisk(this BinaryWriter writer) => Sync(writer, dataOnly: false);

    /// <summary>Drains the writer's file and forces the file's data and size to the device.</summary>
    /// <inheritdoc cref="FlushToDisk(BinaryWriter)"/>
    public static void FlushDataToDisk(this BinaryWriter writer) => Sync(writer, dataOnly: true);

    /// <summary>Drains the writer's file and forces it to the device on a thread of the pool.</summary>
    /// <param name="writer">A writer directly over a <see cref="FileStream"/>.</param>
    /// <param name="cancellationToken">Seen until the system call begins; a sync that has begun is waited for.</param>
    /// <returns>A task that completes when the device has the bytes.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the system call began.</exception>
    /// <inheritdoc cref="FlushToDisk(BinaryWriter)"/>
    public static Task FlushToDiskAsync(this BinaryWriter writer, CancellationToken cancellationToken = default) =>
        SyncAsync(writer, dataOnly: false, cancellationToken);

    /// <summary>Drains the writer's file and forces the file's data and size to the device.</summary>
    /// <inheritdoc cref="FlushToDiskAsync(BinaryWriter, CancellationToken)"/>
    public static Task FlushDataToDiskAsync(this BinaryWriter writer, CancellationToken cancellationToken = default) =>
        SyncAsync(writer, dataOnly: true, cancellationToken);

    /// <summary>Forces the file behind a handle to the device. A handle buffers nothing, so there is nothing to drain.</summary>
    /// <param name="handle">The handle; on Windows it must have write access.</param>
    /// <exception cref="ArgumentNullException"><paramref name="handle"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="NotSupportedException">The handle is a pipe, a console or a device that cannot be synced.</exception>
    /// <exception cref="DurabilityLostException">The sync failed, now or before.</exception>
    public static void FlushToDisk(this SafeFileHandle handle) => Sync(handle, dataOnly: false);

    /// <summary>Forces the data and the size of the file behind a handle to the device.</summary>
    /// <inheritdoc cref="FlushToDisk(SafeFileHandle)"/>
    public static void FlushDataToDisk(this SafeFileHandle handle) => Sync(handle, dataOnly: true);

    /// <summary>Forces the file behind a handle to the device, on a thread of the pool.</summary>
    /// <param name="handle">The handle; on Windows it must have write access.</param>
    /// <param name="cancellationToken">Seen until the system call begins; a sync that has begun is waited for.</param>
    /// <returns>A task that completes when the device has the bytes.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the system call began.</exception>
    /// <inheritdoc cref="FlushToDisk(SafeFileHandle)"/>
    public static Task FlushToDiskAsync(this SafeFileHandle handle, CancellationToken cancellationToken = default) =>
        SyncAsync(handle, dataOnly: false, cancellationToken);

    /// <summary>Forces the data and the size of the file behind a handle to the device, on a thread of the pool.</summary>
    /// <inheritdoc cref="FlushToDiskAsync(SafeFileHandle, CancellationToken)"/>
    public static Task FlushDataToDiskAsync(this SafeFileHandle handle, CancellationToken cancellationToken = default) =>
        SyncAsync(handle, dataOnly: true, cancellationToken);

    private static void Sync(object target, bool dataOnly)
    {
        ThrowIfNullOrLost(target);
        try
        {
            FileStream? file = Drain(target);
            SafeFileHandle handle = file?.SafeFileHandle ?? (SafeFileHandle)target;
            SyncHandle(handle, file?.Name, dataOnly);
        }
        catch (IOException e)
        {
            throw Fail(target, e);
        }
    }

    private static async Task SyncAsync(object target, bool dataOnly, CancellationToken cancellationToken)
    {
        ThrowIfNullOrLost(target);
        try
        {
            await DrainAsync(target, cancellationToken).ConfigureAwait(false);
            await Task.Run(() => Sync(target, dataOnly), cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw Fail(target, e);
        }
    }

    private static DurabilityLostException Fail(object target, IOException failure)
    {
        // What the writer dropped is missing from the file: nobody may find the file itself in order.
        if (target is StreamWriter { BaseStream: FileStream file })
            Poison.Mark(file, failure);
        return Poison.Mark(target, failure);
    }

    private static void ThrowIfNullOrLost(object target)
    {
        if (target is null)
            throw new ArgumentNullException(nameof(target));
        Poison.ThrowIfLost(target);
    }

    /// <summary>Moves what .NET holds back into the page cache; gives the file below, or null for a bare handle.</summary>
    private static FileStream? Drain(object target)
    {
        switch (target)
        {
            case StreamWriter writer:
                writer.Flush();
                return FileBelow(writer.BaseStream, writer);
            case BinaryWriter writer:
                writer.Flush();
                return FileBelow(writer.BaseStream, writer);
            case FileStream stream:
                stream.Flush();
                return stream;
            default:
                return null;
        }
    }

    private static Task DrainAsync(object target, CancellationToken cancellationToken) => target switch
    {
        StreamWriter writer => writer.FlushAsync(),
        FileStream stream => stream.FlushAsync(cancellationToken),
        _ => Task.CompletedTask,
    };

    private static FileStream FileBelow(Stream stream, object writer) => stream as FileStream
        ?? throw new NotSupportedException(
            $"The {writer.GetType().Name} writes to a {stream.GetType().Name}, whose file cannot be seen from here."
            + " Flush or finish each layer from the outside in, then call FlushToDisk on the FileStream.");

    private static void SyncHandle(SafeFileHandle handle, string? path, bool dataOnly)
    {
        if (handle.IsClosed || handle.IsInvalid)
            throw new ObjectDisposedException(nameof(SafeFileHandle));
        Poison.ThrowIfLost(handle);
        try
        {
            Storage.Current.Sync(handle, path ?? "the file of the handle", dataOnly);
        }
        catch (DurabilityLostException e)
        {
            // The stream, a writer above it and the bare handle are one file: each of them is failed now.
            throw Poison.Mark(handle, e);
        }
    }
}
