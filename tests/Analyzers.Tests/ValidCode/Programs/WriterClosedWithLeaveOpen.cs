// The writer is closed first and leaves the file open, which is then synced.
using System.IO;
using System.Text;
using Durability;

public static class Manifest
{
    public static void Write(string path, string text)
    {
        var temporary = Path.ChangeExtension(path, "tmp");
        using (var file = new FileStream(temporary, FileMode.Create))
        {
            using (var writer = new StreamWriter(file, Encoding.UTF8, 4096, leaveOpen: true))
                writer.Write(text);
            file.Flush(true);
        }

        File.Move(temporary, path, true);
        DurableDirectory.SyncParent(path);
    }
}
