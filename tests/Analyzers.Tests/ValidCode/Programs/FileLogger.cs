// A logger, which writes from a queue.
using System.Collections.Concurrent;
using System.IO;
using System.Threading.Tasks;

public sealed class FileLogger(string filePath)
{
    private readonly BlockingCollection<string> _queue = [];

    public void Log(string line) => _queue.Add(line);

    private async Task DrainQueueAsync()
    {
        await using var writer = new StreamWriter(filePath, append: true);
        foreach (var line in _queue.GetConsumingEnumerable())
        {
            await writer.WriteLineAsync(line);
            await writer.FlushAsync();
        }
    }

    public Task RunAsync() => Task.Run(DrainQueueAsync);
}
