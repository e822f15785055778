using System;
using System.IO;
using System.Security.Cryptography;
using Xunit;

namespace Durability.PowerCut.Tests;

/// <summary>
/// A device that fails for real: its image lies in a memory file system that is full, so that the loop device cannot write. The
/// page cache takes every write; only the sync can tell.
/// </summary>
[Collection(PowerCutCollection.Name)]
public sealed class FailingDevice(StoreFixture fixture)
{
    private const int Large = 6 * 1024 * 1024;

    [SkippableTheory]
    [InlineData("ext4")]
    [InlineData("btrfs")]
    public void FailedSyncIsToldAndFinalAndTheOldFileStays(string name)
    {
        Skip.If(fixture.Reason is not null, fixture.Reason);
        FileSystemUnderTest fileSystem = FileSystemUnderTest.Named(name);
        string root = Directory.CreateTempSubdirectory("durability-failing-device-").FullName;
        string memory = Directory.CreateDirectory(Path.Combine(root, "memory")).FullName;
        string mounted = Directory.CreateDirectory(Path.Combine(root, "mounted")).FullName;
        Shell.Run("mount", "-t", "tmpfs", "-o", "size=64m", "none", memory);
        try
        {
            string image = Path.Combine(memory, "image");
            using (FileStream file = File.Create(image))
                file.SetLength(fileSystem.Megabytes * 1024L * 1024);
            Shell.Run(fileSystem.MakeTool, [.. fileSystem.MakeOptions, image]);
            Shell.Run("mount", "-t", fileSystem.Type, "-o", "loop", image, mounted);
            string path = Path.Combine(mounted, "file");
            DurableFile.WriteAllText(path, "old");
            Fill(Path.Combine(memory, "filler"));

            byte[] content = RandomNumberGenerator.GetBytes(Large);
            Assert.Throws<DurabilityLostException>(() => DurableFile.WriteAllBytes(path, content));
            Assert.Equal("old", File.ReadAllText(path));

            using FileStream stream = new(Path.Combine(mounted, "file"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
            Assert.ThrowsAny<Exception>(() =>
            {
                stream.Write(content);
                stream.FlushToDisk();
            });
            Assert.ThrowsAny<IOException>(stream.FlushToDisk);
        }
        finally
        {
            Shell.TryRun("umount", mounted);
            Shell.TryRun("umount", "--lazy", mounted);
            Shell.Run("umount", "--lazy", memory);
            Directory.Delete(mounted);
            Directory.Delete(memory);
            Directory.Delete(root);
        }
    }

    private static void Fill(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 0);
            var chunk = new byte[64 * 1024];
            while (true)
                file.Write(chunk);
        }
        catch (IOException)
        {
            // full
        }
    }
}
