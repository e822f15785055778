// A name with the time in it, to the second, overwrites nothing.
using System;
using System.Globalization;
using System.IO;
using System.Xml.Linq;

public sealed class InstallHistory
{
    public void WriteRecord(string folder, string command, DateTimeOffset started, string json) =>
        File.WriteAllText(Path.Combine(folder, $"{started:yyyy'-'MM'-'dd'T'HHmmss}_{command}.json"), json);

    public void WriteSettings(string folder, XDocument settings)
    {
        var path = Path.Combine(folder, "settings.new." + DateTime.Now.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture));
        using var file = File.Create(path);
        settings.Save(file);
        file.Flush(flushToDisk: true);
    }
}
