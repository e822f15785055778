using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Durability.Tests;

/// <summary>
/// Every public operation on every bad path: a clear exception that names the path, every file as it was, no temporary file.
/// </summary>
public sealed class BadInputTests
{
    /// <summary>Each puts an obstacle into a directory and gives the path that it stands in the way of.</summary>
    private static readonly Dictionary<string, Func<Place, string>> s_obstacles = new()
    {
        ["a directory in place of the file"] = place => Directory.CreateDirectory(place["taken"]).FullName,
        ["a file in place of the directory"] = place => place.Write("taken"),
        ["a file on the way"] = place => Path.Combine(place.Write("taken"), "child"),
        ["a missing directory on the way"] = place => place["none/child"],
        ["a name that is too long"] = place => place[new string('n', 256)],
        ["a path that is too long"] = place => place[string.Join('/', Enumerable.Repeat(new string('n', 100), 50))],
        ["a loop of links"] = place => Loop(place),
        ["a loop of links on the way"] = place => Path.Combine(Loop(place), "child"),
        ["a link whose target is not UTF-8"] = place => OddLink(place),
        ["a read-only file"] = place => place.Freeze(place.Write("file"), "file"),
        ["a file in a read-only directory"] = place => place.Freeze(Path.GetDirectoryName(place.Write("sub/file"))!, "sub/file"),
        ["a new file in a read-only directory"] = place => place.Freeze(Path.GetDirectoryName(place.Write("sub/file"))!, "sub/fresh"),
        ["a file on a read-only file system"] = place => place.MountReadOnly("file"),
        ["a new file on a read-only file system"] = place => place.MountReadOnly("fresh"),
        ["a file on a full disk"] = place => place.MountFull("file"),
        ["a new file on a full disk"] = place => place.MountFull("fresh"),
    };

    /// <summary>What is no obstacle to whom, since the operation does not follow, write or create there.</summary>
    private static readonly Dictionary<string, string> s_harmless = new()
    {
        ["a directory in place of the file"] = "DirectoryCreate DirectoryDelete DirectoryDeleteRecursive DirectorySync DirectorySyncParent BatchAddDirectory LogOpen",
        ["a file in place of the directory"] = string.Join(' ', PathOperation.OnFiles.Select(o => o.Name)) + " DirectorySyncParent",
        ["a file on the way"] = "",
        ["a missing directory on the way"] = "DirectoryCreate LogOpen",
        ["a name that is too long"] = "DirectorySyncParent",
        ["a path that is too long"] = "",
        ["a loop of links"] = "Delete MoveTo ReplaceBackup BatchMoveTo BatchDelete DirectorySyncParent",
        ["a link whose target is not UTF-8"] = "Delete MoveFrom MoveTo ReplaceFrom ReplaceTo ReplaceBackup CopyFrom BatchMoveFrom BatchMoveTo BatchDelete BatchAddFile DirectorySyncParent",
        ["a read-only file"] = "CopyFrom BatchAddFile DirectorySyncParent",
        ["a file in a read-only directory"] = "AppendAllText AppendAllTextAsync AppendAllBytes AppendAllBytesAsync AppendAllLines AppendAllLinesAsync Create CopyFrom BatchAddFile DirectorySyncParent",
        ["a new file in a read-only directory"] = "Delete BatchDelete DirectorySyncParent",
        ["a file on a read-only file system"] = "BatchAddFile DirectorySyncParent",
        ["a new file on a read-only file system"] = "Delete BatchDelete DirectorySyncParent",
        ["a file on a full disk"] = "Create Delete MoveFrom MoveTo ReplaceFrom ReplaceTo BatchMoveFrom BatchMoveTo BatchDelete BatchAddFile DirectorySyncParent",
        ["a new file on a full disk"] = "Delete MoveTo BatchMoveTo BatchDelete DirectorySyncParent",
    };

    public static TheoryData<string, string> Matrix
    {
        get
        {
            var matrix = new TheoryData<string, string>();
            foreach (string obstacle in s_obstacles.Keys)
            {
                foreach (PathOperation operation in PathOperation.OnFiles.Concat(PathOperation.OnDirectories))
                    matrix.Add(operation.Name, obstacle);
            }

            return matrix;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Matrix))]
    public void IsRefusedByNameAndNothingIsLostOrLeft(string operation, string obstacle)
    {
        using var place = new Place();
        string path = s_obstacles[obstacle](place);
        place.WriteOther();
        Dictionary<string, string> before = place.Snapshot();

        Exception? refused = Record.Exception(() => PathOperation.Named(operation).Run(path, place.Other));

        string what = $"{operation} on {obstacle}: {refused?.GetType().Name ?? "nothing thrown"}: {refused?.Message}";
        Assert.True(!place.HasTemporaryFiles, what + " left a temporary file");
        if (s_harmless.GetValueOrDefault(obstacle, "").Split(' ').Contains(operation))
        {
            Assert.True(refused is null, what);
            return;
        }

        Assert.True(refused is IOException or UnauthorizedAccessException, what);
        // Where the whole file system is the obstacle, the other path that was given is as good.
        Assert.True(Names(refused.Message, path) || refused.Message.Contains(place["other-"], StringComparison.Ordinal), what);
        Assert.Equal(before, place.Snapshot().Where(file => before.ContainsKey(file.Key)));
    }

    /// <summary>The path, or the directory on the way to it that is in the way.</summary>
    private static bool Names(string message, string path)
    {
        for (string level = path; level.Contains("durability-tests-", StringComparison.Ordinal); level = Path.GetDirectoryName(level)!)
        {
            if (message.Contains($"'{level}'", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static string Loop(Place place)
    {
        File.CreateSymbolicLink(place["a"], "b");
        File.CreateSymbolicLink(place["b"], "a");
        return place["a"];
    }

    private static string OddLink(Place place)
    {
        Skip.If(OperatingSystem.IsWindows(), "names are UTF-16 on Windows");
        place.MakeOddLink("odd");
        return place["odd"];
    }
}
