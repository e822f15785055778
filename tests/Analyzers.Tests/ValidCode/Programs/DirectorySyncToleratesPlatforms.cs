// The directory's sync may be refused where the platform has none; the file's may not.
using System.IO;
using Durability;

public static class ConfigStore
{
    public static void Save(string path, string json)
    {
        var temporary = path + ".tmp";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        using (var writer = new StreamWriter(file))
        {
            writer.Write(json);
            writer.Flush();
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        SyncDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    private static void SyncDirectory(string directory)
    {
        try
        {
            DurableDirectory.Sync(directory);
        }
        catch (IOException)
        {
            // Some network file systems refuse to sync a directory.
        }
    }
}
