using System;
using System.IO;
using System.IO.Compression;
using System.IO.Pipes;
using System.Threading;
using System.Threading.Tasks;
using Durability.Platform;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Durability.Tests;

public sealed class FlushToDiskTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose()
    {
        Storage.Substitute(null);
        _directory.Dispose();
    }

    [Fact]
    public void FileStreamIsDrainedBeforeTheSync()
    {
        using var storage = new RecordingStorage();
        using FileStream file = storage.Open(_directory["log"], FileMode.Create, FileAccess.Write, FileShare.Read, 4096, 0, null);
        file.Write("record"u8);

        file.FlushToDisk();

        Assert.Equal(["Create log", "Write log", "Sync log"], storage.Trace());
    }

    [Fact]
    public void StreamWriterIsDrainedBeforeTheSync()
    {
        using var storage = new RecordingStorage();
        using FileStream file = storage.Open(_directory["log"], FileMode.Create, FileAccess.Write, FileShare.Read, 4096, 0, null);
        using var writer = new StreamWriter(file);
        writer.Write("record");

        writer.FlushToDisk();

        Assert.Equal(["Create log", "Write log", "Sync log"], storage.Trace());
    }

    [Fact]
    public void BinaryWriterIsDrainedBeforeTheSync()
    {
        using var storage = new RecordingStorage();
        using FileStream file = storage.Open(_directory["log"], FileMode.Create, FileAccess.Write, FileShare.Read, 4096, 0, null);
        using var writer = new BinaryWriter(file);
        writer.Write(42);

        writer.FlushDataToDisk();

        Assert.Equal(["Create log", "Write log", "DataSync log"], storage.Trace());
    }

    [Fact]
    public async Task AsyncFormsDrainAndSync()
    {
        using FileStream file = File.Create(_directory["log"]);
        using var writer = new StreamWriter(file, leaveOpen: true);
        await writer.WriteAsync("record");

        await writer.FlushToDiskAsync();
        await writer.FlushDataToDiskAsync();
        await file.FlushToDiskAsync();
        await file.SafeFileHandle.FlushToDiskAsync();
        using var binary = new BinaryWriter(file, System.Text.Encoding.UTF8, leaveOpen: true);
        await binary.FlushToDiskAsync();

        Assert.Equal(6, new FileInfo(_directory["log"]).Length);
    }

    [Fact]
    public async Task CancelledTokenStopsAnAsyncFormBeforeTheSync()
    {
        using FileStream file = File.Create(_directory["log"]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => file.FlushToDiskAsync(new CancellationToken(true)));

        file.FlushToDisk(); // a cancelled call is no failure
    }

    [Theory]
    [InlineData(Errno.EIO)]
    [InlineData(Errno.ENOSPC)]
    [InlineData(122)] // EDQUOT
    [InlineData(Errno.EROFS)]
    [InlineData(Errno.EBADF)]
    public void FailedSyncThrowsAndIsFinal(int error)
    {
        var libc = new ScriptedLibc().Fails("fsync", error);
        Storage.Substitute(new UnixStorage(libc));
        using FileStream file = File.Create(_directory["log"]);
        using var writer = new StreamWriter(file, leaveOpen: true);
        writer.Write("record");

        var first = Assert.Throws<DurabilityLostException>(writer.FlushToDisk);
        Assert.Equal(error, first.HResult);
        Assert.Contains("log", first.Message);
        Assert.IsType<IOException>(first.InnerException);

        // The kernel would say yes now. Neither this object nor another one over the same handle asks it.
        Assert.Equal(error, Assert.Throws<DurabilityLostException>(writer.FlushToDisk).HResult);
        Assert.Throws<DurabilityLostException>(file.FlushToDisk);
        Assert.Throws<DurabilityLostException>(file.SafeFileHandle.FlushDataToDisk);
        Assert.Equal(["fsync"], libc.Calls);
    }

    [Fact]
    public async Task FailedAsyncSyncThrowsAndIsFinal()
    {
        Storage.Substitute(new UnixStorage(new ScriptedLibc().Fails("fdatasync", Errno.EIO)));
        using FileStream file = File.Create(_directory["log"]);

        await Assert.ThrowsAsync<DurabilityLostException>(() => file.FlushDataToDiskAsync());
        await Assert.ThrowsAsync<DurabilityLostException>(() => file.FlushToDiskAsync());
    }

    [Fact]
    public void FailedDrainOfAStreamWriterIsFinal()
    {
        // The writer drops its buffer when a flush fails: the second flush would succeed, and the text would be missing.
        using var storage = new RecordingStorage
        {
            Fail = (place, call) => place == 1 ? new IOException("disk full", Errno.ENOSPC) : null,
        };
        FileStream file = storage.Open(_directory["log"], FileMode.Create, FileAccess.Write, FileShare.Read, 1, 0, null);
        var writer = new StreamWriter(file);
        writer.Write("record");

        Assert.Equal(Errno.ENOSPC, Assert.Throws<DurabilityLostException>(writer.FlushToDisk).HResult);
        Assert.Throws<DurabilityLostException>(writer.FlushToDisk);
        Assert.Throws<DurabilityLostException>(file.FlushToDisk);
    }

    [Fact]
    public void SignalIsRetriedAndNothingElse()
    {
        var libc = new ScriptedLibc().Fails("fsync", Errno.EINTR, Errno.EINTR, 0, Errno.EIO, 0);
        Storage.Substitute(new UnixStorage(libc));
        using FileStream file = File.Create(_directory["log"]);

        file.FlushToDisk();
        Assert.Equal(3, libc.Calls.Count);
        Assert.Throws<DurabilityLostException>(file.FlushToDisk);
        Assert.Equal(4, libc.Calls.Count);
    }

    [Theory]
    [InlineData(Errno.EINVAL)]
    [InlineData(Errno.ENOTTY)]
    public void FileSystemWithoutFullSyncGetsAPlainOne(int error)
    {
        var libc = new ScriptedLibc { HasFullFSync = true, HasFDataSync = false }.Fails("fullfsync", error);
        Storage.Substitute(new UnixStorage(libc));
        using FileStream file = File.Create(_directory["log"]);

        file.FlushDataToDisk();

        Assert.Equal(["fullfsync", "fsync"], libc.Calls);
    }

    [Fact]
    public void FailedFullSyncIsNotHiddenByAPlainOne()
    {
        var libc = new ScriptedLibc { HasFullFSync = true, HasFDataSync = false }.Fails("fullfsync", Errno.EIO);
        Storage.Substitute(new UnixStorage(libc));
        using FileStream file = File.Create(_directory["log"]);

        Assert.Throws<DurabilityLostException>(file.FlushToDisk);

        Assert.Equal(["fullfsync"], libc.Calls);
    }

    [Fact]
    public void WriterOverAnotherStreamIsRefused()
    {
        using FileStream file = File.Create(_directory["log"]);
        using var zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
        using var writer = new StreamWriter(zip);

        // The last block and the checksum are still to come: a sync here would be a lie.
        Assert.Contains("GZipStream", Assert.Throws<NotSupportedException>(writer.FlushToDisk).Message);
    }

    [SkippableFact]
    public void PipeIsRefused()
    {
        Skip.If(OperatingSystem.IsWindows(), "pipes can be flushed on Windows");
        using var server = new AnonymousPipeServerStream(PipeDirection.Out);
        using var handle = new SafeFileHandle(server.SafePipeHandle.DangerousGetHandle(), ownsHandle: false);

        Assert.Throws<NotSupportedException>(handle.FlushToDisk);
    }

    [Fact]
    public void NullAndClosedAreRefused()
    {
        FileStream closed = File.Create(_directory["log"]);
        SafeFileHandle handle = closed.SafeFileHandle;
        closed.Dispose();

        Assert.Throws<ArgumentNullException>(() => ((FileStream)null!).FlushToDisk());
        Assert.Throws<ObjectDisposedException>(closed.FlushToDisk);
        Assert.Throws<ObjectDisposedException>(handle.FlushToDisk);
    }

    [Fact]
    public void ReadOnlyHandleIsSynced()
    {
        var libc = new ScriptedLibc();
        Storage.Substitute(new UnixStorage(libc));
        using FileStream file = File.OpenRead(_directory.Write("log", "x"));

        file.FlushToDisk(); // Flush(true) does nothing here

        Assert.Equal(["fsync"], libc.Calls);
    }
}
