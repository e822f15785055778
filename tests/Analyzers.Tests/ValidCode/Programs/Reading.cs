// Nothing is written.
using System.IO;
using System.IO.Compression;
using System.Text.Json;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;

public sealed class SettingsReader
{
    public async Task<JsonDocument> LoadAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return await JsonDocument.ParseAsync(file);
    }

    public string LoadSnapshot(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        return reader.ReadToEnd();
    }

    public XDocument LoadProfile(string path)
    {
        using var file = new FileStream(path, FileMode.Open);
        var reader = XmlReader.Create(file);
        return XDocument.Load(reader);
    }
}
