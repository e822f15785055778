// What was downloaded can be downloaded again.
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;

public sealed class PackageDownloader
{
    public async Task DownloadAsync(HttpClient client, string url, string downloadPath)
    {
        var part = downloadPath + ".part";
        await using (var body = await client.GetStreamAsync(url))
        await using (var file = new FileStream(part, FileMode.Create))
            await body.CopyToAsync(file);
        File.Move(part, downloadPath, true);
    }
}
