using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;

namespace Durability.PowerCut.Workloads;

/// <summary>
/// One operation of the library, repeated and acknowledged until the power is cut; the same with System.IO alone; and what must
/// be left of it after the cut.
/// </summary>
public abstract class Workload(string name)
{
    private static readonly object s_gate = new();
    private static readonly Stream s_output = Console.OpenStandardOutput();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new WriteAllTextWorkload(), new ReplacementFileWorkload(), new MoveWorkload(), new ReplaceWorkload(),
        new DeleteWorkload(), new AppendWorkload(), new DirectoryWorkload(), new SyncBatchWorkload(),
        new GroupCommitWorkload(), new WriteAheadLogWorkload(), new KeyValueStoreWorkload(),
    ];

    /// <summary>Its name in tests, tables and on the command line.</summary>
    public string Name => name;

    /// <summary>Finds one by its name.</summary>
    public static Workload Named(string name) => All.Single(workload => workload.Name == name);

    /// <summary>Fills the directory; the harness syncs afterwards.</summary>
    public virtual void Prepare(string directory)
    {
    }

    /// <summary>Works and acknowledges until the process is killed.</summary>
    public abstract void Run(string directory, bool durable);

    /// <summary>What is wrong with what is left.</summary>
    public abstract IEnumerable<string> Check(string directory, IReadOnlyList<string> acknowledged, bool durable);

    /// <inheritdoc/>
    public override string ToString() => name;

    /// <summary>Tells the world, with one write, that something is saved.</summary>
    protected static void Acknowledge(string text)
    {
        byte[] line = Encoding.UTF8.GetBytes($"ACK {text}\n");
        lock (s_gate)
            s_output.Write(line);
    }

    /// <summary>Keeps a program that never waits for the device from flooding the harness.</summary>
    protected static void Pause(bool durable)
    {
        if (!durable)
            Thread.Sleep(1);
    }

    /// <summary>Counts per key what was acknowledged: lines of a key and a version, the last of which counts.</summary>
    protected static Dictionary<string, int> LastVersions(IReadOnlyList<string> acknowledged)
    {
        var versions = new Dictionary<string, int>();
        foreach (string line in acknowledged)
        {
            string[] parts = line.Split(' ');
            versions[parts[0]] = int.Parse(parts[1]);
        }

        return versions;
    }

    /// <summary>Checks that a file holds one version as a whole, and none older than a given one.</summary>
    protected static IEnumerable<string> CheckVersion(string directory, string key, int atLeast)
    {
        string path = Path.Combine(directory, key);
        if (!File.Exists(path))
        {
            if (atLeast > 0)
                yield return $"{key}: version {atLeast} was acknowledged, there is no file";
            yield break;
        }

        int? version = Content.VersionOf(key, File.ReadAllBytes(path), out string fault);
        if (version is null)
            yield return $"{key}: {fault} (version {atLeast} was acknowledged)";
        else if (version < atLeast)
            yield return $"{key}: version {atLeast} was acknowledged, version {version} is there";
    }

    /// <summary>Only what the workload makes may be there, and the library's own temporary files.</summary>
    protected static IEnumerable<string> CheckNames(string directory, Func<string, bool> isKnown)
    {
        foreach (string path in Directory.EnumerateFileSystemEntries(directory))
        {
            string entry = Path.GetFileName(path);
            bool isTemporary = entry.StartsWith(".durable-", StringComparison.Ordinal)
                && entry.EndsWith(".tmp", StringComparison.Ordinal);
            if (!isTemporary && entry != "lost+found" && !isKnown(entry))
                yield return $"unknown entry {entry}";
        }
    }
}
