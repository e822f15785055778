// A deliberate batch: one sync for each hundred pages and one at the end.
using System.Collections.Generic;
using System.IO;

public sealed class PageImporter
{
    public void Import(string path, IEnumerable<byte[]> pages)
    {
        using var file = new FileStream(path, FileMode.Append);
        var pending = 0;
        foreach (var page in pages)
        {
            file.Write(page);
            if (++pending == 100)
            {
                file.Flush(true);
                pending = 0;
            }
        }

        file.Flush(true);
    }
}
