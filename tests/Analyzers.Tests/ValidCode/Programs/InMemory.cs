// Wrappers over memory.
using System.IO;
using System.IO.Compression;
using System.Text;

public static class StateCodec
{
    public static byte[] Encode(string state)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new StreamWriter(gzip, Encoding.UTF8))
            writer.Write(state);
        return memory.ToArray();
    }

    public static string Show(object settings)
    {
        using var text = new StringWriter();
        text.Write(settings);
        text.Flush();
        return text.ToString();
    }
}
