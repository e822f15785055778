using System;
using System.Threading;

namespace Durability.PowerCut;

/// <summary>A mounted file system; unmounted when disposed, which also frees its loop device.</summary>
public sealed class MountedImage : IDisposable
{
    private bool _unmounted;

    internal MountedImage(string directory) => Directory = directory;

    /// <summary>Where it is mounted.</summary>
    public string Directory { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_unmounted)
            return;
        _unmounted = true;
        Unmount(Directory);
        System.IO.Directory.Delete(Directory);
    }

    /// <summary>Unmounts; a program that was killed a moment ago may hold the mount for another moment.</summary>
    internal static void Unmount(string directory)
    {
        for (int attempt = 0; attempt < 50; attempt++)
        {
            if (Shell.TryRun("umount", directory).Code == 0)
                return;
            Thread.Sleep(100);
        }

        Shell.Run("umount", "--lazy", directory);
    }
}
