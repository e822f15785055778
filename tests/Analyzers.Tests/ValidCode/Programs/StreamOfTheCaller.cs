// The stream came in from outside: its owner syncs it.
using System.IO;
using System.Text;

public sealed class RecordEncoder
{
    public void Encode(Stream destination, string record)
    {
        using var writer = new BinaryWriter(destination, Encoding.UTF8, leaveOpen: true);
        writer.Write(record);
        writer.Flush();
    }
}
