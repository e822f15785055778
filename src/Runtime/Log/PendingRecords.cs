using System;

namespace Durability;

/// <summary>Records that are appended and not yet written, encoded as they will lie in the file.</summary>
internal sealed class PendingRecords
{
    private const int KeptCapacity = 4 * 1024 * 1024;

    private byte[] _bytes = new byte[16 * 1024];
    private int _count;

    internal byte[] Bytes => _bytes;

    internal int Length { get; private set; }

    /// <summary>The number of the last record in here.</summary>
    internal long LastSequence { get; private set; }

    internal void Add(ReadOnlySpan<byte> data, uint dataCrc, long sequence)
    {
        int extent = checked((int)RecordHeader.ExtentOf(data.Length));
        Reserve(extent);
        Span<byte> target = _bytes.AsSpan(Length, extent);
        RecordHeader.Write(target, dataCrc, data.Length, sequence, _count++);
        data.CopyTo(target.Slice(RecordHeader.Size));
        target.Slice(RecordHeader.Size + data.Length).Clear();
        Length += extent;
        LastSequence = sequence;
    }

    internal void Clear()
    {
        Length = 0;
        _count = 0;
        // One record of many megabytes must not hold its memory for the life of the log.
        if (_bytes.Length > KeptCapacity)
            _bytes = new byte[KeptCapacity];
    }

    private void Reserve(int extent)
    {
        long needed = (long)Length + extent;
        if (needed <= _bytes.Length)
            return;
        if (needed > int.MaxValue)
            throw new InvalidOperationException("More than 2 GiB of records wait for a commit.");
        Array.Resize(ref _bytes, (int)Math.Min(int.MaxValue, Math.Max(needed, 2L * _bytes.Length)));
    }
}
