// Log files are given other names, and joined.
using System.IO;

public sealed class LogArchiver(string folder)
{
    public void Roll()
    {
        var log = Path.Combine(folder, "app.log");
        var archived = Path.Combine(folder, "app.1.log");
        if (File.Exists(archived))
            File.Delete(archived);
        File.Move(log, archived);
    }

    public void Join(string from, string toLog)
    {
        using var source = File.OpenRead(from);
        using var log = new FileStream(toLog, FileMode.Append);
        source.CopyTo(log);
    }
}
