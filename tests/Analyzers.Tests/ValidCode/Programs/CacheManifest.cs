// The list of what the cache holds, in a class that is named for it.
using System.IO;

public sealed class TileCache(string folder)
{
    public void WriteManifest(string[] names) => File.WriteAllLines(Path.Combine(folder, "manifest.txt"), names);

    public void Add(string key, byte[] tile)
    {
        var temporary = Path.Combine(folder, key + ".tmp");
        File.WriteAllBytes(temporary, tile);
        File.Move(temporary, Path.Combine(folder, key), overwrite: true);
    }
}
