using System;
using System.Collections.Generic;
using System.IO;
using Durability.Platform;
using Microsoft.Win32.SafeHandles;

namespace Durability.Tests;

/// <summary>
/// Passes every call on to the real operating system, keeps a trace of them, and makes one of them fail when told to.
/// </summary>
internal sealed class RecordingStorage : Storage, IDisposable
{
    private readonly Storage _inner;
    private readonly Dictionary<SafeFileHandle, string> _names = [];

    internal RecordingStorage(Storage? inner = null)
    {
        _inner = inner ?? new UnixStorage(Libc.Instance);
        Storage.Substitute(this);
    }

    /// <summary>What was called, in order.</summary>
    internal List<StorageCall> Calls { get; } = [];

    /// <summary>Asked before each call with its place in the trace; what it returns is thrown instead of calling.</summary>
    internal Func<int, StorageCall, Exception?>? Fail { get; set; }

    public void Dispose() => Storage.Substitute(null);

    /// <summary>The trace as text, with bare file names, temporary ones as TMP.</summary>
    internal string[] Trace()
    {
        var trace = new List<string>();
        foreach (StorageCall call in Calls)
        {
            if (call.Kind is not (CallKind.Read or CallKind.Probe))
                trace.Add(call.ToString());
        }

        return [.. trace];
    }

    internal void Note(StorageCall call)
    {
        lock (Calls)
        {
            int place = Calls.Count;
            Calls.Add(call);
            if (Fail?.Invoke(place, call) is Exception failure)
                throw failure;
        }
    }

    internal override FileStream Open(
        string path, FileMode mode, FileAccess access, FileShare share, int bufferSize, FileOptions options, int? unixMode)
    {
        bool creates = access != FileAccess.Read && mode != FileMode.Open && !File.Exists(path);
        Note(new StorageCall(creates ? CallKind.Create : CallKind.Open, path) { Truncates = mode == FileMode.Create });
        var file = new ObservedFileStream(this, path, mode, access, share, bufferSize, options);
        if (creates && unixMode is int bits && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)bits);
        lock (_names)
            _names[file.SafeFileHandle] = path;
        return file;
    }

    internal override int ReadAt(FileStream file, byte[] buffer, int offset, int count, long position)
    {
        Note(new StorageCall(CallKind.Read, file.Name));
        return _inner.ReadAt(file, buffer, offset, count, position);
    }

    internal override void WriteAt(FileStream file, SafeFileHandle handle, byte[] buffer, int offset, int count, long position)
    {
        Note(new StorageCall(CallKind.Write, file.Name) { Position = position, Bytes = buffer.AsSpan(offset, count).ToArray() });
        RandomAccess.Write(handle, buffer.AsSpan(offset, count), position);
    }

    internal override void Sync(SafeFileHandle handle, string path, bool dataOnly)
    {
        string? name;
        lock (_names)
            name = _names.GetValueOrDefault(handle);
        Note(new StorageCall(dataOnly ? CallKind.DataSync : CallKind.Sync, name ?? path));
        _inner.Sync(handle, path, dataOnly);
    }

    internal override bool SyncDirectory(string path)
    {
        Note(new StorageCall(CallKind.DirectorySync, path));
        return _inner.SyncDirectory(path);
    }

    internal override void Close(FileStream file, SafeFileHandle handle)
    {
        Note(new StorageCall(CallKind.Close, file.Name));
        _inner.Close(file, handle);
    }

    internal override void Rename(string source, string target, bool overwrite)
    {
        var call = new StorageCall(CallKind.Rename, source) { Target = target };
        Note(call);
        try
        {
            _inner.Rename(source, target, overwrite);
        }
        catch
        {
            call.WasRefused = true;
            throw;
        }
    }

    internal override void Replace(string source, string target, string? backup, bool ignoreMetadataErrors)
    {
        Note(new StorageCall(CallKind.Rename, source) { Target = target });
        _inner.Replace(source, target, backup, ignoreMetadataErrors);
    }

    internal override string ResolveLinks(string path)
    {
        Note(new StorageCall(CallKind.Probe, path));
        return _inner.ResolveLinks(path);
    }

    internal override int? GetMode(string path)
    {
        Note(new StorageCall(CallKind.Probe, path));
        return _inner.GetMode(path);
    }

    internal override int? ModeOfReplaced(string path)
    {
        Note(new StorageCall(CallKind.Probe, path));
        return _inner.ModeOfReplaced(path);
    }

    internal override void SetMode(SafeFileHandle handle, string path, int mode)
    {
        Note(new StorageCall(CallKind.SetMode, path));
        _inner.SetMode(handle, path, mode);
    }

    internal override bool MeansInUse(IOException error) => _inner.MeansInUse(error);

    internal override void Delete(string path)
    {
        Note(new StorageCall(CallKind.Delete, path));
        _inner.Delete(path);
    }

    internal override void CopyFile(string source, string target)
    {
        Note(new StorageCall(CallKind.Copy, source) { Target = target, Bytes = File.ReadAllBytes(source) });
        _inner.CopyFile(source, target);
    }

    internal override void CreateDirectory(string path)
    {
        Note(new StorageCall(CallKind.CreateDirectory, path));
        _inner.CreateDirectory(path);
    }

    internal override void DeleteDirectory(string path, bool recursive)
    {
        Note(new StorageCall(CallKind.DeleteDirectory, path));
        _inner.DeleteDirectory(path, recursive);
    }

    /// <summary>A file stream whose writes are part of the trace, as they reach the page cache.</summary>
    private sealed class ObservedFileStream(
        RecordingStorage owner, string path, FileMode mode, FileAccess access, FileShare share, int bufferSize, FileOptions options)
        : FileStream(path, mode, access, share, 1, options)
    {
        private readonly MemoryStream _buffer = new();
        private readonly int _bufferSize = bufferSize;

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _buffer.Write(buffer);
            if (_buffer.Length >= _bufferSize)
                Drain();
        }

        public override void Flush(bool flushToDisk) => Drain();

        public override void Flush() => Drain();

        public override long Seek(long offset, SeekOrigin origin)
        {
            Drain();
            return base.Seek(offset, origin);
        }

        public override void SetLength(long value)
        {
            Drain();
            owner.Note(new StorageCall(CallKind.SetLength, Name) { Position = value });
            base.SetLength(value);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !SafeFileHandle.IsClosed && _buffer.Length > 0)
                Drain();
            base.Dispose(disposing);
        }

        private void Drain()
        {
            if (_buffer.Length == 0)
                return;
            byte[] bytes = _buffer.ToArray();
            owner.Note(new StorageCall(CallKind.Write, Name) { Position = Position, Bytes = bytes });
            _buffer.SetLength(0);
            base.Write(bytes, 0, bytes.Length);
        }
    }
}
