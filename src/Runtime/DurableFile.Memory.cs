using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Durability.Platform;

namespace Durability;

// The overloads that System.IO.File has since .NET 9.
public static partial class DurableFile
{
    /// <inheritdoc cref="WriteAllText(string, string)"/>
    public static void WriteAllText(string path, ReadOnlySpan<char> contents) => WriteAllText(path, contents.ToString());

    /// <inheritdoc cref="WriteAllText(string, string, Encoding)"/>
    public static void WriteAllText(string path, ReadOnlySpan<char> contents, Encoding encoding) =>
        WriteAllText(path, contents.ToString(), encoding);

    /// <inheritdoc cref="WriteAllTextAsync(string, string, CancellationToken)"/>
    public static Task WriteAllTextAsync(
        string path, ReadOnlyMemory<char> contents, CancellationToken cancellationToken = default) =>
        WriteAllTextAsync(path, contents.ToString(), cancellationToken);

    /// <inheritdoc cref="WriteAllTextAsync(string, string, Encoding, CancellationToken)"/>
    public static Task WriteAllTextAsync(
        string path, ReadOnlyMemory<char> contents, Encoding encoding, CancellationToken cancellationToken = default) =>
        WriteAllTextAsync(path, contents.ToString(), encoding, cancellationToken);

    /// <inheritdoc cref="WriteAllBytes(string, byte[])"/>
    public static void WriteAllBytes(string path, ReadOnlySpan<byte> bytes)
    {
        using ReplacementFile replacement = ReplacementFile.Create(Storage.Current, path, nameof(path), bufferSize: 1);
        WriteSpan(replacement.Stream, bytes);
        replacement.Commit();
    }

    /// <inheritdoc cref="WriteAllBytesAsync(string, byte[], CancellationToken)"/>
    public static Task WriteAllBytesAsync(
        string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) =>
        ReplaceAsync(path, stream => WriteSpan(stream, bytes.Span), cancellationToken);

    /// <inheritdoc cref="AppendAllText(string, string)"/>
    public static void AppendAllText(string path, ReadOnlySpan<char> contents) => AppendAllText(path, contents.ToString());

    /// <inheritdoc cref="AppendAllText(string, string, Encoding)"/>
    public static void AppendAllText(string path, ReadOnlySpan<char> contents, Encoding encoding) =>
        AppendAllText(path, contents.ToString(), encoding);

    /// <inheritdoc cref="AppendAllTextAsync(string, string, CancellationToken)"/>
    public static Task AppendAllTextAsync(
        string path, ReadOnlyMemory<char> contents, CancellationToken cancellationToken = default) =>
        AppendAllTextAsync(path, contents.ToString(), cancellationToken);

    /// <inheritdoc cref="AppendAllTextAsync(string, string, Encoding, CancellationToken)"/>
    public static Task AppendAllTextAsync(
        string path, ReadOnlyMemory<char> contents, Encoding encoding, CancellationToken cancellationToken = default) =>
        AppendAllTextAsync(path, contents.ToString(), encoding, cancellationToken);

    /// <inheritdoc cref="AppendAllBytes(string, byte[])"/>
    public static void AppendAllBytes(string path, ReadOnlySpan<byte> bytes) => AppendAllBytes(path, bytes.ToArray());

    /// <inheritdoc cref="AppendAllBytesAsync(string, byte[], CancellationToken)"/>
    public static Task AppendAllBytesAsync(
        string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) =>
        AppendAsync(path, stream => WriteSpan(stream, bytes.Span), cancellationToken);

    private static void WriteSpan(Stream stream, ReadOnlySpan<byte> bytes)
    {
#if NET8_0_OR_GREATER
        stream.Write(bytes);
#else
        stream.Write(bytes.ToArray(), 0, bytes.Length);
#endif
    }
}
