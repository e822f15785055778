using System.Collections.Generic;
using System.IO;

namespace Durability;

/// <summary>Reads the records of a segment in order, while others append to it.</summary>
internal static class SegmentReader
{
    /// <param name="path">The segment.</param>
    /// <param name="first">The number of the segment's first record.</param>
    /// <param name="last">The last record that is wanted; it is on the device.</param>
    internal static IEnumerable<LogRecord> Read(string path, long first, long last)
    {
        using var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024);
        file.Position = Segment.HeaderSize;
        var header = new byte[RecordHeader.Size];
        for (long sequence = first; sequence <= last; sequence++)
        {
            if (!TryFill(file, header, header.Length))
                yield break;
            RecordHeader record = RecordHeader.Read(header);
            if (record.Sequence != sequence)
                yield break; // the zeros at the end of a segment that was not filled
            yield return new LogRecord(sequence, ReadData(file, path, record, header));
        }
    }

    private static byte[] ReadData(FileStream file, string path, RecordHeader record, byte[] header)
    {
        if (!record.IsPlausible(file.Length - file.Position + RecordHeader.Size))
            throw new InvalidDataException($"'{path}' is corrupt: record {record.Sequence} cannot be as long as it says.");
        var data = new byte[record.Length];
        if (!TryFill(file, data, data.Length) || !RecordHeader.IsWhole(header, data))
            throw new InvalidDataException($"'{path}' is corrupt: the checksum of record {record.Sequence} is wrong.");
        file.Position += record.Extent - RecordHeader.Size - record.Length;
        return data;
    }

    private static bool TryFill(FileStream file, byte[] buffer, int count)
    {
        int total = 0;
        while (total < count)
        {
            int read = file.Read(buffer, total, count - total);
            if (read == 0)
                return false;
            total += read;
        }

        return true;
    }
}
