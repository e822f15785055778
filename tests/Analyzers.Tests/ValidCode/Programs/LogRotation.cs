// Old files are moved along; nothing was written to them here.
using System.IO;

public sealed class LogRotation
{
    public void Rotate(string path, int keep)
    {
        for (var i = keep - 1; i > 0; i--)
        {
            if (File.Exists($"{path}.{i}"))
                File.Move($"{path}.{i}", $"{path}.{i + 1}", overwrite: true);
        }

        if (File.Exists(path))
            File.Move(path, path + ".1");
    }
}
