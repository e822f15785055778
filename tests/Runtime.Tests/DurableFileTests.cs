using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Durability.Platform;
using Xunit;

namespace Durability.Tests;

public sealed class DurableFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose()
    {
        Storage.Substitute(null);
        _directory.Dispose();
    }

    [Fact]
    public void EveryWritingMethodOfFileIsThereWithTheSameSignature()
    {
        string[] families =
        [
            "WriteAllText", "WriteAllBytes", "WriteAllLines", "WriteAllTextAsync", "WriteAllBytesAsync", "WriteAllLinesAsync",
            "AppendAllText", "AppendAllBytes", "AppendAllLines", "AppendAllTextAsync", "AppendAllBytesAsync",
            "AppendAllLinesAsync", "Move", "Replace", "Copy", "Delete", "Create",
        ];
        var ours = Signatures(typeof(DurableFile)).Where(s => !s.Contains("CreateReplacement")).ToHashSet();
        var theirs = Signatures(typeof(File)).Where(s => families.Contains(s.Split('(')[0].Split(' ')[1])).ToHashSet();

        Assert.Empty(theirs.Except(ours));
        Assert.Empty(ours.Except(theirs));
    }

    [Fact]
    public void ReplaceIsTemporaryFileSyncRenameDirectorySync()
    {
        using var storage = new RecordingStorage();

        DurableFile.WriteAllText(_directory["settings"], "new");

        Assert.Equal(
            ["Create TMP", "Write TMP", "Sync TMP", "Close TMP", "Rename TMP settings", "DirectorySync ."], storage.Trace());
    }

    [Fact]
    public void AppendToANewFileSyncsItsEntryToo()
    {
        using var storage = new RecordingStorage();

        DurableFile.AppendAllText(_directory["log"], "one");
        DurableFile.AppendAllText(_directory["log"], "two");

        Assert.Equal(
            [
                "Create log", "Write log", "Sync log", "Close log", "DirectorySync .",
                "Open log", "Write log", "DataSync log", "Close log",
            ],
            storage.Trace());
        Assert.Equal("onetwo", File.ReadAllText(_directory["log"]));
    }

    [Fact]
    public void MoveSyncsContentThenRenamesThenSyncsBothDirectoriesTheNewOneFirst()
    {
        Directory.CreateDirectory(_directory["from"]);
        _directory.Write("from/a", "content");
        using var storage = new RecordingStorage();

        DurableFile.Move(_directory["from/a"], _directory["b"]);

        Assert.Equal(["Open a", "Sync a", "Rename a b", "DirectorySync .", "DirectorySync from"], storage.Trace());
        Assert.Equal("content", File.ReadAllText(_directory["b"]));
    }

    [Fact]
    public void DeleteSyncsTheDirectoryEvenWhereNothingIsLeftToDelete()
    {
        using var storage = new RecordingStorage();

        DurableFile.Delete(_directory["gone"]);

        Assert.Equal(["Delete gone", "DirectorySync ."], storage.Trace());
    }

    [Fact]
    public void CreateSyncsTheEntry()
    {
        using var storage = new RecordingStorage();

        DurableFile.Create(_directory["new"]).Dispose();

        Assert.Equal(["Create new", "DirectorySync ."], storage.Trace());
    }

    [Fact]
    public void CopyGoesThroughATemporaryFile()
    {
        _directory.Write("a", "content");
        _directory.Write("b", "old");
        using var storage = new RecordingStorage();

        Assert.Throws<IOException>(() => DurableFile.Copy(_directory["a"], _directory["b"]));
        DurableFile.Copy(_directory["a"], _directory["b"], overwrite: true);

        Assert.Equal(["Copy a TMP", "Open TMP", "Sync TMP", "Rename TMP b", "DirectorySync ."], storage.Trace());
        Assert.Equal("content", File.ReadAllText(_directory["b"]));
        Assert.Equal(["a", "b"], _directory.Names);
    }

    public static TheoryData<string, Action<string>, Action<string>> SameContents => new()
    {
        { "text", p => DurableFile.WriteAllText(p, "grüße"), p => File.WriteAllText(p, "grüße") },
        { "null", p => DurableFile.WriteAllText(p, null), p => File.WriteAllText(p, null) },
        { "long", p => DurableFile.WriteAllText(p, Long), p => File.WriteAllText(p, Long) },
        { "utf16", p => DurableFile.WriteAllText(p, "x", Encoding.Unicode), p => File.WriteAllText(p, "x", Encoding.Unicode) },
        { "bom", p => DurableFile.WriteAllText(p, "", Encoding.UTF8), p => File.WriteAllText(p, "", Encoding.UTF8) },
        { "span", p => DurableFile.WriteAllText(p, "x".AsSpan()), p => File.WriteAllText(p, "x".AsSpan()) },
        { "bytes", p => DurableFile.WriteAllBytes(p, [1, 2, 3]), p => File.WriteAllBytes(p, [1, 2, 3]) },
        { "lines", p => DurableFile.WriteAllLines(p, ["a", "b"]), p => File.WriteAllLines(p, ["a", "b"]) },
        {
            "lines in latin", p => DurableFile.WriteAllLines(p, new List<string> { "ä" }, Encoding.Latin1),
            p => File.WriteAllLines(p, new List<string> { "ä" }, Encoding.Latin1)
        },
        { "async", p => DurableFile.WriteAllTextAsync(p, "x").Wait(), p => File.WriteAllText(p, "x") },
        { "async bytes", p => DurableFile.WriteAllBytesAsync(p, new byte[] { 1 }).Wait(), p => File.WriteAllBytes(p, [1]) },
        {
            "append", p => { DurableFile.AppendAllText(p, "a", Encoding.UTF8); DurableFile.AppendAllText(p, "b", Encoding.UTF8); },
            p => { File.AppendAllText(p, "a", Encoding.UTF8); File.AppendAllText(p, "b", Encoding.UTF8); }
        },
        {
            "append lines", p => { DurableFile.AppendAllLines(p, ["a"]); DurableFile.AppendAllLinesAsync(p, ["b"]).Wait(); },
            p => { File.AppendAllLines(p, ["a"]); File.AppendAllLines(p, ["b"]); }
        },
        {
            "append bytes", p => { DurableFile.AppendAllBytes(p, [1]); DurableFile.AppendAllBytesAsync(p, new byte[] { 2 }).Wait(); },
            p => File.WriteAllBytes(p, [1, 2])
        },
    };

    private static string Long { get; } = string.Concat(Enumerable.Range(0, 40_000).Select(i => (char)('a' + (i % 26))));

    [Theory]
    [MemberData(nameof(SameContents))]
    public void WritesTheSameBytesAsFile(string name, Action<string> durable, Action<string> plain)
    {
        durable(_directory[name + " ours"]);
        plain(_directory[name + " theirs"]);

        Assert.Equal(File.ReadAllBytes(_directory[name + " theirs"]), File.ReadAllBytes(_directory[name + " ours"]));
        Assert.Equal(2, _directory.Names.Length);
    }

    [SkippableTheory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute)]
    public void ReplaceKeepsTheModeOfTheTarget(UnixFileMode mode)
    {
        Skip.If(OperatingSystem.IsWindows(), "there are no Unix modes on Windows");
        string path = _directory.Write("settings", "old");
        File.SetUnixFileMode(path, mode);

        DurableFile.WriteAllText(path, "new");
        Assert.Equal(mode, File.GetUnixFileMode(path));

        DurableFile.Replace(_directory.Write("next", "newer"), path, null);
        Assert.Equal(mode, File.GetUnixFileMode(path));
        Assert.Equal("newer", File.ReadAllText(path));
    }

    [Fact]
    public void ReplaceFollowsALinkAlsoToAFileThatIsNotThereYet()
    {
        Directory.CreateDirectory(_directory["real"]);
        File.CreateSymbolicLink(_directory["link"], "real/settings");

        DurableFile.WriteAllText(_directory["link"], "first");
        DurableFile.WriteAllText(_directory["link"], "second");
        DurableFile.AppendAllText(_directory["link"], "!");

        Assert.NotNull(new FileInfo(_directory["link"]).LinkTarget);
        Assert.Equal("second!", File.ReadAllText(_directory["real/settings"]));
        Assert.Single(Directory.GetFileSystemEntries(_directory["real"]));
    }

    [Fact]
    public void LoopOfLinksIsRefused()
    {
        File.CreateSymbolicLink(_directory["a"], "b");
        File.CreateSymbolicLink(_directory["b"], "a");

        Assert.Contains(_directory["a"], Assert.Throws<IOException>(() => DurableFile.WriteAllText(_directory["a"], "x")).Message);
    }

    [Fact]
    public void LongestNameCanBeReplaced()
    {
        string path = _directory[new string('n', 255)];

        DurableFile.WriteAllText(path, "one");
        DurableFile.WriteAllText(path, "two");

        Assert.Equal("two", File.ReadAllText(path));
    }

    [SkippableFact]
    public void DevicesAndPipesAreNotReplaced()
    {
        Skip.IfNot(File.Exists("/dev/null"), "there is no /dev/null");

        Assert.Contains("/dev/null", Assert.Throws<IOException>(() => DurableFile.WriteAllText("/dev/null", "x")).Message);
    }

    [SkippableFact]
    public void AnotherVolumeIsRefused()
    {
        Skip.IfNot(_directory.Path.StartsWith("/dev/shm", StringComparison.Ordinal), "there is no second volume");
        string source = _directory.Write("source", "content");
        string target = Path.Combine(Path.GetTempPath(), "durability-test-" + Guid.NewGuid().ToString("N"));

        IOException refused = Assert.Throws<IOException>(() => DurableFile.Move(source, target));

        Assert.Contains("different volumes", refused.Message);
        using (var batch = new SyncBatch())
        {
            batch.Move(source, target);
            Assert.Contains("different volumes", Assert.Throws<IOException>(batch.Commit).Message);
        }

        Assert.True(File.Exists(source));
        Assert.False(File.Exists(target));
    }

    [SkippableFact]
    public void ReplaceFromOrWithABackupOnAnotherVolumeIsRefused()
    {
        Skip.IfNot(_directory.Path.StartsWith("/dev/shm", StringComparison.Ordinal), "there is no second volume");
        string source = _directory.Write("source", "new");
        string target = _directory.Write("target", "old");
        string elsewhere = Path.GetTempFileName();
        try
        {
            File.WriteAllText(elsewhere, "elsewhere");

            Assert.Contains("different volumes", Assert.Throws<IOException>(() => DurableFile.Replace(elsewhere, target, null)).Message);
            Assert.Contains(elsewhere, Assert.Throws<IOException>(() => DurableFile.Replace(source, target, elsewhere)).Message);

            Assert.Equal("elsewhere", File.ReadAllText(elsewhere));
            Assert.Equal("old", File.ReadAllText(target));
            Assert.Equal("new", File.ReadAllText(source));
            Assert.Equal(["source", "target"], _directory.Names);
        }
        finally
        {
            File.Delete(elsewhere);
        }
    }

    [Fact]
    public void MoveDoesNotOverwriteUnlessAsked()
    {
        string a = _directory.Write("a", "A");
        string b = _directory.Write("b", "B");

        Assert.Contains("already exists", Assert.Throws<IOException>(() => DurableFile.Move(a, b)).Message);
        Assert.Equal("B", File.ReadAllText(b));
        DurableFile.Move(a, b, overwrite: true);
        Assert.Equal("A", File.ReadAllText(b));
        Assert.Equal(["b"], _directory.Names);
    }

    [Fact]
    public void MoveWithoutAnExclusiveRenameUsesALink()
    {
        var libc = new ScriptedLibc().Fails("renameat2", Errno.EINVAL, Errno.EINVAL, Errno.EINVAL).Fails("link", 0, 0, Errno.EPERM);
        Storage.Substitute(new UnixStorage(libc));
        string a = _directory.Write("a", "A");

        DurableFile.Move(a, _directory["b"]);
        Assert.Equal(["b"], _directory.Names);
        Assert.Throws<IOException>(() => DurableFile.Move(_directory["b"], _directory.Write("c", "C")));
        Assert.Equal("C", File.ReadAllText(_directory["c"]));
        File.Delete(_directory["c"]);
        DurableFile.Move(_directory["b"], _directory["c"]); // no hard links either
        Assert.Equal(["c"], _directory.Names);
    }

    [Fact]
    public void ReplaceKeepsTheOldContentInTheBackup()
    {
        string target = _directory.Write("target", "old");
        _directory.Write("target.bak", "older");

        DurableFile.Replace(_directory.Write("source", "new"), target, _directory["target.bak"]);

        Assert.Equal("new", File.ReadAllText(target));
        Assert.Equal("old", File.ReadAllText(_directory["target.bak"]));
        Assert.Equal(["target", "target.bak"], _directory.Names);
    }

    [Fact]
    public void ReplaceWantsThreeDifferentFilesThatExist()
    {
        string a = _directory.Write("a", "A");

        Assert.Throws<IOException>(() => DurableFile.Replace(a, a, null));
        Assert.Throws<FileNotFoundException>(() => DurableFile.Replace(a, _directory["none"], null));
        Assert.Throws<FileNotFoundException>(() => DurableFile.Replace(_directory["none"], a, null));
        Assert.Equal("A", File.ReadAllText(a));
    }

    [Fact]
    public async Task CancelledWriteLeavesTheFileAlone()
    {
        string path = _directory.Write("file", "old");
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DurableFile.WriteAllLinesAsync(path, Lines(), cancel.Token));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["file"], _directory.Names);

        IEnumerable<string> Lines()
        {
            yield return "first";
            cancel.Cancel();
            yield return "second";
        }
    }

    [Fact]
    public void ExceptionFromTheLinesLeavesTheFileAlone()
    {
        string path = _directory.Write("file", "old");
        IEnumerable<string> lines = new[] { "1", "x" }.Select(int.Parse).Select(i => i.ToString());

        Assert.Throws<FormatException>(() => DurableFile.WriteAllLines(path, lines));
        Assert.Throws<FormatException>(() => DurableFile.AppendAllLines(path, lines));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["file"], _directory.Names);
    }

    [Fact]
    public void BadPathsAreRefusedByName()
    {
        string missing = _directory["missing/file"];
        Assert.Throws<ArgumentNullException>("path", () => DurableFile.WriteAllText(null!, "x"));
        Assert.Throws<ArgumentException>("path", () => DurableFile.WriteAllText("", "x"));
        Assert.Throws<ArgumentException>("path", () => DurableFile.WriteAllText("a\0b", "x"));
        Assert.Throws<ArgumentException>("path", () => DurableFile.WriteAllText("/", "x"));
        Assert.Throws<ArgumentException>("path", () => { _ = DurableFile.WriteAllTextAsync("", "x"); });
        Assert.Throws<ArgumentNullException>("encoding", () => DurableFile.WriteAllText("x", "x", null!));
        Assert.Contains(missing, Assert.Throws<DirectoryNotFoundException>(() => DurableFile.WriteAllText(missing, "x")).Message.Replace("/.durable", "/file"), StringComparison.Ordinal);
    }

    [Fact]
    public void DirectoryWhereAFileIsExpectedIsRefused()
    {
        string directory = Directory.CreateDirectory(_directory["directory"]).FullName;
        string file = _directory.Write("file", "x");

        Assert.Contains(directory, Assert.Throws<UnauthorizedAccessException>(() => DurableFile.WriteAllText(directory, "x")).Message);
        Assert.Throws<UnauthorizedAccessException>(() => DurableFile.AppendAllText(directory, "x"));
        Assert.Throws<FileNotFoundException>(() => DurableFile.Move(directory, file, overwrite: true));
        Assert.ThrowsAny<Exception>(() => DurableFile.Move(file, directory, overwrite: true));
        Assert.Throws<UnauthorizedAccessException>(() => DurableFile.Delete(directory));
        Assert.Equal(["directory", "file"], _directory.Names);
        Assert.Empty(Directory.GetFileSystemEntries(directory));
    }

    [Fact]
    public void RelativePathIsTakenFromTheCurrentDirectory()
    {
        string name = "durability-" + Guid.NewGuid().ToString("N");
        try
        {
            DurableFile.WriteAllText(name, "x");
            Assert.Equal("x", File.ReadAllText(Path.Combine(Environment.CurrentDirectory, name)));
        }
        finally
        {
            DurableFile.Delete(name);
        }
    }

    private static IEnumerable<string> Signatures(Type type) =>
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
        select $"{method.ReturnType.Name} {method.Name}({string.Join(", ", method.GetParameters().Select(p => $"{p.ParameterType} {p.Name}{(p.HasDefaultValue ? "?" : "")}"))})";
}
