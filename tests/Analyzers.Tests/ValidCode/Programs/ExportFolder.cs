// One part of an export has an index of its own.
using System.IO;

public sealed class ExportHandler(string folder)
{
    public void Write(string[] lines)
    {
        File.WriteAllLines(Path.Combine(folder, "index.xml"), lines);
        for (var index = 0; index < lines.Length; index++)
            File.WriteAllText(Path.Combine(folder, $"line-{index + 1:0000}.txt"), lines[index]);
    }
}
