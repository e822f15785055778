// A download is renamed when it is whole, and downloaded again when it is not there.
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;

public sealed class ImageDownloader(HttpClient client)
{
    public async Task DownloadAsync(string address, string path)
    {
        await using (var file = File.Create(path + ".part"))
        {
            await using var body = await client.GetStreamAsync(address);
            await body.CopyToAsync(file);
        }

        File.Move(path + ".part", path, overwrite: true);
    }
}
