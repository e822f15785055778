// A loop over files needs one sync for each of them, and their names one sync of the directory.
using System.Collections.Generic;
using System.IO;
using Durability;

public static class SegmentWriter
{
    public static void WriteAll(string folder, Dictionary<string, byte[]> segments)
    {
        foreach (var (name, bytes) in segments)
        {
            using var file = new FileStream(Path.Combine(folder, name), FileMode.CreateNew);
            file.Write(bytes);
            file.Flush(true);
        }

        DurableDirectory.Sync(folder);
    }
}
