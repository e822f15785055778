using System;
using System.IO;
using Durability.Platform;
using Xunit;

namespace Durability.Tests;

/// <summary>Windows as its documentation describes it: this has not run on a Windows machine.</summary>
public sealed class WindowsStorageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ScriptedKernel32 _kernel32 = new();

    public WindowsStorageTests() => Storage.Substitute(new WindowsStorage(_kernel32));

    public void Dispose()
    {
        Storage.Substitute(null);
        _directory.Dispose();
    }

    [Fact]
    public void ReplaceFlushesThenMovesWithWriteThroughThenFlushesTheDirectory()
    {
        _directory.Write("file", "old");

        DurableFile.WriteAllText(_directory["file"], "new");

        Assert.Equal(
            ["FlushFileBuffers", "MoveFileEx 9", "CreateFile " + Path.GetFileName(_directory.Path), "FlushFileBuffers"],
            _kernel32.Calls);
        Assert.Equal("new", File.ReadAllText(_directory["file"]));
    }

    [Fact]
    public void MoveNeverAsksForACopy()
    {
        DurableFile.Move(_directory.Write("a", "A"), _directory["b"]);
        Assert.Contains("MoveFileEx 8", _kernel32.Calls);

        _kernel32.Fails("MoveFileEx", 17);
        Assert.Contains("different volumes", Assert.Throws<IOException>(() => DurableFile.Move(_directory["b"], _directory["c"])).Message);
        _directory.Write("c", "C");
        Assert.Contains("already exists", Assert.Throws<IOException>(() => DurableFile.Move(_directory["b"], _directory["c"])).Message);
    }

    [Fact]
    public void ReplaceKeepsTheBackup()
    {
        DurableFile.Replace(_directory.Write("a", "A"), _directory.Write("b", "B"), _directory["c"], ignoreMetadataErrors: true);

        Assert.Contains("ReplaceFile 2", _kernel32.Calls);
        Assert.Equal("B", File.ReadAllText(_directory["c"]));
    }

    [Fact]
    public void RefusedDirectoryHandleIsNoLoss()
    {
        _kernel32.Fails("CreateFile", 5, 5);

        Assert.False(DurableDirectory.Sync(_directory.Path));
        DurableFile.WriteAllText(_directory["file"], "new");
    }

    [Fact]
    public void FailedFlushIsALossAndFinal()
    {
        _kernel32.Fails("FlushFileBuffers", 1117); // ERROR_IO_DEVICE
        using FileStream file = File.Create(_directory["file"]);

        Assert.Equal(unchecked((int)0x8007045D), Assert.Throws<DurabilityLostException>(file.FlushToDisk).HResult);
        Assert.Throws<DurabilityLostException>(file.FlushToDisk);
        _kernel32.Fails("FlushFileBuffers", 1117);
        Assert.Throws<DurabilityLostException>(() => DurableDirectory.Sync(_directory.Path));
    }

    [Fact]
    public void HandleWithoutWriteAccessIsRefused()
    {
        _kernel32.Fails("FlushFileBuffers", 5);
        using FileStream file = File.Create(_directory["file"]);

        Assert.Throws<UnauthorizedAccessException>(file.FlushToDisk);
    }

    [Fact]
    public void FailedMoveLeavesTheOldFileAndNoTemporaryOne()
    {
        _directory.Write("file", "old");
        _kernel32.Fails("MoveFileEx", 32); // ERROR_SHARING_VIOLATION

        Assert.Throws<IOException>(() => DurableFile.WriteAllText(_directory["file"], "new"));

        Assert.Equal(["file"], _directory.Names);
        Assert.Equal("old", File.ReadAllText(_directory["file"]));
    }
}

public sealed class Crc32CTests
{
    // RFC 3720, B.4
    [Theory]
    [InlineData("00", 32, 0x8A9136AAu)]
    [InlineData("FF", 32, 0x62A8AB43u)]
    public void MatchesTheStandard(string hex, int count, uint expected)
    {
        var bytes = new byte[count];
        Array.Fill(bytes, Convert.ToByte(hex, 16));
        Assert.Equal(expected, Crc32C.Finish(Crc32C.Update(Crc32C.Start, bytes)));
    }

    [Fact]
    public void MatchesTheStandardOnDigitsInAnyPieces()
    {
        ReadOnlySpan<byte> digits = "123456789"u8;
        for (int cut = 0; cut <= digits.Length; cut++)
        {
            uint state = Crc32C.Update(Crc32C.Update(Crc32C.Start, digits[..cut]), digits[cut..]);
            Assert.Equal(0xE3069283u, Crc32C.Finish(state));
        }
    }
}
