// The retry writes a new file; it does not sync the old one again.
using System.IO;
using Durability;

public static class SettingsWriter
{
    public static void Write(string settingsPath, byte[] content)
    {
        for (var attempt = 0; ; attempt++)
        {
            var temporary = settingsPath + "." + attempt + ".tmp";
            try
            {
                using (var file = new FileStream(temporary, FileMode.Create))
                {
                    file.Write(content);
                    file.Flush(flushToDisk: true);
                }

                File.Move(temporary, settingsPath, overwrite: true);
                DurableDirectory.SyncParent(settingsPath);
                return;
            }
            catch (IOException) when (attempt < 3)
            {
                File.Delete(temporary);
            }
        }
    }
}
