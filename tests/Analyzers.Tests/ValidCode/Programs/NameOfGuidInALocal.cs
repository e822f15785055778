// Each file has a name of its own: there is no old one to lose.
using System;
using System.IO;

public sealed class ServerConfig
{
    public string DropFolder { get; set; } = "";
}

public sealed class DropBox(ServerConfig config)
{
    public void Drop(byte[] content, string? hint)
    {
        var name = DateTime.UtcNow.Ticks + "-order";
        if (hint is null)
            name += ".bin";
        else
            name += "-" + hint;
        File.WriteAllBytes(Path.Combine(config.DropFolder, name), content);
    }
}
