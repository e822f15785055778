using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Durability.Platform;
using Microsoft.Win32.SafeHandles;

namespace Durability;

public static partial class DurableFile
{
    /// <summary>Adds a text at the end of a file, or creates the file; once the method has returned, it is on the device.</summary>
    /// <remarks>
    /// <para>
    /// Written in place and synced (<c>fdatasync</c>, which includes the size; for a new file <c>fsync</c> and a sync of its
    /// directory). What was in the file before is not touched. An append that was not acknowledged may be there in part after a
    /// power cut; where that matters, use a <see cref="WriteAheadLog"/>, which tells a torn record from a whole one.
    /// </para>
    /// <para>After a failed write, on a full disk for instance, the file is cut back to its former length.</para>
    /// </remarks>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The text, written as UTF-8 without a byte order mark; null is the empty text.</param>
    /// <exception cref="ArgumentException">The path is null, empty, impossible (a null character, on Unix half a surrogate pair) or names no file.</exception>
    /// <exception cref="IOException">The path cannot be followed, or another program holds the file.</exception>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a directory, or may not be written.</exception>
    /// <exception cref="DurabilityLostException">A write or a sync failed: the text may be there, in part, or not.</exception>
    public static void AppendAllText(string path, string? contents) => AppendAllText(path, contents, s_utf8);

    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The text; null is the empty text.</param>
    /// <param name="encoding">How to write it; its preamble comes first where the file is empty.</param>
    /// <inheritdoc cref="AppendAllText(string, string)"/>
    public static void AppendAllText(string path, string? contents, Encoding encoding)
    {
        Require(encoding, nameof(encoding));
        Append(path, stream => WriteText(stream, contents, encoding));
    }

    /// <summary>Does what <see cref="AppendAllText(string, string)"/> does, on a thread of the pool.</summary>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The text, written as UTF-8 without a byte order mark; null is the empty text.</param>
    /// <param name="cancellationToken">Seen until the file is opened; an append that has begun is waited for.</param>
    /// <returns>A task that completes when the text is on the device.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled; the file is untouched.</exception>
    /// <inheritdoc cref="AppendAllText(string, string)"/>
    public static Task AppendAllTextAsync(string path, string? contents, CancellationToken cancellationToken = default) =>
        AppendAllTextAsync(path, contents, s_utf8, cancellationToken);

    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The text; null is the empty text.</param>
    /// <param name="encoding">How to write it; its preamble comes first where the file is empty.</param>
    /// <param name="cancellationToken">Seen until the file is opened; an append that has begun is waited for.</param>
    /// <inheritdoc cref="AppendAllTextAsync(string, string, CancellationToken)"/>
    public static Task AppendAllTextAsync(
        string path, string? contents, Encoding encoding, CancellationToken cancellationToken = default)
    {
        Require(encoding, nameof(encoding));
        return AppendAsync(path, stream => WriteText(stream, contents, encoding), cancellationToken);
    }

    /// <summary>Adds lines at the end of a file, or creates the file; once the method has returned, they are on the device.</summary>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The lines, each ended by <see cref="Environment.NewLine"/>, as UTF-8 without a byte order mark.</param>
    /// <inheritdoc cref="AppendAllText(string, string)"/>
    public static void AppendAllLines(string path, IEnumerable<string> contents) => AppendAllLines(path, contents, s_utf8);

    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The lines, each ended by <see cref="Environment.NewLine"/>.</param>
    /// <param name="encoding">How to write them; its preamble comes first where the file is empty.</param>
    /// <inheritdoc cref="AppendAllLines(string, IEnumerable{string})"/>
    public static void AppendAllLines(string path, IEnumerable<string> contents, Encoding encoding)
    {
        Require(contents, nameof(contents));
        Require(encoding, nameof(encoding));
        Append(path, stream => WriteLines(stream, contents, encoding, default));
    }

