// Nothing here is a file's.
using System;
using System.IO;
using System.Text;

public sealed class Printer
{
    public byte[] Render(string[] records)
    {
        using var buffer = new MemoryStream();
        using (var writer = new StreamWriter(buffer, Encoding.UTF8, 1024, leaveOpen: true))
        {
            foreach (var record in records)
                writer.WriteLine(record);
            writer.Flush();
        }

        return buffer.ToArray();
    }

    public void Show(string[] records)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Render(records));
        output.Flush();
    }
}
