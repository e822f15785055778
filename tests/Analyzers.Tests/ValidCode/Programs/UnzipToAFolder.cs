// What is unpacked can be unpacked again.
using System.IO;
using System.IO.Compression;

public sealed class PluginStore
{
    public void Unpack(string archivePath, string pluginFolder)
    {
        using var archive = ZipFile.OpenRead(archivePath);
        foreach (var entry in archive.Entries)
        {
            var extractionPath = Path.Combine(pluginFolder, entry.FullName);
            using var from = entry.Open();
            using var to = File.Create(extractionPath);
            from.CopyTo(to);
        }
    }
}
