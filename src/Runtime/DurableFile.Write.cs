using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Durability.Platform;

namespace Durability;

public static partial class DurableFile
{
    private const int LargestBuffer = 16 * 1024;

    // What File.WriteAllText uses where no encoding is given.
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Starts new content for a file; nothing changes at its path until <see cref="ReplacementFile.Commit"/>.</summary>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <returns>The replacement, to be written, committed and disposed.</returns>
    /// <exception cref="ArgumentException">The path is null, empty, impossible (a null character, on Unix half a surrogate pair) or names no file.</exception>
    /// <exception cref="IOException">The path cannot be followed, is a device or a pipe, or the volume is full.</exception>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The path is a directory or a file that may not be written, or its directory may not be written.
    /// </exception>
    public static ReplacementFile CreateReplacement(string path) =>
        ReplacementFile.Create(Storage.Current, path, nameof(path));

    /// <summary>
    /// Replaces a file's content by a text, or creates the file: after a power cut it is the old content or the new, whole; once
    /// the method has returned, the new.
    /// </summary>
    /// <remarks>See <see cref="ReplacementFile"/> for the steps, and for what is kept of the old file.</remarks>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The text, written as UTF-8 without a byte order mark; null is the empty text.</param>
    /// <exception cref="ArgumentException">The path is null, empty, impossible (a null character, on Unix half a surrogate pair) or names no file.</exception>
    /// <exception cref="IOException">The path cannot be followed, is a device or a pipe, or the volume is full.</exception>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The path is a directory or a file that may not be written, or its directory may not be written.
    /// </exception>
    /// <exception cref="DurabilityLostException">
    /// A write or a sync failed. The file holds the old content, unless only the sync of the directory failed: then it shows the
    /// new content, which may fall back to the old at a power cut.
    /// </exception>
    public static void WriteAllText(string path, string? contents) => WriteAllText(path, contents, s_utf8);

    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The text; null is the empty text.</param>
    /// <param name="encoding">How to write it; its preamble comes first.</param>
    /// <inheritdoc cref="WriteAllText(string, string)"/>
    public static void WriteAllText(string path, string? contents, Encoding encoding)
    {
        Require(encoding, nameof(encoding));
        Replace(path, stream => WriteText(stream, contents, encoding), default);
    }

    /// <summary>Does what <see cref="WriteAllText(string, string)"/> does, on a thread of the pool.</summary>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The text, written as UTF-8 without a byte order mark; null is the empty text.</param>
    /// <param name="cancellationToken">Seen until the new content is renamed into place; the file is untouched then.</param>
    /// <returns>A task that completes when the new content survives a power cut.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled; the file is untouched.</exception>
    /// <inheritdoc cref="WriteAllText(string, string)"/>
    public static Task WriteAllTextAsync(string path, string? contents, CancellationToken cancellationToken = default) =>
        WriteAllTextAsync(path, contents, s_utf8, cancellationToken);

    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The text; null is the empty text.</param>
    /// <param name="encoding">How to write it; its preamble comes first.</param>
    /// <param name="cancellationToken">Seen until the new content is renamed into place; the file is untouched then.</param>
    /// <inheritdoc cref="WriteAllTextAsync(string, string, CancellationToken)"/>
    public static Task WriteAllTextAsync(
        string path, string? contents, Encoding encoding, CancellationToken cancellationToken = default)
    {
        Require(encoding, nameof(encoding));
        return ReplaceAsync(path, stream => WriteText(stream, contents, encoding), cancellationToken);
    }

    /// <summary>
    /// Replaces a file's content by bytes, or creates the file: after a power cut it is the old content or the new, whole; once
    /// the method has returned, the new.
    /// </summary>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="bytes">The new content.</param>
    /// <inheritdoc cref="WriteAllText(string, string)"/>
    public static void WriteAllBytes(string path, byte[] bytes)
    {
        Require(bytes, nameof(bytes));
        Replace(path, stream => stream.Write(bytes, 0, bytes.Length), default);
    }

    /// <summary>Does what <see cref="WriteAllBytes(string, byte[])"/> does, on a thread of the pool.</summary>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="bytes">The new content; not to be changed until the task has completed.</param>
    /// <param name="cancellationToken">Seen until the new content is renamed into place; the file is untouched then.</param>
    /// <inheritdoc cref="WriteAllTextAsync(string, string, CancellationToken)"/>
    public static Task WriteAllBytesAsync(string path, byte[] bytes, CancellationToken cancellationToken = default)
    {
        Require(bytes, nameof(bytes));
        return ReplaceAsync(path, stream => stream.Write(bytes, 0, bytes.Length), cancellationToken);
    }

