// A key-value store that survives a power cut, in one file, on the library Durability.
//
//   put, delete   a record in the write-ahead log, a change in memory, then a commit: when the call returns, it is on the device.
//                 Many threads share one sync.
//   get           from memory, but never what a power cut could still take back.
//   checkpoint    all of it in one file, atomically replaced; then the log may forget what that file holds.
//   open          that file, then the log's records after it. There is no other way to start: recovery is always tested.
//
// What is on disk:   <directory>/log/          the records, one for each put or delete
//                    <directory>/snapshot      the number of the last record that it holds, then the keys and values
//
// Try it:            dotnet run --project samples/KeyValueStore -- <directory> put color blue
//                    dotnet run --project samples/KeyValueStore -- <directory> get color
//
// tests/PowerCut cuts the power under it: six writers, with checkpoints, on ext4, XFS and btrfs.
using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;

namespace Durability.Samples;

/// <summary>A map from strings to strings that is the same after a power cut. Safe for use from several threads.</summary>
public sealed class KeyValueStore : IDisposable
{
    private readonly string _snapshotPath;
    private readonly WriteAheadLog _log;
    private readonly Dictionary<string, Entry> _entries;
    private readonly Lock _gate = new();
    private readonly Lock _checkpointGate = new();

    private KeyValueStore(string snapshotPath, WriteAheadLog log, Dictionary<string, Entry> entries)
    {
        _snapshotPath = snapshotPath;
        _log = log;
        _entries = entries;
    }

    /// <summary>Opens a store, or creates it, and recovers everything that was acknowledged.</summary>
    /// <param name="directory">The store's own directory.</param>
    /// <param name="options">How the log is laid out; null for the defaults.</param>
    /// <exception cref="IOException">The store is open already, or cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">What lies there is damaged, which no power cut does.</exception>
    public static KeyValueStore Open(string directory, WriteAheadLogOptions? options = null)
    {
        // The log first: it locks the directory, and creates it durably.
        WriteAheadLog log = WriteAheadLog.Open(Path.Combine(directory, "log"), options);
        try
        {
            string snapshotPath = Path.Combine(directory, "snapshot");
            var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
            long snapshot = LoadSnapshot(snapshotPath, entries);
            if (snapshot < log.CheckpointSequence || snapshot > log.LastSequence)
                throw new InvalidDataException($"'{snapshotPath}' does not belong to the log beside it, or is missing.");
            foreach (LogRecord record in log.Read(snapshot + 1))
                Apply(record, entries);
            return new KeyValueStore(snapshotPath, log, entries);
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <summary>The value of a key, or null. What it tells is on the device.</summary>
    /// <exception cref="DurabilityLostException">The write that it would have told of failed.</exception>
    public string? Get(string key)
    {
        Entry entry;
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out entry))
                return null;
        }

        // Another thread may have put it and still wait for the sync. Who acts on it must not be ahead of the disk.
        _log.Commit(entry.Sequence);
        return entry.Value;
    }

    /// <summary>Sets the value of a key. When it returns, that is on the device.</summary>
    /// <exception cref="DurabilityLostException">A write or sync failed: dispose the store and open it again.</exception>
    public void Put(string key, string value) => Change(key, value ?? throw new ArgumentNullException(nameof(value)));

    /// <summary>Deletes a key. When it returns, that is on the device.</summary>
    /// <inheritdoc cref="Put"/>
    public void Delete(string key) => Change(key, null);

    /// <summary>All keys and values, as they were at one moment; on the device.</summary>
    /// <inheritdoc cref="Get"/>
    public IReadOnlyDictionary<string, string> Snapshot() => DurableSnapshot(out _);

    /// <summary>Writes everything into one file, so that the log may forget it and the next opening is quick.</summary>
    /// <inheritdoc cref="Put"/>
    public void Checkpoint()
    {
        // One at a time: an older snapshot must not replace a newer one, whose records the log has forgotten.
        lock (_checkpointGate)
        {
            Dictionary<string, string> pairs = DurableSnapshot(out long last);
            using ReplacementFile snapshot = DurableFile.CreateReplacement(_snapshotPath);
            using (var writer = new BinaryWriter(new BufferedStream(snapshot.Stream, 64 * 1024), Encoding.UTF8))
            {
                writer.Write(last);
                writer.Write(pairs.Count);
                foreach ((string key, string value) in pairs)
                {
                    writer.Write(key);
                    writer.Write(value);
                }
            }

            snapshot.Commit();
            // Only now: the snapshot has to be on the device before the records that it stands for go.
            _log.Checkpoint(last);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _log.Dispose();

    private void Change(string key, string? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        byte[] record = Encode(key, value);
        long sequence;
        // Under one lock, so that memory changes in the order of the log. The sync is outside, so that it can be shared.
        lock (_gate)
        {
            sequence = _log.Append(record);
            _entries[key] = new Entry(value, sequence);
        }

        _log.Commit(sequence);
    }

    private Dictionary<string, string> DurableSnapshot(out long last)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        lock (_gate)
        {
            last = _log.LastSequence;
            foreach ((string key, Entry entry) in _entries)
            {
                if (entry.Value is not null)
                    pairs.Add(key, entry.Value);
                else if (entry.Sequence <= _log.DurableSequence)
                    _entries.Remove(key); // the deletion is on the device: nobody has to wait for it any more
            }
        }

        // A snapshot ahead of the log would hide the records that get its numbers after a power cut.
        _log.Commit(last);
        return pairs;
    }

    private static long LoadSnapshot(string path, Dictionary<string, Entry> entries)
    {
        if (!File.Exists(path))
            return 0;
        using var reader = new BinaryReader(new BufferedStream(File.OpenRead(path), 64 * 1024), Encoding.UTF8);
        long last = reader.ReadInt64();
        for (int count = reader.ReadInt32(); count > 0; count--)
            entries[reader.ReadString()] = new Entry(reader.ReadString(), last);
        return last;
    }

    private static void Apply(LogRecord record, Dictionary<string, Entry> entries)
    {
        using var reader = new BinaryReader(new MemoryStream(record.Data.ToArray()), Encoding.UTF8);
        string key = reader.ReadString();
        if (reader.ReadBoolean())
            entries[key] = new Entry(reader.ReadString(), record.Sequence);
        else
            entries.Remove(key);
    }

    private static byte[] Encode(string key, string? value)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(key);
        writer.Write(value is not null);
        if (value is not null)
            writer.Write(value);
        return bytes.ToArray();
    }

    /// <summary>A value, or null for a deleted key, and the record that says so.</summary>
    private readonly record struct Entry(string? Value, long Sequence);
}
