using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Durability.Platform;

namespace Durability;

/// <summary>
/// A log of records in a directory of its own. What was committed is there after a power cut, whole and in order; concurrent
/// commits share a sync.
/// </summary>
/// <remarks>
/// <para>
/// <see cref="Append"/> numbers a record and keeps it in memory; <see cref="Commit()"/> writes everything that was appended with
/// one write, syncs once, and returns. Records that were not committed may be there after a crash or not; if one is there, so are
/// all before it.
/// </para>
/// <para>
/// Opening recovers: it checks every record, cuts a torn tail, writes and syncs what it kept once more, and refuses to go on
/// (<see cref="InvalidDataException"/>, nothing changed) where acknowledged records are damaged, which no power cut does. Damage
/// to the very last batch cannot be told from a torn tail and is cut. As for SQLite, a device must not destroy bytes of a sector
/// that a write did not change.
/// </para>
/// <para>
/// Each record carries its length, a CRC-32C and its number. Segment files are written with zeros beforehand, so that a commit
/// needs only a data sync (<c>fdatasync</c>). They are deleted after <see cref="Checkpoint"/>, never before it is durable.
/// </para>
/// <para>
/// One opener at a time, in one process or several, kept apart by a locked file (advisory on Unix; file systems without flock do
/// not keep others out). All members but <see cref="Dispose"/> are safe for use from several threads. A failed write or sync is
/// final: every waiter that it covered and every later call gets <see cref="DurabilityLostException"/>; dispose the log, open it
/// again, and see what is left.
/// </para>
/// </remarks>
public sealed class WriteAheadLog : IDisposable
{
    /// <summary>The size of the largest record in bytes: 1 GiB less 64 KiB.</summary>
    public const int LargestRecord = (1 << 30) - (64 * 1024);

    private const int LargestPending = 8 * 1024 * 1024;
    private const string LockName = "lock";

    private readonly object _gate = new();
    private readonly Storage _storage;
    private readonly string _directory;
    private readonly int _segmentSize;
    private readonly FileStream _lock;
    private readonly SegmentList _segments;
    private readonly GroupCommit _commits;
    private readonly object _checkpointGate = new();
    private Segment _active;
    private PendingRecords _pending = new();
    private PendingRecords _spare = new();
    private long _last;
    private long _durable;
    private long _checkpoint;

    private WriteAheadLog(Storage storage, string directory, WriteAheadLogOptions options, FileStream @lock)
    {
        _storage = storage;
        _directory = directory;
        _segmentSize = options.SegmentSize;
        _lock = @lock;
        _commits = new GroupCommit(WriteAndSync);
        LogRecovery recovery = LogRecovery.Run(storage, directory, _segmentSize);
        _segments = recovery.Segments;
        _active = recovery.Active;
        _checkpoint = recovery.Checkpoint;
        _last = _durable = recovery.LastSequence;
    }

    /// <summary>The number of the last record that was appended; 0 for a new log.</summary>
    public long LastSequence => Volatile.Read(ref _last);

    /// <summary>The number up to which every record is on the device.</summary>
    public long DurableSequence => Volatile.Read(ref _durable);

    /// <summary>The number given to the last <see cref="Checkpoint"/>; 0 without one.</summary>
    public long CheckpointSequence => Volatile.Read(ref _checkpoint);

