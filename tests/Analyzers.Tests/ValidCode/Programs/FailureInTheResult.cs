// The failure goes to whoever waits for the result.
using System;
using System.IO;
using System.Threading.Tasks;

public sealed class FileSink(FileStream channel, Action<FileSink.Result> complete)
{
    public void Finish()
    {
        try
        {
            channel.Flush(flushToDisk: true);
        }
        catch (Exception failure)
        {
            complete(Result.Failed(failure));
        }
    }

    public Task FinishAsync()
    {
        try
        {
            channel.Flush(flushToDisk: true);
            return Task.CompletedTask;
        }
        catch (Exception failure)
        {
            return Task.FromException(failure);
        }
    }

    public sealed record Result(Exception? Failure)
    {
        public static Result Failed(Exception failure) => new(failure);
    }
}
