using System;
using System.IO;
using Durability.Platform;
using Xunit;

namespace Durability.Tests;

public sealed class DurableDirectoryTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose()
    {
        Storage.Substitute(null);
        _directory.Dispose();
    }

    [Fact]
    public void EveryNewLevelIsSyncedIntoItsParentFromTheTop()
    {
        using var storage = new RecordingStorage();

        DirectoryInfo created = DurableDirectory.Create(_directory["a/b/c/"]);

        Assert.Equal(_directory["a/b/c"], created.FullName);
        Assert.True(created.Exists);
        Assert.Equal(
            [
                "CreateDirectory a", "DirectorySync .", "CreateDirectory b", "DirectorySync a", "CreateDirectory c",
                "DirectorySync b",
            ],
            storage.Trace());
    }

    [Fact]
    public void EntryOfAnExistingDirectoryIsSynced()
    {
        Directory.CreateDirectory(_directory["a"]);
        using var storage = new RecordingStorage();

        DurableDirectory.Create(_directory["a"]);

        Assert.Equal(["DirectorySync ."], storage.Trace());
    }

    [Fact]
    public void DeleteSyncsTheParent()
    {
        Directory.CreateDirectory(_directory["a/b"]);
        using var storage = new RecordingStorage();

        Assert.Throws<IOException>(() => DurableDirectory.Delete(_directory["a"]));
        DurableDirectory.Delete(_directory["a"], recursive: true);

        Assert.Equal(["DeleteDirectory a", "DeleteDirectory a", "DirectorySync ."], storage.Trace());
        Assert.Empty(_directory.Names);
    }

    [SkippableTheory]
    [InlineData(Errno.EINVAL)]
    [InlineData(Errno.EBADF)]
    [InlineData(95)] // ENOTSUP
    public void FileSystemWithoutDirectorySyncIsToldFromALoss(int error)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the numbers are Linux's");
        Storage.Substitute(new UnixStorage(new ScriptedLibc().Fails("fsync", error, error, 0, error)));

        Assert.False(DurableDirectory.Sync(_directory.Path));
        Assert.False(DurableDirectory.SyncParent(_directory["a"]));
        DurableFile.WriteAllText(_directory["file"], "x"); // the content is synced, the name as far as it can be
    }

    [Theory]
    [InlineData(Errno.EIO)]
    [InlineData(Errno.ENOSPC)]
    [InlineData(Errno.EROFS)]
    public void FailedDirectorySyncIsALoss(int error)
    {
        Storage.Substitute(new UnixStorage(new ScriptedLibc().Fails("fsync", error)));

        var lost = Assert.Throws<DurabilityLostException>(() => DurableDirectory.Sync(_directory.Path));
        Assert.Equal(error, lost.HResult);
        Assert.Contains(_directory.Path, lost.Message);
    }

    [Fact]
    public void SyncIsTrueHere()
    {
        Assert.True(DurableDirectory.Sync(_directory.Path));
        Assert.True(DurableDirectory.Sync(_directory.Path + "/"));
        Assert.True(DurableDirectory.SyncParent(_directory["whatever"]));
        Assert.True(DurableDirectory.SyncParent("/"));
    }

    [Fact]
    public void MissingDirectoryAndFileAreRefused()
    {
        Assert.Contains("none", Assert.Throws<DirectoryNotFoundException>(() => DurableDirectory.Sync(_directory["none"])).Message);
        Assert.Throws<DirectoryNotFoundException>(() => DurableDirectory.Sync(_directory.Write("file", "x")));
        Assert.ThrowsAny<IOException>(() => DurableDirectory.Create(_directory["file"]));
        Assert.Throws<ArgumentException>(() => DurableDirectory.Create(""));
        Assert.Throws<ArgumentNullException>(() => DurableDirectory.SyncParent(null!));
    }
}