    /// <summary>Opens a log, or creates it, and recovers what was committed.</summary>
    /// <param name="directory">The log's own directory; missing levels are created durably.</param>
    /// <param name="options">How new segments are laid out; null for the defaults.</param>
    /// <returns>The log; read its records with <see cref="Read"/>.</returns>
    /// <exception cref="ArgumentException">The path is null, empty or impossible (a null character, on Unix half a surrogate pair).</exception>
    /// <exception cref="IOException">The log is open already, here or in another process; or the volume is full.</exception>
    /// <exception cref="InvalidDataException">
    /// A file is of another format, a segment is missing, or records that were acknowledged are damaged. Nothing was changed.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The directory or a file in it may not be written.</exception>
    /// <exception cref="DurabilityLostException">A sync failed.</exception>
    public static WriteAheadLog Open(string directory, WriteAheadLogOptions? options = null)
    {
        string full = FullPath.OfDirectory(directory, nameof(directory));
        Storage storage = Storage.Current;
        DurableDirectory.Create(full);
        FileStream @lock = Lock(storage, full);
        try
        {
            return new WriteAheadLog(storage, full, options ?? new WriteAheadLogOptions(), @lock);
        }
        catch
        {
            @lock.Dispose();
            throw;
        }
    }

    /// <summary>Adds a record; it is durable after a commit.</summary>
    /// <remarks>The bytes are copied. When many megabytes wait for a commit, the call commits them first.</remarks>
    /// <param name="data">The record, 0 to <see cref="LargestRecord"/> bytes.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The record is too large.</exception>
    /// <exception cref="ObjectDisposedException">The log is disposed.</exception>
    /// <exception cref="DurabilityLostException">A write or sync failed, now or before.</exception>
    public long Append(ReadOnlySpan<byte> data)
    {
        if (data.Length > LargestRecord)
            throw new ArgumentOutOfRangeException(nameof(data), data.Length, $"A record is at most {LargestRecord} bytes long.");
        uint crc = Crc32C.Update(Crc32C.Start, data);
        if (TryAppend(data, crc, evenIfFull: false, out long sequence))
            return sequence;
        _commits.Commit();
        TryAppend(data, crc, evenIfFull: true, out sequence);
        return sequence;
    }

    /// <summary>Returns when everything that was appended before the call is on the device.</summary>
    /// <exception cref="ObjectDisposedException">The log is disposed.</exception>
    /// <exception cref="DurabilityLostException">A write or sync failed, now or before.</exception>
    public void Commit() => Commit(LastSequence);

    /// <summary>Returns when all records up to a number are on the device.</summary>
    /// <param name="sequence">What <see cref="Append"/> returned.</param>
    /// <exception cref="ArgumentOutOfRangeException">No record has that number yet.</exception>
    /// <inheritdoc cref="Commit()"/>
    public void Commit(long sequence)
    {
        if (!IsDurable(sequence))
            _commits.Commit();
    }

    /// <summary>Completes when all records up to a number are on the device.</summary>
    /// <param name="sequence">What <see cref="Append"/> returned.</param>
    /// <param name="cancellationToken">Ends the wait, not the sync: the records may become durable all the same.</param>
    /// <returns>A task that completes after the sync.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the sync had ended.</exception>
    /// <inheritdoc cref="Commit(long)"/>
    public Task CommitAsync(long sequence, CancellationToken cancellationToken = default) =>
        IsDurable(sequence) ? Task.CompletedTask : _commits.CommitAsync(cancellationToken);

    /// <summary>Reads the durable records, from the disk, in order.</summary>
    /// <param name="fromSequence">The first number that is wanted; records up to the checkpoint are not given.</param>
    /// <returns>
    /// The records that were durable when the reading began. A <see cref="Checkpoint"/> during the reading may end it with a
    /// <see cref="FileNotFoundException"/>.
    /// </returns>
    /// <exception cref="InvalidDataException">A record is damaged on the disk.</exception>
    public IEnumerable<LogRecord> Read(long fromSequence = 0)
    {
        long from = Math.Max(fromSequence, CheckpointSequence + 1);
        long last = DurableSequence;
        long[] firsts = _segments.Snapshot();
        for (int i = 0; i < firsts.Length; i++)
        {
            long end = i + 1 < firsts.Length ? Math.Min(last, firsts[i + 1] - 1) : last;
            if (end < from)
                continue;
            foreach (LogRecord record in SegmentReader.Read(Segment.PathOf(_directory, firsts[i]), firsts[i], end))
            {
                if (record.Sequence >= from)
                    yield return record;
            }
        }
    }

