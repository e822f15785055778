// Is the settings folder writable? The file is gone again before anybody looks.
using System;
using System.IO;

public static class SettingsFolder
{
    public static bool IsWritable(string settingsFolder)
    {
        var probe = Path.Combine(settingsFolder, "probe");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public static void EnsureWritable(string settingsFolder)
    {
        var probe = Path.Combine(settingsFolder, Guid.NewGuid().ToString());
        File.WriteAllText(probe, "");
        File.Delete(probe);
    }
}
