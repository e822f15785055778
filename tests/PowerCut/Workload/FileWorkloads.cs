using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Durability.PowerCut.Workloads;

/// <summary>A few files, each replaced by its next version over and over.</summary>
public abstract class VersionedFilesWorkload(string name) : Workload(name)
{
    private const int Files = 6;

    /// <inheritdoc/>
    public override void Prepare(string directory)
    {
        // Half of the files exist before, half are created by the operation.
        for (int i = 0; i < Files; i += 2)
            File.WriteAllBytes(Path.Combine(directory, "file" + i), Content.Of("file" + i, 0));
    }

    /// <inheritdoc/>
    public override void Run(string directory, bool durable)
    {
        for (int version = 1; ; version++)
        {
            for (int i = 0; i < Files; i++)
            {
                string key = "file" + i;
                if (durable)
                    WriteDurably(directory, key, version);
                else
                    WritePlainly(directory, key, version);
                Acknowledge($"{key} {version}");
                Pause(durable);
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Check(string directory, IReadOnlyList<string> acknowledged, bool durable)
    {
        Dictionary<string, int> versions = LastVersions(acknowledged);
        for (int i = 0; i < Files; i++)
        {
            string key = "file" + i;
            int atLeast = versions.GetValueOrDefault(key);
            if (i % 2 == 0 && !File.Exists(Path.Combine(directory, key)))
                yield return $"{key}: it was there from the start, there is no file";
            foreach (string finding in CheckVersion(directory, key, atLeast))
                yield return finding;
            foreach (string finding in CheckMore(directory, key, atLeast))
                yield return finding;
        }

        foreach (string finding in CheckNames(directory, IsKnown))
            yield return finding;
    }

    /// <summary>The library's way.</summary>
    protected abstract void WriteDurably(string directory, string key, int version);

    /// <summary>The same with System.IO alone.</summary>
    protected abstract void WritePlainly(string directory, string key, int version);

    /// <summary>What else must hold for a file.</summary>
    protected virtual IEnumerable<string> CheckMore(string directory, string key, int atLeast) => [];

    /// <summary>Whether the workload makes an entry of that name.</summary>
    protected virtual bool IsKnown(string entry) => entry.StartsWith("file", System.StringComparison.Ordinal);

    /// <summary>Writes and syncs a file under another name, for the operations that only move it.</summary>
    protected static string WriteSource(string directory, string key, int version, bool durable)
    {
        string path = Path.Combine(directory, key + ".new");
        using FileStream file = File.Create(path);
        file.Write(Content.Of(key, version));
        if (durable)
            file.Flush();
        return path;
    }
}

/// <summary><see cref="DurableFile.WriteAllText(string, string)"/>.</summary>
public sealed class WriteAllTextWorkload() : VersionedFilesWorkload("WriteAllText")
{
    /// <inheritdoc/>
    protected override void WriteDurably(string directory, string key, int version) =>
        DurableFile.WriteAllText(Path.Combine(directory, key), Encoding.UTF8.GetString(Content.Of(key, version)));

    /// <inheritdoc/>
    protected override void WritePlainly(string directory, string key, int version) =>
        File.WriteAllText(Path.Combine(directory, key), Encoding.UTF8.GetString(Content.Of(key, version)));
}

/// <summary><see cref="ReplacementFile"/>, written in pieces; every third one is abandoned first.</summary>
public sealed class ReplacementFileWorkload() : VersionedFilesWorkload("ReplacementFile")
{
    /// <inheritdoc/>
    protected override void WriteDurably(string directory, string key, int version)
    {
        string path = Path.Combine(directory, key);
        if (version % 3 == 0)
        {
            using ReplacementFile abandoned = DurableFile.CreateReplacement(path);
            abandoned.Stream.Write("never to be seen"u8);
        }

        byte[] content = Content.Of(key, version);
        using ReplacementFile replacement = DurableFile.CreateReplacement(path);
        for (int offset = 0; offset < content.Length; offset += 1000)
            replacement.Stream.Write(content, offset, System.Math.Min(1000, content.Length - offset));
        replacement.Commit();
    }

    /// <inheritdoc/>
    protected override void WritePlainly(string directory, string key, int version) =>
        File.Move(WriteSource(directory, key, version, durable: false), Path.Combine(directory, key), overwrite: true);
}

/// <summary><see cref="DurableFile.Move(string, string, bool)"/>, by turns from the same and from another directory.</summary>
public sealed class MoveWorkload() : VersionedFilesWorkload("Move")
{
    /// <inheritdoc/>
    public override void Prepare(string directory)
    {
        base.Prepare(directory);
        Directory.CreateDirectory(Path.Combine(directory, "staging"));
    }

    /// <inheritdoc/>
    protected override void WriteDurably(string directory, string key, int version) =>
        DurableFile.Move(WriteSource(From(directory, version), key, version, durable: true), Path.Combine(directory, key), overwrite: true);

    /// <inheritdoc/>
    protected override void WritePlainly(string directory, string key, int version) =>
        File.Move(WriteSource(From(directory, version), key, version, durable: false), Path.Combine(directory, key), overwrite: true);

    /// <inheritdoc/>
    protected override IEnumerable<string> CheckMore(string directory, string key, int atLeast)
    {
        foreach (string source in new[] { Path.Combine(directory, key + ".new"), Path.Combine(directory, "staging", key + ".new") })
        {
            // A later source may be there in any state: it was never synced. An acknowledged one must be gone.
            if (File.Exists(source)
                && Content.VersionOf(key, File.ReadAllBytes(source), out _) is int version && version <= atLeast)
                yield return $"{key}: version {version} was moved and acknowledged, its old name is back";
        }
    }

    /// <inheritdoc/>
    protected override bool IsKnown(string entry) => base.IsKnown(entry) || entry == "staging";

    private static string From(string directory, int version) =>
        version % 2 == 0 ? directory : Path.Combine(directory, "staging");
}

/// <summary><see cref="DurableFile.Replace(string, string, string)"/> with a backup.</summary>
public sealed class ReplaceWorkload() : VersionedFilesWorkload("Replace")
{
    /// <inheritdoc/>
    public override void Prepare(string directory)
    {
        base.Prepare(directory);
        for (int i = 1; i < 6; i += 2)
            File.WriteAllBytes(Path.Combine(directory, "file" + i), Content.Of("file" + i, 0));
    }

    /// <inheritdoc/>
    protected override void WriteDurably(string directory, string key, int version)
    {
        string path = Path.Combine(directory, key);
        DurableFile.Replace(WriteSource(directory, key, version, durable: true), path, path + ".bak");
    }

    /// <inheritdoc/>
    protected override void WritePlainly(string directory, string key, int version)
    {
        string path = Path.Combine(directory, key);
        File.Replace(WriteSource(directory, key, version, durable: false), path, path + ".bak");
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> CheckMore(string directory, string key, int atLeast)
    {
        string backup = Path.Combine(directory, key + ".bak");
        if (!File.Exists(backup))
        {
            if (atLeast > 0)
                yield return $"{key}: version {atLeast} was acknowledged, there is no backup";
            yield break;
        }

        if (Content.VersionOf(key, File.ReadAllBytes(backup), out string fault) is not int version)
            yield return $"{key}: the backup is {fault}";
        else if (version < atLeast - 1)
            yield return $"{key}: version {atLeast} was acknowledged, the backup is version {version}";
    }
}

/// <summary><see cref="SyncBatch"/>: all files of a round in one batch, one of them moved.</summary>
public sealed class SyncBatchWorkload() : Workload("SyncBatch")
{
    private static readonly string[] s_keys = ["a", "b", "c", "d"];

    /// <inheritdoc/>
    public override void Run(string directory, bool durable)
    {
        for (int version = 1; ; version++)
        {
            if (durable)
                WriteDurably(directory, version);
            else
                WritePlainly(directory, version);
            Acknowledge($"round {version}");
            Pause(durable);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Check(string directory, IReadOnlyList<string> acknowledged, bool durable)
    {
        int atLeast = LastVersions(acknowledged).GetValueOrDefault("round");
        foreach (string key in s_keys)
        {
            foreach (string finding in CheckVersion(directory, key, atLeast))
                yield return finding;
        }

        for (int version = 1; version < atLeast; version++)
        {
            if (File.Exists(Path.Combine(directory, "round" + version)))
                yield return $"the deletion of round{version} was acknowledged, it is back";
        }

        string last = Path.Combine(directory, "round" + atLeast);
        if (atLeast > 0 && !File.Exists(last) && !File.Exists(Path.Combine(directory, "round" + (atLeast + 1))))
            yield return $"round{atLeast} was acknowledged, there is no file";
    }

    private static void WriteDurably(string directory, int version)
    {
        string moved = Path.Combine(directory, "moved");
        File.WriteAllBytes(moved, Content.Of("d", version));
        using var batch = new SyncBatch();
        for (int i = 0; i < 3; i++)
            batch.WriteAllBytes(Path.Combine(directory, s_keys[i]), Content.Of(s_keys[i], version));
        batch.Move(moved, Path.Combine(directory, "d"));
        batch.WriteAllText(Path.Combine(directory, "round" + version), "");
        batch.Delete(Path.Combine(directory, "round" + (version - 1)));
        batch.Commit();
    }

    private static void WritePlainly(string directory, int version)
    {
        foreach (string key in s_keys)
        {
            string moved = Path.Combine(directory, "moved");
            File.WriteAllBytes(moved, Content.Of(key, version));
            File.Move(moved, Path.Combine(directory, key), overwrite: true);
        }

        File.WriteAllText(Path.Combine(directory, "round" + version), "");
        File.Delete(Path.Combine(directory, "round" + (version - 1)));
    }
}