    /// <summary>
    /// Says that the records up to a number are not needed any more, since what they say is durable elsewhere. Makes that fact
    /// durable, then deletes the segments that hold nothing else.
    /// </summary>
    /// <param name="sequence">A number up to <see cref="DurableSequence"/>; a lower one than the last has no effect.</param>
    /// <exception cref="ArgumentOutOfRangeException">The records up to that number are not durable yet.</exception>
    /// <exception cref="ObjectDisposedException">The log is disposed.</exception>
    /// <exception cref="IOException">The checkpoint could not be written, or a segment not be deleted.</exception>
    /// <exception cref="DurabilityLostException">A write or sync failed, now or before.</exception>
    public void Checkpoint(long sequence)
    {
        ThrowIfLost();
        if (sequence > DurableSequence)
            throw new ArgumentOutOfRangeException(nameof(sequence), sequence, "The records up to that number are not durable.");
        lock (_checkpointGate)
        {
            if (sequence <= _checkpoint)
                return;
            CheckpointFile.Write(_storage, _directory, sequence);
            Volatile.Write(ref _checkpoint, sequence);
            _segments.DeleteUpTo(sequence);
        }
    }

    /// <summary>Closes the log. It does not commit: what was not committed may be there at the next opening or not.</summary>
    public void Dispose()
    {
        _commits.Stop(new ObjectDisposedException(nameof(WriteAheadLog)));
        _active.Dispose();
        _lock.Dispose();
    }

    private static FileStream Lock(Storage storage, string directory)
    {
        string path = Path.Combine(directory, LockName);
        try
        {
            return storage.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None, null);
        }
        catch (IOException e) when (storage.MeansInUse(e))
        {
            throw new IOException($"The write-ahead log '{directory}' is open already, here or in another process.", e);
        }
    }

    private bool TryAppend(ReadOnlySpan<byte> data, uint crc, bool evenIfFull, out long sequence)
    {
        lock (_gate)
        {
            ThrowIfLost();
            sequence = _last + 1;
            bool isFull = _pending.Length > 0 && _pending.Length + RecordHeader.ExtentOf(data.Length) > LargestPending;
            if (isFull && !evenIfFull)
                return false;
            _pending.Add(data, crc, sequence);
            Volatile.Write(ref _last, sequence);
            return true;
        }
    }

    private bool IsDurable(long sequence)
    {
        if (sequence <= DurableSequence)
        {
            ThrowIfLost();
            return true;
        }

        return sequence <= LastSequence
            ? false
            : throw new ArgumentOutOfRangeException(nameof(sequence), sequence, "No record has that number yet.");
    }

    private void ThrowIfLost()
    {
        if (_commits.Failure is Exception failure)
            throw GroupCommit.Lost(failure);
    }

    /// <summary>One write and one sync for all that is pending. The group commit never runs it twice at the same time.</summary>
    private void WriteAndSync()
    {
        PendingRecords batch;
        lock (_gate)
        {
            batch = _pending;
            if (batch.Length == 0)
                return; // the sync before this one took the records along
            _pending = _spare;
            _spare = batch;
        }

        // A segment without records would give its name to the next one; it grows instead.
        if (batch.Length > _active.Room && !_active.IsEmpty)
            Rotate(batch.Length);
        _active.Append(batch.Bytes, batch.Length);
        _active.SyncData();
        Volatile.Write(ref _durable, batch.LastSequence);
        batch.Clear();
    }

    private void Rotate(int needed)
    {
        long length = Math.Max(_segmentSize, Segment.HeaderSize + (long)needed);
        Segment next = Segment.Create(_storage, _directory, _durable + 1, length);
        _segments.Add(next.FirstSequence);
        Segment full = _active;
        _active = next;
        full.Close();
    }
}
