// Files under the temporary folder are not meant to stay.
using System;
using System.IO;

public sealed class Spill : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), "spill-" + Guid.NewGuid().ToString("N"));

    public void Add(byte[] rows)
    {
        using var file = new FileStream(_path, FileMode.Append);
        file.Write(rows);
    }

    public void Sort(byte[] rows)
    {
        var sorted = Path.GetTempFileName();
        File.WriteAllBytes(sorted, rows);
        File.Move(sorted, Path.Combine(Path.GetTempPath(), "sorted"), true);
    }

    public void Dispose() => File.Delete(_path);
}
