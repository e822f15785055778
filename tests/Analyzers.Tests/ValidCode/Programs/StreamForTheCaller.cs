// The stream goes out to the caller, who owns it from then on.
using System.IO;

public sealed class SegmentFactory
{
    private static readonly byte[] s_magic = { 0x53, 0x45, 0x47, 0x31 };

    public FileStream Create(string path)
    {
        var file = new FileStream(path, FileMode.CreateNew);
        file.Write(s_magic);
        return file;
    }

    public bool TryCreate(string path, out FileStream? file)
    {
        file = File.Exists(path) ? null : new FileStream(path, FileMode.CreateNew);
        file?.Write(s_magic);
        return file is not null;
    }
}
