// The file is synced by its name, through another handle, after it was closed.
using System.IO;

public static class StateFile
{
    public static void Append(string path, string line)
    {
        File.AppendAllText(path, line);
        Sync(path);
    }

    private static void Sync(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }
}
