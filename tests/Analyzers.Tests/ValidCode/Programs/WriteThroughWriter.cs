// Every write of the handle reaches the device; the writer above it is drained each time.
using System;
using System.IO;

public sealed class AuditJournal : IDisposable
{
    private readonly StreamWriter _writer;

    public AuditJournal(string journalPath)
    {
        var file = new FileStream(journalPath, FileMode.Append, FileAccess.Write, FileShare.Read, 4096, FileOptions.WriteThrough);
        _writer = new StreamWriter(file) { AutoFlush = true };
    }

    public void Add(string line) => _writer.WriteLine(line);

    public void Dispose() => _writer.Dispose();
}
