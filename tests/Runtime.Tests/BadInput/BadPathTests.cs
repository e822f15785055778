using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Durability.Tests;

/// <summary>Paths that are wrong by themselves, and relative ones, which are not.</summary>
public sealed class BadPathTests
{
    public static TheoryData<string> All => new(PathOperation.OnFiles.Concat(PathOperation.OnDirectories).Select(o => o.Name));

    public static TheoryData<string> OnFiles => new(PathOperation.OnFiles.Select(o => o.Name));

    [Theory]
    [MemberData(nameof(All))]
    public void ImpossiblePathIsRefusedByTheParametersName(string name)
    {
        using var place = new Place();
        place.WriteOther();
        Dictionary<string, string> before = place.Snapshot();
        PathOperation operation = PathOperation.Named(name);

        // A backup may be null: there is none then.
        if (operation.Parameter != "destinationBackupFileName")
            Assert.Equal(operation.Parameter, Refused<ArgumentNullException>(operation, null!, place).ParamName);
        foreach (string path in (string[])["", "a\0b", place["half\uD800"], place["\uDC00half/child"]])
            Assert.Equal(operation.Parameter, Refused<ArgumentException>(operation, path, place).ParamName);
        Assert.Contains("half\uD800", Refused<ArgumentException>(operation, place["half\uD800"], place).Message, StringComparison.Ordinal);

        Assert.Equal(before, place.Snapshot());
        Assert.False(place.HasTemporaryFiles);
    }

    [Theory]
    [MemberData(nameof(OnFiles))]
    public void RootAndNamesThatEndWithASeparatorAreNoFiles(string name)
    {
        using var place = new Place();
        place.WriteOther();
        PathOperation operation = PathOperation.Named(name);
        string directory = Directory.CreateDirectory(place["directory"]).FullName + Path.DirectorySeparatorChar;

        Assert.Equal(operation.Parameter, Refused<ArgumentException>(operation, Path.GetPathRoot(directory)!, place).ParamName);
        ArgumentException refused = Refused<ArgumentException>(operation, directory, place);
        Assert.Contains(directory, refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(directory));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void RelativePathIsTakenFromTheCurrentDirectory(string name)
    {
        using var place = new Place();
        place.WriteOther();
        PathOperation operation = PathOperation.Named(name);
        bool wantsDirectory = PathOperation.OnDirectories.Contains(operation);
        string path = wantsDirectory ? Directory.CreateDirectory(place["directory"]).FullName : place.Write("file");

        operation.Run(Path.GetRelativePath(Environment.CurrentDirectory, path), place.Other);

        Assert.False(place.HasTemporaryFiles);
        if (name.Contains("Delete", StringComparison.Ordinal) || name.EndsWith("MoveFrom", StringComparison.Ordinal) || name == "ReplaceFrom")
            Assert.False(Path.Exists(path));
        else
            Assert.True(Path.Exists(path));
        if (name.StartsWith("WriteAllText", StringComparison.Ordinal) || name == "BatchWriteAllText")
            Assert.Equal(100_000, new FileInfo(path).Length);
        if (name == "LogOpen")
            Assert.NotEmpty(Directory.GetFiles(path, "*.wal"));
    }

    [Fact]
    public void RootIsADirectoryLikeAnyOther()
    {
        string root = Path.GetPathRoot(Environment.CurrentDirectory)!;

        Assert.Equal(root, DurableDirectory.Create(root).FullName);
        Assert.True(DurableDirectory.SyncParent(root));
        DurableDirectory.Sync(root);
    }

    private static T Refused<T>(PathOperation operation, string path, Place place)
        where T : ArgumentException
    {
        Exception? refused = Record.Exception(() => operation.Run(path, () => place["other-0"]));
        return Assert.IsType<T>(refused);
    }
}
