using System;
using System.IO;
using System.Threading;

namespace Durability.Benchmarks;

/// <summary>One way to make a record of 128 bytes durable, used by many threads at once.</summary>
internal abstract class Committer(string name) : IDisposable
{
    internal const int RecordSize = 128;

    /// <summary>So large that no run comes to its end; the native loop begins anew when it does.</summary>
    protected const int PreallocatedSize = 64 * 1024 * 1024;

    internal string Name => name;

    /// <summary>How many records one call makes durable.</summary>
    internal virtual int RecordsInCall => 1;

    /// <summary>Returns when the record is on the device.</summary>
    internal abstract void Commit(ReadOnlySpan<byte> record);

    /// <summary>Gives back disk space between rounds.</summary>
    internal virtual void Trim()
    {
    }

    public abstract void Dispose();

    /// <summary>A file of zeros that are on the device, so that a data sync of a write into it moves no metadata.</summary>
    protected static void Preallocate(FileStream file)
    {
        byte[] zeros = new byte[1024 * 1024];
        for (int written = 0; written < PreallocatedSize; written += zeros.Length)
            file.Write(zeros);
        file.FlushToDisk();
        DurableDirectory.SyncParent(file.Name);
        file.Position = 0;
    }
}

/// <summary>The library.</summary>
internal sealed class LogCommitter(string directory) : Committer("WriteAheadLog")
{
    private readonly WriteAheadLog _log = WriteAheadLog.Open(Path.Combine(directory, "log"));

    internal override void Commit(ReadOnlySpan<byte> record) => _log.Commit(_log.Append(record));

    internal override void Trim() => _log.Checkpoint(_log.DurableSequence);

    public override void Dispose() => _log.Dispose();
}

/// <summary>What programs write: a file stream, a lock, and <c>Flush(true)</c> for each record.</summary>
internal sealed class FileStreamCommitter : Committer
{
    private readonly FileStream _file;
    private readonly bool _isPreallocated;
    private readonly Lock _gate = new();

    internal FileStreamCommitter(string directory, bool preallocated)
        : base(preallocated ? "FileStream, preallocated" : "FileStream, growing")
    {
        _isPreallocated = preallocated;
        _file = new FileStream(Path.Combine(directory, Name), FileMode.CreateNew, FileAccess.Write);
        if (preallocated)
            Preallocate(_file);
    }

    internal override void Commit(ReadOnlySpan<byte> record)
    {
        lock (_gate)
        {
            _file.Write(record);
            _file.Flush(flushToDisk: true);
        }
    }

    internal override void Trim()
    {
        if (_isPreallocated)
            _file.Position = 0;
        else
            _file.SetLength(0);
        _file.Flush(flushToDisk: true);
    }

    public override void Dispose() => _file.Dispose();
}

/// <summary>The same with one <c>Flush(true)</c> for a batch that one thread has in hand: the bound of any group commit.</summary>
internal sealed class BatchCommitter(string directory, int batch) : Committer("FileStream, one sync a batch")
{
    private readonly FileStream _file = new(Path.Combine(directory, "batch"), FileMode.CreateNew, FileAccess.Write);
    private readonly Lock _gate = new();

    internal override int RecordsInCall => batch;

    internal override void Commit(ReadOnlySpan<byte> record)
    {
        lock (_gate)
        {
            for (int i = 0; i < batch; i++)
                _file.Write(record);
            _file.Flush(flushToDisk: true);
        }
    }

    internal override void Trim()
    {
        _file.SetLength(0);
        _file.Flush(flushToDisk: true);
    }

    public override void Dispose() => _file.Dispose();
}

/// <summary>
/// As in C: claim a place, pwrite, fdatasync. Without a lock, so that the kernel may merge the syncs of several threads.
/// </summary>
internal sealed unsafe class NativeCommitter : Committer
{
    private readonly int _descriptor;
    private readonly bool _isPreallocated;
    private long _end;

    internal NativeCommitter(string directory, bool preallocated)
        : base(preallocated ? "pwrite + fdatasync, preallocated" : "pwrite + fdatasync, growing")
    {
        string path = Path.Combine(directory, Name);
        using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
            if (preallocated)
                Preallocate(file);
        }

        _isPreallocated = preallocated;
        _descriptor = Native.Open(Native.Path(path), Native.O_RDWR | Native.O_CLOEXEC);
    }

    internal override void Commit(ReadOnlySpan<byte> record)
    {
        long position = Interlocked.Add(ref _end, RecordSize) - RecordSize;
        if (_isPreallocated)
            position %= PreallocatedSize;
        fixed (byte* bytes = record)
            Native.WriteAt(_descriptor, bytes, RecordSize, position);
        Native.SyncData(_descriptor);
    }

    public override void Dispose() => Native.Close(_descriptor);
}
