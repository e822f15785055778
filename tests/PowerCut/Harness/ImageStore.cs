using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Durability.PowerCut;

/// <summary>
/// Where the images of the devices lie: an XFS with reflinks, in a sparse file of its own. A copy is one FICLONE: XFS locks the
/// image, writes out what the loop device has handed over, and shares its blocks, all before the next write gets in. So a copy is
/// what the device held at one point in time.
/// </summary>
public sealed class ImageStore : IDisposable
{
    private const string Prefix = "durability-power-cut-";
    private const uint FICLONE = 0x40049409;

    private readonly Dictionary<string, string> _templates = [];
    private readonly string _root;
    private int _number;

    private ImageStore(string root) => _root = root;

    /// <summary>Why the tests cannot run here, or null.</summary>
    public static string? WhyNot()
    {
        if (!OperatingSystem.IsLinux())
            return "power cuts need Linux";
        if (Environment.UserName != "root")
            return "power cuts need root, to mount file systems";
        if (!File.Exists("/dev/loop-control"))
            return "power cuts need loop devices";
        string? tool = FileSystemUnderTest.All.Select(f => f.MakeTool).Append("losetup").FirstOrDefault(t => !Shell.Has(t));
        if (tool is not null)
            return $"power cuts need {tool}; see tests/PowerCut/install-tools.sh";
        string known = File.ReadAllText("/proc/filesystems");
        string? type = FileSystemUnderTest.All.Select(f => f.Type).FirstOrDefault(t => !known.Contains("\t" + t + "\n"));
        return type is null ? null : $"this kernel has no {type}";
    }

    /// <summary>Makes the store, after clearing away what a killed run may have left.</summary>
    public static ImageStore Create()
    {
        foreach (string stale in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            if (!IsOwnerAlive(stale))
                Remove(stale);
        }

        string root = Path.Combine(
            Path.GetTempPath(), Prefix + Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "-" + Path.GetRandomFileName());
        Directory.CreateDirectory(Path.Combine(root, "store"));
        var store = new ImageStore(root);
        try
        {
            string image = Path.Combine(root, "store.img");
            Allocate(image, megabytes: 8 * 1024);
            Shell.Run("mkfs.xfs", "-q", "-m", "reflink=1", image);
            Shell.Run("mount", "-o", "loop", image, Path.Combine(root, "store"));
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Makes a fresh file system and gives its image.</summary>
    public string CreateImage(FileSystemUnderTest fileSystem)
    {
        if (!_templates.TryGetValue(fileSystem.Name, out string? template))
        {
            template = NewPath(fileSystem.Name + "-template.img");
            Allocate(template, fileSystem.Megabytes);
            Shell.Run(fileSystem.MakeTool, [.. fileSystem.MakeOptions, template]);
            _templates[fileSystem.Name] = template;
        }

        return Clone(template, fileSystem.Name + ".img");
    }

    /// <summary>Copies an image as it is at one point in time.</summary>
    public string Clone(string image, string name)
    {
        string copy = NewPath(name);
        using SafeFileHandle source = File.OpenHandle(image, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using SafeFileHandle target = File.OpenHandle(copy, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (ioctl(target, FICLONE, source) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"FICLONE of {image}");
        return copy;
    }

    /// <summary>Mounts an image in a new directory.</summary>
    public MountedImage Mount(string image, FileSystemUnderTest fileSystem, string options)
    {
        string directory = NewMountPoint();
        Shell.Run("mount", "-t", fileSystem.Type, "-o", "loop," + options, image, directory);
        return new MountedImage(directory);
    }

    /// <inheritdoc/>
    public void Dispose() => Remove(_root);

    private static bool IsOwnerAlive(string root)
    {
        string id = Path.GetFileName(root)[Prefix.Length..].Split('-')[0];
        return int.TryParse(id, CultureInfo.InvariantCulture, out int process) && Directory.Exists($"/proc/{process}");
    }

    /// <summary>Unmounts all that is mounted below, the innermost first, and deletes the rest.</summary>
    private static void Remove(string root)
    {
        IEnumerable<string> mounts = File.ReadLines("/proc/self/mounts")
            .Select(line => line.Split(' ')[1]).Where(path => path.StartsWith(root + "/", StringComparison.Ordinal));
        foreach (string mount in mounts.OrderByDescending(path => path.Length).ToList())
            MountedImage.Unmount(mount);
        Directory.Delete(root, recursive: true);
    }

    private static void Allocate(string path, long megabytes)
    {
        using FileStream file = File.Create(path);
        file.SetLength(megabytes * 1024 * 1024);
    }

    private string NewPath(string name) => Path.Combine(_root, "store", $"{_number++:D5}-{name}");

    // Mount points lie beside the store, not in it, so that the store can go away last.
    private string NewMountPoint() => Directory.CreateDirectory(Path.Combine(_root, $"mount-{_number++:D5}")).FullName;

    [DllImport("libc", SetLastError = true)]
    private static extern int ioctl(SafeFileHandle target, nuint request, SafeFileHandle source);
}
