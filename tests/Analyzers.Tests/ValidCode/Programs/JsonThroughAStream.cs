// JsonSerializer writes everything before it returns; one sync follows.
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Durability;

public sealed class WalletStore
{
    public async Task SaveAsync(string path, Dictionary<string, decimal> wallet)
    {
        var temporary = path + ".tmp";
        var file = File.Create(temporary);
        await using (file.ConfigureAwait(false))
        {
            await JsonSerializer.SerializeAsync(file, wallet).ConfigureAwait(false);
            file.Flush(true);
        }

        File.Move(temporary, path, true);
        DurableDirectory.SyncParent(path);
    }
}
