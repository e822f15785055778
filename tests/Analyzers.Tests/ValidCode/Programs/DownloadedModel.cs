// Downloaded under a name that a key finds, and downloaded again where it is missing.
using System.IO;
using System.Threading.Tasks;

public sealed class ModelDownloadService(string folder)
{
    public async Task GetAsync(string modelKey, Stream body)
    {
        var target = Path.Combine(folder, FileOf(modelKey));
        await using (var file = File.Create(target + ".part"))
        {
            await body.CopyToAsync(file);
            await file.FlushAsync();
        }

        File.Move(target + ".part", target, overwrite: true);
    }

    private static string FileOf(string key) => key + ".bin";
}
