using System;
using System.IO;

namespace Durability;

/// <summary>What recovery finds in a segment: its whole records, and what comes after the last of them.</summary>
internal sealed class SegmentContent
{
    private readonly string _path;
    private readonly byte[] _bytes;

    private SegmentContent(string path, byte[] bytes, long nextSequence)
    {
        _path = path;
        _bytes = bytes;
        NextSequence = nextSequence;
        End = Segment.HeaderSize;
        while (TryReadRecord(End, out RecordHeader record) && record.Sequence == NextSequence)
        {
            End += (int)record.Extent;
            NextSequence++;
        }
    }

    /// <summary>Where the first byte lies that belongs to no whole record.</summary>
    internal int End { get; private set; }

    /// <summary>The number that the next record will have.</summary>
    internal long NextSequence { get; private set; }

    internal static SegmentContent Read(Segment segment)
    {
        if (segment.Length > int.MaxValue)
            throw new InvalidDataException($"'{segment.Path}' is longer than a log segment can be.");
        var bytes = new byte[(int)segment.Length];
        int read = segment.Read(bytes, bytes.Length, 0);
        if (read < bytes.Length)
            throw new InvalidDataException($"'{segment.Path}' became shorter while it was read.");
        return new SegmentContent(segment.Path, bytes, segment.FirstSequence);
    }

    /// <summary>
    /// Refuses what a power cut cannot have done. A cut tears records that were not acknowledged: nothing that was written after
    /// their sync can follow them. A whole record of a later batch behind the damage proves that the damaged one was once on the
    /// device.
    /// </summary>
    /// <exception cref="InvalidDataException">Records that were acknowledged are damaged.</exception>
    internal void RefuseCorruption()
    {
        for (int position = End; position <= _bytes.Length - RecordHeader.Size; position += RecordHeader.Alignment)
        {
            if (TryReadRecord(position, out RecordHeader later) && later.BatchStart > NextSequence)
                throw Corrupt($"record {later.Sequence} is whole behind it");
        }
    }

    internal InvalidDataException Corrupt(string proof) => new(
        $"'{_path}' is corrupt at offset {End}: record {NextSequence} is damaged, and {proof}, so this is no torn tail."
        + " Records that were acknowledged are lost; nothing was changed.");

    /// <summary>
    /// Writes the records again and zeros behind them, for the sync that follows. The zeros keep a torn batch from showing up
    /// behind the next record; the rewrite is there because after a failed fsync the page cache shows bytes that the device may
    /// not have, marked clean, and another fsync would not write them.
    /// </summary>
    internal void WriteBack(Segment segment)
    {
        int used = _bytes.Length;
        while (used > End && _bytes[used - 1] == 0)
            used--;
        Array.Clear(_bytes, End, used - End);
        var chunk = new byte[64 * 1024];
        for (int position = Segment.HeaderSize; position < used; position += chunk.Length)
        {
            int count = Math.Min(chunk.Length, used - position);
            Array.Copy(_bytes, position, chunk, 0, count);
            segment.Rewrite(chunk, count, position);
        }

        segment.End = End;
    }

    private bool TryReadRecord(int position, out RecordHeader header)
    {
        header = default;
        int room = _bytes.Length - position;
        if (room < RecordHeader.Size)
            return false;
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(position, room);
        header = RecordHeader.Read(bytes);
        return header.IsPlausible(room)
            && RecordHeader.IsWhole(bytes, bytes.Slice(RecordHeader.Size, header.Length));
    }
}
