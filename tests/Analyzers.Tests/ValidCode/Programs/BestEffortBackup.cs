// The settings are replaced durably; the copy of the old ones is a courtesy.
using System.IO;
using Durability;

public static class SettingsWithBackup
{
    public static void Save(string path, string json)
    {
        // Best effort: a missing backup hurts nobody.
        try
        {
            if (File.Exists(path))
                File.Copy(path, path + ".bak", overwrite: true);
        }
        catch (IOException)
        {
        }

        DurableFile.WriteAllText(path, json);
    }
}
