using System;
using System.Buffers.Binary;
using System.IO;
using Durability.Platform;

namespace Durability;

/// <summary>The number up to which records are not needed any more, in a file that is replaced as a whole.</summary>
internal static class CheckpointFile
{
    internal const string Name = "checkpoint";

    private const long Magic = 0x3154504B43525544; // "DURCKPT1"
    private const int Size = 20;

    internal static long Read(string directory)
    {
        string path = Path.Combine(directory, Name);
        if (!File.Exists(path))
            return 0;
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length != Size || BinaryPrimitives.ReadInt64LittleEndian(bytes) != Magic)
            throw new InvalidDataException($"'{path}' is not the checkpoint of a write-ahead log.");
        uint crc = Crc32C.Finish(Crc32C.Update(Crc32C.Start, bytes.AsSpan(0, Size - sizeof(uint))));
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(Size - sizeof(uint))) != crc)
            throw new InvalidDataException($"'{path}' is corrupt: its checksum is wrong.");
        return BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8));
    }

    internal static void Write(Storage storage, string directory, long sequence)
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), sequence);
        uint crc = Crc32C.Finish(Crc32C.Update(Crc32C.Start, bytes.AsSpan(0, Size - sizeof(uint))));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(Size - sizeof(uint)), crc);
        using ReplacementFile file = ReplacementFile.Create(storage, Path.Combine(directory, Name), "directory", bufferSize: 1);
        file.Stream.Write(bytes, 0, bytes.Length);
        file.Commit();
    }
}
