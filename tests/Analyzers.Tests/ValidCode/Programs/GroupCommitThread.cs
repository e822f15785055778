// One thread syncs for all who wait.
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

public sealed class GroupCommitLog
{
    private readonly object _gate = new();
    private readonly FileStream _log;
    private List<TaskCompletionSource> _waiting = [];

    public GroupCommitLog(string logPath)
    {
        _log = new FileStream(logPath, FileMode.Append, FileAccess.Write);
        new Thread(Run) { IsBackground = true }.Start();
    }

    public Task AppendAsync(byte[] record)
    {
        lock (_gate)
        {
            _log.Write(record);
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(done);
            Monitor.Pulse(_gate);
            return done.Task;
        }
    }

    private void Run()
    {
        while (true)
        {
            List<TaskCompletionSource> batch;
            lock (_gate)
            {
                while (_waiting.Count == 0)
                    Monitor.Wait(_gate);
                batch = _waiting;
                _waiting = [];
            }

            try
            {
                _log.Flush(flushToDisk: true);
            }
            catch (Exception failure)
            {
                batch.ForEach(done => done.SetException(failure));
                return;
            }

            batch.ForEach(static done => done.SetResult());
        }
    }
}
