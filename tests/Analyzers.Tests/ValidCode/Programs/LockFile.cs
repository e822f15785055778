// Whoever holds it may go on; after a power cut nobody holds it.
using System;
using System.Diagnostics;
using System.IO;

public sealed class SingleInstance : IDisposable
{
    private readonly FileStream _lockFile;

    public SingleInstance(string folder)
    {
        _lockFile = new FileStream(Path.Combine(folder, "app.lock"), FileMode.Create, FileAccess.Write, FileShare.None);
        _lockFile.Write(System.Text.Encoding.ASCII.GetBytes(Process.GetCurrentProcess().Id.ToString()));
        _lockFile.Flush();
    }

    public void Dispose() => _lockFile.Dispose();
}
