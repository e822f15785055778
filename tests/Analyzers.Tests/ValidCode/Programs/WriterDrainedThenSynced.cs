// The writer is drained before the file is synced, and both are closed afterwards.
using System.Collections.Generic;
using System.IO;
using System.Text;

public static class Ledger
{
    public static void Append(string path, IEnumerable<string> entries)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write);
        using var writer = new StreamWriter(file, new UTF8Encoding(false));
        foreach (var entry in entries)
            writer.WriteLine(entry);
        writer.Flush();
        file.Flush(true);
    }
}
