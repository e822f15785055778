using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Durability;

/// <summary>
/// The stream of a <see cref="ReplacementFile"/>: remembers a failed write, and outlives the wrappers that close it.
/// </summary>
/// <remarks>
/// A <see cref="StreamWriter"/> or GZipStream above drops its bytes when a flush fails and then succeeds at the second try.
/// Without the memory of the first failure, a commit after a caught exception would publish a file with a hole.
/// </remarks>
internal sealed class ReplacementStream : Stream
{
    private readonly FileStream _file;
    private readonly string _path;
    private bool _closed;

    internal ReplacementStream(FileStream file, string path)
    {
        _file = file;
        _path = path;
    }

    /// <summary>The first error of a write, or null.</summary>
    internal Exception? Failure { get; private set; }

    public override bool CanRead => !_closed && _file.CanRead;

    public override bool CanSeek => !_closed;

    public override bool CanWrite => !_closed;

    public override long Length => Open().Length;

    public override long Position
    {
        get => Open().Position;
        set => Guarded(file => file.Position = value);
    }

    public override int Read(byte[] buffer, int offset, int count) => Open().Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin)
    {
        long position = 0;
        Guarded(file => position = file.Seek(offset, origin));
        return position;
    }

    public override void SetLength(long value) => Guarded(file => file.SetLength(value));

    public override void Write(byte[] buffer, int offset, int count)
    {
        FileStream file = Open();
        try
        {
            file.Write(buffer, offset, count);
        }
        catch (Exception e) when (Remember(e))
        {
            throw Lost(e);
        }
    }

    public override void Flush() => Guarded(static file => file.Flush());

    public override async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        FileStream file = Open();
        try
        {
            await file.WriteAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (Remember(e))
        {
            throw Lost(e);
        }
    }

#if NET8_0_OR_GREATER
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        FileStream file = Open();
        try
        {
            file.Write(buffer);
        }
        catch (Exception e) when (Remember(e))
        {
            throw Lost(e);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        FileStream file = Open();
        try
        {
            await file.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (Remember(e))
        {
            throw Lost(e);
        }
    }
#endif

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        FileStream file = Open();
        try
        {
            await file.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (Remember(e))
        {
            throw Lost(e);
        }
    }

    // A wrapper that is disposed closes this stream; the file below stays open for the commit.
    protected override void Dispose(bool disposing)
    {
        _closed = true;
        base.Dispose(disposing);
    }

    private FileStream Open()
    {
        if (Failure is not null)
            throw DurabilityLostException.Again(Failure);
        return !_closed ? _file : throw new ObjectDisposedException(nameof(ReplacementFile));
    }

    private void Guarded(Action<FileStream> action)
    {
        FileStream file = Open();
        try
        {
            action(file);
        }
        catch (Exception e) when (Remember(e))
        {
            throw Lost(e);
        }
    }

    // A cancelled write is a failure too: nobody knows how much of it went in.
    private bool Remember(Exception failure)
    {
        Failure ??= failure;
        return failure is IOException;
    }

    private DurabilityLostException Lost(Exception failure) => failure as DurabilityLostException
        ?? new DurabilityLostException($"Writing the new content of '{_path}' failed: {failure.Message}", failure);
}
