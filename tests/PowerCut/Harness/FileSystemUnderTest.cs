using System.Collections.Generic;
using System.Linq;

namespace Durability.PowerCut;

/// <summary>A file system, how to make it and how to mount it.</summary>
/// <param name="Name">Its name in tests and tables.</param>
/// <param name="Type">The kernel's name of it.</param>
/// <param name="Megabytes">The size of the device. XFS refuses less than 300 MB, btrfs about 110 MB.</param>
/// <param name="MakeOptions">Options of its mkfs.</param>
/// <param name="MountOptions">Options of the mount under test.</param>
/// <param name="CopyMountOptions">Options of the mount of a copy.</param>
public sealed record FileSystemUnderTest(
    string Name, string Type, int Megabytes, IReadOnlyList<string> MakeOptions, string MountOptions, string CopyMountOptions)
{
    /// <summary>ext4 as it comes: it hides many a missing sync (auto_da_alloc).</summary>
    public static FileSystemUnderTest Ext4 { get; } = new("ext4", "ext4", 64, ["-q", "-F"], "defaults", "defaults");

    /// <summary>ext4 without its heuristics for programs that forget to sync.</summary>
    public static FileSystemUnderTest Ext4WithoutHeuristics { get; } =
        new("ext4-noauto_da_alloc", "ext4", 64, ["-q", "-F"], "noauto_da_alloc", "defaults");

    /// <summary>XFS: shows nearly every missing sync.</summary>
    public static FileSystemUnderTest Xfs { get; } = new("xfs", "xfs", 300, ["-q", "-f"], "defaults", "nouuid");

    /// <summary>btrfs: falls back to an old state as a whole.</summary>
    public static FileSystemUnderTest Btrfs { get; } = new("btrfs", "btrfs", 256, ["-q", "-f"], "defaults", "defaults");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FileSystemUnderTest> All { get; } = [Ext4, Ext4WithoutHeuristics, Xfs, Btrfs];

    /// <summary>The tool that makes it.</summary>
    public string MakeTool => "mkfs." + Type;

    /// <summary>Finds one by its name.</summary>
    public static FileSystemUnderTest Named(string name) => All.Single(fileSystem => fileSystem.Name == name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
