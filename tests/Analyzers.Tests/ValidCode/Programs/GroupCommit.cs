// Many appends share one sync; the callers' tasks are completed after it.
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

public sealed class GroupCommitLog
{
    private readonly FileStream _file = new("orders.wal", FileMode.Append);
    private readonly object _gate = new();
    private List<TaskCompletionSource> _waiting = new();

    public Task AppendAsync(byte[] record)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _file.Write(record);
            _waiting.Add(done);
        }

        return done.Task;
    }

    public void SyncOnce()
    {
        List<TaskCompletionSource> batch;
        lock (_gate)
        {
            batch = _waiting;
            _waiting = new List<TaskCompletionSource>();
            _file.Flush(true);
        }

        foreach (var done in batch)
            done.SetResult();
    }
}
