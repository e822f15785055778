// XDocument saved to a stream that is synced before the rename.
using System.IO;
using System.Xml.Linq;
using Durability;

public static class Preferences
{
    public static void Save(string path, XDocument document)
    {
        var temporary = path + "~";
        using (var file = new FileStream(temporary, FileMode.Create))
        {
            document.Save(file);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        DurableDirectory.SyncParent(path);
    }
}
