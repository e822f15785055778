// File.Replace keeps the old version as a backup; the new one is synced first.
using System.IO;
using System.Text;
using Durability;

public sealed class ProfileStore
{
    public void Save(string path, string json)
    {
        var next = path + ".new";
        using (var file = File.Create(next))
        {
            file.Write(Encoding.UTF8.GetBytes(json));
            file.Flush(true);
        }

        if (File.Exists(path))
            File.Replace(next, path, path + ".bak");
        else
            File.Move(next, path);
        DurableDirectory.SyncParent(path);
    }
}
