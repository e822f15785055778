// An export to where the user said; it can be repeated.
using System.Collections.Generic;
using System.IO;

public sealed class OrderExporter
{
    public void ExportCsv(string path, IEnumerable<(int Id, decimal Total)> orders)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine("id;total");
        foreach (var (id, total) in orders)
            writer.WriteLine($"{id};{total}");
        writer.Flush();
    }
}