    /// <summary>Does what <see cref="AppendAllLines(string, IEnumerable{string})"/> does, on a thread of the pool.</summary>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The lines; they are enumerated on the pool's thread.</param>
    /// <param name="cancellationToken">Seen until the file is opened; an append that has begun is waited for.</param>
    /// <inheritdoc cref="AppendAllTextAsync(string, string, CancellationToken)"/>
    public static Task AppendAllLinesAsync(
        string path, IEnumerable<string> contents, CancellationToken cancellationToken = default) =>
        AppendAllLinesAsync(path, contents, s_utf8, cancellationToken);

    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The lines; they are enumerated on the pool's thread.</param>
    /// <param name="encoding">How to write them; its preamble comes first where the file is empty.</param>
    /// <param name="cancellationToken">Seen until the file is opened; an append that has begun is waited for.</param>
    /// <inheritdoc cref="AppendAllLinesAsync(string, IEnumerable{string}, CancellationToken)"/>
    public static Task AppendAllLinesAsync(
        string path, IEnumerable<string> contents, Encoding encoding, CancellationToken cancellationToken = default)
    {
        Require(contents, nameof(contents));
        Require(encoding, nameof(encoding));
        return AppendAsync(path, stream => WriteLines(stream, contents, encoding, default), cancellationToken);
    }

    /// <summary>Adds bytes at the end of a file, or creates the file; once the method has returned, they are on the device.</summary>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="bytes">The bytes.</param>
    /// <inheritdoc cref="AppendAllText(string, string)"/>
    public static void AppendAllBytes(string path, byte[] bytes)
    {
        Require(bytes, nameof(bytes));
        Append(path, stream => stream.Write(bytes, 0, bytes.Length));
    }

    /// <summary>Does what <see cref="AppendAllBytes(string, byte[])"/> does, on a thread of the pool.</summary>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="bytes">The bytes; not to be changed until the task has completed.</param>
    /// <param name="cancellationToken">Seen until the file is opened; an append that has begun is waited for.</param>
    /// <inheritdoc cref="AppendAllTextAsync(string, string, CancellationToken)"/>
    public static Task AppendAllBytesAsync(string path, byte[] bytes, CancellationToken cancellationToken = default)
    {
        Require(bytes, nameof(bytes));
        return AppendAsync(path, stream => stream.Write(bytes, 0, bytes.Length), cancellationToken);
    }

    private static Task AppendAsync(string path, Action<Stream> write, CancellationToken cancellationToken)
    {
        FullPath.OfFile(path, nameof(path)); // a wrong argument is told at the call, not by the task
        return Task.Run(() => Append(path, write), cancellationToken);
    }

    private static void Append(string path, Action<Stream> write)
    {
        string full = FullPath.OfFile(path, nameof(path));
        Storage storage = Storage.Current;
        // Of links, it is the last one's directory that gets the new entry.
        string target = storage.ResolveLinks(full);
        bool isNew = !File.Exists(target);
        // No buffer: after a failed write nothing must be left that a later close would write.
        using FileStream file = storage.Open(
            target, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 1, FileOptions.None, null);
        long formerLength = file.Seek(0, SeekOrigin.End);
        // An empty file may be one that another program has just created, its entry not synced yet.
        isNew |= formerLength == 0;
        try
        {
            write(file);
        }
        catch (IOException e)
        {
            CutBack(file, formerLength);
            throw new DurabilityLostException($"Appending to '{full}' failed: {e.Message}", e);
        }
        catch
        {
            CutBack(file, formerLength);
            throw;
        }

        SafeFileHandle handle = file.SafeFileHandle;
        storage.Sync(handle, full, dataOnly: !isNew);
        storage.Close(file, handle);
        if (isNew)
            storage.SyncDirectory(Path.GetDirectoryName(target)!);
    }

    private static void CutBack(FileStream file, long length)
    {
        try
        {
            file.SetLength(length);
        }
        catch (IOException)
        {
            // The write's own error is the one to tell; an append may be there in part.
        }
    }
}
