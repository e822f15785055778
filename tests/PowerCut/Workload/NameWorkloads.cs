using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Durability.PowerCut.Workloads;

/// <summary><see cref="DurableFile.Delete(string)"/>: what was deleted stays deleted, what was not stays whole.</summary>
public sealed class DeleteWorkload() : Workload("Delete")
{
    private const int Files = 2500;

    /// <inheritdoc/>
    public override void Prepare(string directory)
    {
        for (int i = 0; i < Files; i++)
            File.WriteAllText(Path.Combine(directory, "doomed" + i), "doomed" + i);
    }

    /// <inheritdoc/>
    public override void Run(string directory, bool durable)
    {
        for (int i = 0; i < Files; i++)
        {
            string path = Path.Combine(directory, "doomed" + i);
            if (durable)
                DurableFile.Delete(path);
            else
                File.Delete(path);
            Acknowledge($"doomed {i}");
            Pause(durable);
        }

        System.Threading.Thread.Sleep(System.Threading.Timeout.Infinite);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Check(string directory, IReadOnlyList<string> acknowledged, bool durable)
    {
        int deleted = acknowledged.Count;
        for (int i = 0; i < deleted; i++)
        {
            if (File.Exists(Path.Combine(directory, "doomed" + i)))
                yield return $"the deletion of doomed{i} was acknowledged, it is back";
        }

        // The program goes on while the copy is made; but it never skips a file.
        bool gone = false;
        for (int i = Files - 1; i >= deleted; i--)
        {
            string path = Path.Combine(directory, "doomed" + i);
            bool exists = File.Exists(path);
            if (exists && File.ReadAllText(path) != "doomed" + i)
                yield return $"doomed{i} is not deleted and not whole";
            if (!exists)
                gone = true;
            else if (gone)
                yield return $"doomed{i} is there, though a later one is gone";
        }
    }
}

/// <summary><see cref="DurableFile.AppendAllText(string, string)"/> to a few files, each created by its first line.</summary>
public sealed class AppendWorkload() : Workload("Append")
{
    private const int Files = 4;

    /// <inheritdoc/>
    public override void Run(string directory, bool durable)
    {
        for (int line = 1; ; line++)
        {
            for (int i = 0; i < Files; i++)
            {
                string path = Path.Combine(directory, "log" + i);
                if (durable)
                    DurableFile.AppendAllText(path, LineOf(i, line));
                else
                    File.AppendAllText(path, LineOf(i, line));
                Acknowledge($"log{i} {line}");
                Pause(durable);
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Check(string directory, IReadOnlyList<string> acknowledged, bool durable)
    {
        Dictionary<string, int> lines = LastVersions(acknowledged);
        for (int i = 0; i < Files; i++)
        {
            int atLeast = lines.GetValueOrDefault("log" + i);
            string path = Path.Combine(directory, "log" + i);
            string found = File.Exists(path) ? File.ReadAllText(path) : "";
            var expected = new StringBuilder();
            for (int line = 1; line <= atLeast; line++)
                expected.Append(LineOf(i, line));
            if (!found.StartsWith(expected.ToString(), System.StringComparison.Ordinal))
            {
                yield return $"log{i}: {atLeast} lines were acknowledged, of their {expected.Length} bytes"
                    + $" {CommonPrefix(found, expected.ToString())} are there";
                continue;
            }

            // Behind them: a begun line, in part.
            for (int line = atLeast + 1; expected.Length < found.Length; line++)
                expected.Append(LineOf(i, line));
            if (CommonPrefix(found, expected.ToString()) < found.Length)
                yield return $"log{i}: what follows the {atLeast} acknowledged lines was never written";
        }
    }

    private static string LineOf(int file, int line) =>
        $"{file} {line} {new string((char)('a' + (line % 26)), (line * 37) % 300)}\n";

    private static int CommonPrefix(string left, string right)
    {
        int length = 0;
        while (length < left.Length && length < right.Length && left[length] == right[length])
            length++;
        return length;
    }
}

/// <summary><see cref="DurableDirectory.Create(string)"/>, three levels at a time.</summary>
public sealed class DirectoryWorkload() : Workload("DurableDirectory.Create")
{
    /// <inheritdoc/>
    public override void Run(string directory, bool durable)
    {
        for (int i = 0; ; i++)
        {
            string path = PathOf(directory, i);
            if (durable)
                DurableDirectory.Create(path);
            else
                Directory.CreateDirectory(path);
            Acknowledge($"directory {i}");
            Pause(durable);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Check(string directory, IReadOnlyList<string> acknowledged, bool durable)
    {
        for (int i = 0; i < acknowledged.Count; i++)
        {
            if (!Directory.Exists(PathOf(directory, i)))
                yield return $"{PathOf("", i)} was acknowledged, it is not there";
        }
    }

    private static string PathOf(string directory, int i) => Path.Combine(directory, $"{i / 20}", $"{i % 20}", "leaf");
}
