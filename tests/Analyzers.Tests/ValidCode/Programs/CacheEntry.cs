// A cache is filled again.
using System.IO;
using System.Threading.Tasks;

public sealed class ImageCache
{
    public async Task PutAsync(string cachePath, Stream image)
    {
        var partial = cachePath + ".partial";
        await using (var file = File.Create(partial))
            await image.CopyToAsync(file);
        File.Move(partial, cachePath, overwrite: true);
    }
}
