using System;

namespace Durability;

/// <summary>How a <see cref="WriteAheadLog"/> lays out its files. An existing log may be opened with other options.</summary>
public sealed class WriteAheadLogOptions
{
    /// <summary>The least <see cref="SegmentSize"/>: 64 KiB.</summary>
    public const int SmallestSegmentSize = 64 * 1024;

    private int _segmentSize = 16 * 1024 * 1024;

    /// <summary>
    /// The size of a segment file in bytes, 16 MiB unless set. A segment is written with zeros and synced when it is created, so
    /// that a commit needs a data sync only; a record that is larger gets a segment of its own size.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than <see cref="SmallestSegmentSize"/>, or over 1 GiB.</exception>
    public int SegmentSize
    {
        get => _segmentSize;
        set => _segmentSize = value is >= SmallestSegmentSize and <= WriteAheadLog.LargestRecord
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A segment is 64 KiB to 1 GiB.");
    }
}
