// The same, asynchronous, with clean-up of the temporary file when anything fails.
using System.IO;
using System.Threading.Tasks;
using System.Threading;
using Durability;

public sealed class SettingsFile
{
    private readonly string _path;

    public SettingsFile(string path) => _path = path;

    public async Task SaveAsync(byte[] json, CancellationToken token)
    {
        var temporary = _path + "." + Path.GetRandomFileName();
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 4096, FileOptions.Asynchronous))
            {
                await file.WriteAsync(json, token).ConfigureAwait(false);
                await file.FlushAsync(token).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, _path, overwrite: true);
            DurableDirectory.SyncParent(_path);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
