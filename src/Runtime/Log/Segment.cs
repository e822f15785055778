using System;
using System.Buffers.Binary;
using System.Globalization;
using System.IO;
using Durability.Platform;
using Microsoft.Win32.SafeHandles;

namespace Durability;

/// <summary>
/// One file of a log: a page of header, then records, then zeros. Named by the number of its first record.
/// </summary>
/// <remarks>
/// The header has a page of its own, so that no write of a record rewrites it. A segment is created under a temporary name with
/// its zeros and its header, synced, renamed and its directory synced: under its final name it is always whole. Later writes
/// change neither the file's size nor, on file systems that overwrite in place, its blocks; fdatasync is enough for them.
/// </remarks>
internal sealed class Segment : IDisposable
{
    internal const int HeaderSize = 4096;
    internal const string Extension = ".wal";

    private const long Magic = 0x31474F4C57525544; // "DURWLOG1"
    private const int HeaderFields = 16;
    private const int ZerosAtOnce = 256 * 1024;

    private readonly Storage _storage;
    private readonly FileStream _file;
    private readonly SafeFileHandle _handle;

    private Segment(Storage storage, FileStream file, string path, long firstSequence, long length)
    {
        _storage = storage;
        _file = file;
        _handle = file.SafeFileHandle;
        Path = path;
        FirstSequence = firstSequence;
        Length = length;
        End = HeaderSize;
    }

    internal string Path { get; }

    internal long FirstSequence { get; }

    internal long Length { get; private set; }

    /// <summary>Where the next record goes.</summary>
    internal long End { get; set; }

    internal long Room => Length - End;

    internal bool IsEmpty => End == HeaderSize;

    internal static string PathOf(string directory, long firstSequence) => System.IO.Path.Combine(
        directory, firstSequence.ToString("D20", CultureInfo.InvariantCulture) + Extension);

    /// <summary>The number in a segment's name, or null where the name is not one.</summary>
    internal static long? FirstSequenceOf(string path)
    {
        string name = System.IO.Path.GetFileNameWithoutExtension(path);
        return name.Length == 20 && long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out long first)
            ? first
            : null;
    }

    internal static Segment Create(Storage storage, string directory, long firstSequence, long length)
    {
        string path = PathOf(directory, firstSequence);
        string temporary = TemporaryName.Beside(path);
        FileStream? file = null;
        try
        {
            file = storage.Open(
                temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, 1, FileOptions.None, null);
            WriteEmpty(storage, file, firstSequence, length);
            SafeFileHandle handle = file.SafeFileHandle;
            storage.Sync(handle, temporary, dataOnly: false);
            storage.Close(file, handle);
            storage.Rename(temporary, path, overwrite: false);
        }
        catch (Exception e)
        {
            file?.Dispose();
            DurableFile.DiscardAfterFailure(storage, temporary);
            if (e is IOException or UnauthorizedAccessException)
                throw TemporaryName.Explain(e, path);
            throw;
        }

        storage.SyncDirectory(directory);
        return Open(storage, path, firstSequence);
    }

    internal static Segment Open(Storage storage, string path, long firstSequence)
    {
        FileStream file = storage.Open(
            path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.None, null);
        try
        {
            var segment = new Segment(storage, file, path, firstSequence, file.Length);
            segment.RequireHeader();
            return segment;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    internal int Read(byte[] buffer, int count, long position) => _storage.ReadAt(_file, buffer, 0, count, position);

    internal void Append(byte[] bytes, int count)
    {
        _storage.WriteAt(_file, _handle, bytes, 0, count, End);
        End += count;
        Length = Math.Max(Length, End);
    }

    internal void Rewrite(byte[] bytes, int count, long position) =>
        _storage.WriteAt(_file, _handle, bytes, 0, count, position);

    internal void Sync() => _storage.Sync(_handle, Path, dataOnly: false);

    internal void SyncData() => _storage.Sync(_handle, Path, dataOnly: true);

    internal void Close() => _storage.Close(_file, _handle);

    public void Dispose() => _file.Dispose();

    private static void WriteEmpty(Storage storage, FileStream file, long firstSequence, long length)
    {
        var buffer = new byte[(int)Math.Min(length, ZerosAtOnce)];
        SafeFileHandle handle = file.SafeFileHandle;
        for (long position = buffer.Length; position < length; position += buffer.Length)
            storage.WriteAt(file, handle, buffer, 0, (int)Math.Min(buffer.Length, length - position), position);

        BinaryPrimitives.WriteInt64LittleEndian(buffer, Magic);
        BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(8), firstSequence);
        uint crc = Crc32C.Finish(Crc32C.Update(Crc32C.Start, buffer.AsSpan(0, HeaderFields)));
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(HeaderFields), crc);
        storage.WriteAt(file, handle, buffer, 0, buffer.Length, 0);
    }

    private void RequireHeader()
    {
        var header = new byte[HeaderFields + sizeof(uint)];
        int read = Read(header, header.Length, 0);
        uint crc = Crc32C.Finish(Crc32C.Update(Crc32C.Start, header.AsSpan(0, HeaderFields)));
        if (read < header.Length || Length < HeaderSize)
            throw new InvalidDataException($"'{Path}' is cut short: not even the header of a log segment is there.");
        if (BinaryPrimitives.ReadInt64LittleEndian(header) != Magic)
            throw new InvalidDataException($"'{Path}' is not a log segment, or its header was overwritten.");
        if (BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(HeaderFields)) != crc)
            throw new InvalidDataException($"'{Path}' is corrupt: the checksum of its header is wrong.");
        long first = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(8));
        if (first != FirstSequence)
            throw new InvalidDataException($"'{Path}' is misnamed: its first record is {first}.");
    }
}
