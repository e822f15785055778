// A pid file means nothing after a crash, and a lock file goes with its process.
using System;
using System.IO;

public sealed class Daemon
{
    private FileStream? _lockFile;

    public void Start(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "daemon.pid"), Environment.ProcessId.ToString());
        _lockFile = new FileStream(Path.Combine(folder, "daemon.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
    }

    public void Stop() => _lockFile?.Dispose();
}
