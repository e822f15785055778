// A log for people may lose its last lines.
using System;
using System.IO;

public sealed class FileLogger : IDisposable
{
    private readonly StreamWriter _log = new("service.log", append: true) { AutoFlush = true };

    public void Info(string message) => _log.WriteLine($"{DateTime.UtcNow:O} {message}");

    public void Dispose() => _log.Dispose();
}
