using System;
using System.IO;
using System.Linq;
using Durability.Platform;
using Xunit;

namespace Durability.Tests;

public sealed class SyncBatchTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose()
    {
        Storage.Substitute(null);
        _directory.Dispose();
    }

    [Fact]
    public void AllContentsThenAllNamesThenEachDirectoryOnce()
    {
        _directory.Write("moved", "M");
        _directory.Write("doomed", "D");
        Directory.CreateDirectory(_directory["sub"]);
        using var storage = new RecordingStorage();
        using var batch = new SyncBatch();
        batch.WriteAllText(_directory["a"], "A");
        batch.WriteAllBytes(_directory["sub/b"], [66]);
        batch.Move(_directory["moved"], _directory["c"]);
        batch.Delete(_directory["doomed"]);
        batch.AddDirectory(_directory.Path);
        Assert.Equal(["doomed", "moved", "sub"], _directory.Names.Where(n => n[0] != '.'));
        storage.Calls.Clear();

        batch.Commit();

        Assert.Equal(
            [
                "Write TMP", "Sync TMP", "Close TMP", "Write TMP", "Sync TMP", "Close TMP", "Open moved", "Sync moved",
                "Rename TMP a", "Rename TMP b", "Rename moved c", "Delete doomed",
                "DirectorySync .", "DirectorySync sub",
            ],
            storage.Trace());
        Assert.Equal(["a", "c", "sub"], _directory.Names);
    }

    [Fact]
    public void DisposalWithoutCommitChangesNothing()
    {
        _directory.Write("a", "old");
        using (var batch = new SyncBatch())
        {
            batch.WriteAllText(_directory["a"], "new");
            batch.CreateReplacement(_directory["b"]).Write("new"u8);
            batch.Delete(_directory["a"]);
        }

        Assert.Equal(["a"], _directory.Names);
        Assert.Equal("old", File.ReadAllText(_directory["a"]));
    }

    [Fact]
    public void FailedContentChangesNoNameAndIsFinal()
    {
        _directory.Write("a", "old");
        Storage.Substitute(new UnixStorage(new ScriptedLibc().Fails("fsync", 0, Errno.EIO)));
        using (var batch = new SyncBatch())
        {
            batch.WriteAllText(_directory["a"], "new");
            batch.WriteAllText(_directory["b"], "new");

            Assert.Throws<DurabilityLostException>(batch.Commit);
            Assert.Throws<DurabilityLostException>(batch.Commit);
            Assert.Throws<DurabilityLostException>(() => batch.Delete(_directory["a"]));
        }

        Assert.Equal(["a"], _directory.Names);
        Assert.Equal("old", File.ReadAllText(_directory["a"]));
    }

    [Fact]
    public void OpenStreamsAndFilesOfOthersAreSyncedWithTheirEntries()
    {
        using FileStream open = File.Create(_directory["open"]);
        open.Write("x"u8);
        _directory.Write("closed", "y");
        using var storage = new RecordingStorage();
        using var batch = new SyncBatch();
        batch.Add(open);
        batch.AddFile(_directory["closed"]);
        batch.AddFile(_directory["closed"]);

        batch.Commit();

        Assert.Equal(["Sync open", "Open closed", "Sync closed", "DirectorySync ."], storage.Trace());
        Assert.Throws<ObjectDisposedException>(batch.Commit);
    }

    [Fact]
    public void BadArgumentsAreRefused()
    {
        using var batch = new SyncBatch();
        Assert.Throws<ArgumentNullException>(() => batch.WriteAllBytes(_directory["a"], null!));
        Assert.Throws<ArgumentNullException>(() => batch.Add(null!));
        Assert.Throws<ArgumentException>(() => batch.Move("", _directory["a"]));
        Assert.Throws<DirectoryNotFoundException>(() => batch.CreateReplacement(_directory["none/a"]));
        batch.Commit();
    }
}