    /// <summary>
    /// Replaces a file's content by lines, or creates the file: after a power cut it is the old content or the new, whole; once
    /// the method has returned, the new.
    /// </summary>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The lines, each ended by <see cref="Environment.NewLine"/>, as UTF-8 without a byte order mark.</param>
    /// <inheritdoc cref="WriteAllText(string, string)"/>
    public static void WriteAllLines(string path, IEnumerable<string> contents) => WriteAllLines(path, contents, s_utf8);

    /// <inheritdoc cref="WriteAllLines(string, IEnumerable{string})"/>
    public static void WriteAllLines(string path, string[] contents) => WriteAllLines(path, contents, s_utf8);

    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The lines, each ended by <see cref="Environment.NewLine"/>.</param>
    /// <param name="encoding">How to write them; its preamble comes first.</param>
    /// <inheritdoc cref="WriteAllLines(string, IEnumerable{string})"/>
    public static void WriteAllLines(string path, string[] contents, Encoding encoding) =>
        WriteAllLines(path, (IEnumerable<string>)contents, encoding);

    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The lines, each ended by <see cref="Environment.NewLine"/>.</param>
    /// <param name="encoding">How to write them; its preamble comes first.</param>
    /// <inheritdoc cref="WriteAllLines(string, IEnumerable{string})"/>
    public static void WriteAllLines(string path, IEnumerable<string> contents, Encoding encoding)
    {
        Require(contents, nameof(contents));
        Require(encoding, nameof(encoding));
        Replace(path, stream => WriteLines(stream, contents, encoding, default), default);
    }

    /// <summary>Does what <see cref="WriteAllLines(string, IEnumerable{string})"/> does, on a thread of the pool.</summary>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The lines; they are enumerated on the pool's thread.</param>
    /// <param name="cancellationToken">Seen between lines and until the rename; the file is untouched then.</param>
    /// <inheritdoc cref="WriteAllTextAsync(string, string, CancellationToken)"/>
    public static Task WriteAllLinesAsync(
        string path, IEnumerable<string> contents, CancellationToken cancellationToken = default) =>
        WriteAllLinesAsync(path, contents, s_utf8, cancellationToken);

    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The lines; they are enumerated on the pool's thread.</param>
    /// <param name="encoding">How to write them; its preamble comes first.</param>
    /// <param name="cancellationToken">Seen between lines and until the rename; the file is untouched then.</param>
    /// <inheritdoc cref="WriteAllLinesAsync(string, IEnumerable{string}, CancellationToken)"/>
    public static Task WriteAllLinesAsync(
        string path, IEnumerable<string> contents, Encoding encoding, CancellationToken cancellationToken = default)
    {
        Require(contents, nameof(contents));
        Require(encoding, nameof(encoding));
        return ReplaceAsync(path, stream => WriteLines(stream, contents, encoding, cancellationToken), cancellationToken);
    }

    private static Task ReplaceAsync(string path, Action<Stream> write, CancellationToken cancellationToken)
    {
        FullPath.OfFile(path, nameof(path)); // a wrong argument is told at the call, not by the task
        return Task.Run(() => Replace(path, write, cancellationToken), cancellationToken);
    }

    private static void Replace(string path, Action<Stream> write, CancellationToken cancellationToken)
    {
        // What is written here comes in large pieces already: no second buffer.
        using ReplacementFile replacement = ReplacementFile.Create(Storage.Current, path, nameof(path), bufferSize: 1);
        write(replacement.Stream);
        replacement.CommitUnlessCancelled(cancellationToken);
    }

    private static void WriteText(Stream stream, string? contents, Encoding encoding)
    {
        if (contents is null || contents.Length <= LargestBuffer)
        {
            WriteShortText(stream, contents ?? "", encoding);
            return;
        }

        using var writer = new StreamWriter(stream, encoding, LargestBuffer, leaveOpen: true);
        writer.Write(contents);
    }

    /// <summary>In one piece, without the two buffers of a writer.</summary>
    private static void WriteShortText(Stream stream, string contents, Encoding encoding)
    {
        // As a StreamWriter: no second preamble where something is before the text.
        byte[] preamble = stream.CanSeek && stream.Position > 0 ? [] : encoding.GetPreamble();
        int length = preamble.Length + encoding.GetByteCount(contents);
        if (length == 0)
            return;
        var bytes = new byte[length];
        preamble.CopyTo(bytes, 0);
        encoding.GetBytes(contents, 0, contents.Length, bytes, preamble.Length);
        stream.Write(bytes, 0, length);
    }

    private static void WriteLines(
        Stream stream, IEnumerable<string> lines, Encoding encoding, CancellationToken cancellationToken)
    {
        using var writer = new StreamWriter(stream, encoding, LargestBuffer, leaveOpen: true);
        foreach (string line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.WriteLine(line);
        }
    }

    private static void Require(object? argument, string name)
    {
        if (argument is null)
            throw new ArgumentNullException(name);
    }
}
