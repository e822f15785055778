using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Threading;
using System.Threading.Tasks;
using Durability.Platform;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Durability.Tests;

public sealed class ReplacementFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose()
    {
        Storage.Substitute(null);
        _directory.Dispose();
    }

    [Fact]
    public void OldContentStaysUntilTheCommit()
    {
        string path = _directory.Write("file", "old");
        using ReplacementFile replacement = DurableFile.CreateReplacement(path);
        replacement.Stream.Write("new"u8);

        Assert.Equal("old", File.ReadAllText(path));
        replacement.Commit();
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(["file"], _directory.Names);
    }

    /// <summary>flock(2): a lock goes with the last copy of its descriptor, and a process that is being started has a copy of each.</summary>
    [Fact]
    public void FileCanBeReadAtOnceWhileAProcessIsBeingStarted()
    {
        List<SafeFileHandle> copies = [];
        Storage.Substitute(new UnixStorage(new ScriptedLibc { Copies = copies }));
        try
        {
            DurableFile.WriteAllText(_directory["file"], "new");

            SafeFileHandle copy = Assert.Single(copies);
            Assert.False(copy.IsInvalid);
            Assert.Equal("new", File.ReadAllText(_directory["file"]));
        }
        finally
        {
            copies.ForEach(copy => copy.Dispose());
        }
    }

    [Fact]
    public void DisposalWithoutCommitLeavesTheOldFileAndNothingElse()
    {
        string path = _directory.Write("file", "old");

        using (ReplacementFile replacement = DurableFile.CreateReplacement(path))
            replacement.Stream.Write(new byte[100_000]);

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["file"], _directory.Names);
    }

    [Fact]
    public void WrapperMayCloseTheStreamBeforeTheCommit()
    {
        using ReplacementFile replacement = DurableFile.CreateReplacement(_directory["file.gz"]);
        using (var zip = new GZipStream(replacement.Stream, CompressionLevel.Fastest))
            zip.Write("content"u8);

        replacement.Commit();

        using var reader = new StreamReader(new GZipStream(File.OpenRead(_directory["file.gz"]), CompressionMode.Decompress));
        Assert.Equal("content", reader.ReadToEnd());
    }

    [Fact]
    public void StreamCanSeek()
    {
        using ReplacementFile replacement = DurableFile.CreateReplacement(_directory["file.zip"]);
        using (var zip = new ZipArchive(replacement.Stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using Stream entry = zip.CreateEntry("entry").Open();
            entry.Write("content"u8);
        }

        replacement.Commit();

        using ZipArchive read = ZipFile.OpenRead(_directory["file.zip"]);
        Assert.Single(read.Entries);
    }

    [Fact]
    public void CaughtWriteErrorCannotBeCommittedOver()
    {
        string path = _directory.Write("file", "old");
        using var storage = new RecordingStorage
        {
            Fail = (_, call) => call.Kind == CallKind.Write ? new IOException("disk full", Errno.ENOSPC) : null,
        };
        using ReplacementFile replacement = DurableFile.CreateReplacement(path);
        var writer = new StreamWriter(replacement.Stream);
        writer.Write("new");

        Assert.Equal(Errno.ENOSPC, Assert.Throws<DurabilityLostException>(writer.Flush).HResult);
        storage.Fail = null;
        Assert.Throws<DurabilityLostException>(() => replacement.Stream.WriteByte(1));
        Assert.Equal(Errno.ENOSPC, Assert.Throws<DurabilityLostException>(replacement.Commit).HResult);
        replacement.Dispose();

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["file"], _directory.Names);
    }

    [Theory]
    [InlineData("fsync")]
    [InlineData("close")]
    public void FailureBeforeTheRenameLeavesTheOldFileAndIsFinal(string call)
    {
        string path = _directory.Write("file", "old");
        var libc = new ScriptedLibc().Fails(call, Errno.EIO);
        Storage.Substitute(new UnixStorage(libc));
        using (ReplacementFile replacement = DurableFile.CreateReplacement(path))
        {
            replacement.Stream.Write("new"u8);
            Assert.Throws<DurabilityLostException>(replacement.Commit);
            Assert.Throws<DurabilityLostException>(replacement.Commit);
        }

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["file"], _directory.Names);
        Assert.DoesNotContain("rename", libc.Calls);
    }

    [Fact]
    public void FailedRenameLeavesTheOldFileAndIsFinal()
    {
        string path = _directory.Write("file", "old");
        Storage.Substitute(new UnixStorage(new ScriptedLibc().Fails("rename", Errno.ENOSPC)));
        using (ReplacementFile replacement = DurableFile.CreateReplacement(path))
        {
            replacement.Stream.Write("new"u8);
            Assert.Equal(Errno.ENOSPC, Assert.Throws<IOException>(replacement.Commit).HResult);
            Assert.Equal(Errno.ENOSPC, Assert.Throws<DurabilityLostException>(replacement.Commit).HResult);
        }

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["file"], _directory.Names);
    }

    [Fact]
    public void FailedDirectorySyncIsToldAndLeavesNoTemporaryFile()
    {
        string path = _directory.Write("file", "old");
        Storage.Substitute(new UnixStorage(new ScriptedLibc().Fails("fsync", 0, Errno.EIO)));

        Assert.Throws<DurabilityLostException>(() => DurableFile.WriteAllText(path, "new"));

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(["file"], _directory.Names);
    }

    [Fact]
    public async Task CancelledCommitLeavesTheOldFile()
    {
        string path = _directory.Write("file", "old");
        using (ReplacementFile replacement = DurableFile.CreateReplacement(path))
        {
            replacement.Stream.Write("new"u8);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => replacement.CommitAsync(new CancellationToken(true)));
        }

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["file"], _directory.Names);
    }

    [Fact]
    public void SecondCommitAndCommitAfterDisposalAreRefused()
    {
        ReplacementFile replacement = DurableFile.CreateReplacement(_directory["file"]);
        replacement.Commit();

        Assert.Throws<ObjectDisposedException>(replacement.Commit);
        Assert.Throws<ObjectDisposedException>(() => replacement.Stream.WriteByte(1));
        replacement.Dispose();
        replacement.Dispose();
        Assert.Empty(File.ReadAllBytes(_directory["file"]));
    }

    [Fact]
    public void TwoReplacementsOfOneFileDoNotDisturbEachOther()
    {
        using ReplacementFile first = DurableFile.CreateReplacement(_directory["file"]);
        using ReplacementFile second = DurableFile.CreateReplacement(_directory["file"]);
        first.Stream.Write("first"u8);
        second.Stream.Write("second"u8);

        second.Commit();
        first.Commit();

        Assert.Equal("first", File.ReadAllText(_directory["file"]));
        Assert.Equal(["file"], _directory.Names);
    }
}
