using System;
using System.Buffers.Binary;

namespace Durability;

/// <summary>A record's header, as it lies before the data. All numbers are little-endian.</summary>
/// <remarks>
/// <code>
/// offset  size
///      0     4  CRC-32C of the data followed by bytes 4..23 of the header
///      4     4  length of the data in bytes
///      8     8  sequence number
///     16     4  position in the batch: how many records before this one were written by the same write
///     20     4  0
/// </code>
/// A record begins at a multiple of 8. The position in the batch is what tells a torn tail from corruption: a batch is written
/// only after the one before it was synced, so a whole record proves that all records before its batch were on the device.
/// </remarks>
internal readonly struct RecordHeader
{
    internal const int Size = 24;
    internal const int Alignment = 8;

    internal RecordHeader(uint crc, int length, long sequence, int positionInBatch)
    {
        Crc = crc;
        Length = length;
        Sequence = sequence;
        PositionInBatch = positionInBatch;
    }

    internal uint Crc { get; }

    internal int Length { get; }

    internal long Sequence { get; }

    internal int PositionInBatch { get; }

    /// <summary>The first record that was written together with this one.</summary>
    internal long BatchStart => Sequence - PositionInBatch;

    /// <summary>How far the next record is from this one.</summary>
    internal long Extent => ExtentOf(Length);

    internal static long ExtentOf(int length) => (Size + (long)length + Alignment - 1) & ~(long)(Alignment - 1);

    /// <summary>Writes a header; <paramref name="dataCrc"/> is the state of the CRC after the data.</summary>
    internal static void Write(Span<byte> target, uint dataCrc, int length, long sequence, int positionInBatch)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target.Slice(4), length);
        BinaryPrimitives.WriteInt64LittleEndian(target.Slice(8), sequence);
        BinaryPrimitives.WriteInt32LittleEndian(target.Slice(16), positionInBatch);
        BinaryPrimitives.WriteInt32LittleEndian(target.Slice(20), 0);
        uint crc = Crc32C.Finish(Crc32C.Update(dataCrc, target.Slice(4, Size - 4)));
        BinaryPrimitives.WriteUInt32LittleEndian(target, crc);
    }

    internal static RecordHeader Read(ReadOnlySpan<byte> source) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(source),
        BinaryPrimitives.ReadInt32LittleEndian(source.Slice(4)),
        BinaryPrimitives.ReadInt64LittleEndian(source.Slice(8)),
        BinaryPrimitives.ReadInt32LittleEndian(source.Slice(16)));

    /// <summary>Whether the header can be one at all, with <paramref name="room"/> bytes from its begin to the end.</summary>
    internal bool IsPlausible(long room) =>
        Length >= 0 && Sequence > 0 && PositionInBatch >= 0 && PositionInBatch < Sequence && ExtentOf(Length) <= room;

    /// <summary>Whether header and data are what was written.</summary>
    internal static bool IsWhole(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data)
    {
        uint crc = Crc32C.Update(Crc32C.Update(Crc32C.Start, data), header.Slice(4, Size - 4));
        return BinaryPrimitives.ReadUInt32LittleEndian(header) == Crc32C.Finish(crc);
    }
}
