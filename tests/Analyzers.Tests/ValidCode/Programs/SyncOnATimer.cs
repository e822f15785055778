// A background task syncs once a second: a window that the owner accepts.
using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

public sealed class MetricsJournal
{
    private readonly FileStream _file = new("samples.journal", FileMode.Append);

    public void Add(byte[] sample)
    {
        lock (_file)
            _file.Write(sample);
    }

    public async Task RunAsync(CancellationToken token)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(token))
        {
            lock (_file)
                _file.Flush(true);
        }
    }
}
