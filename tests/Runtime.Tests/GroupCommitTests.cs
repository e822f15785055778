using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Tests;

public sealed class GroupCommitTests
{
    [Fact]
    public async Task CallerReturnsOnlyAfterASyncThatBeganAfterTheCall()
    {
        long written = 0;
        long synced = 0;
        var commits = new GroupCommit(() =>
        {
            long seen = Interlocked.Read(ref written);
            Thread.Sleep(1);
            Interlocked.Exchange(ref synced, seen);
        });

        Task[] writers = Enumerable.Range(0, 16).Select(i => Task.Factory.StartNew(
            () =>
            {
                for (int n = 0; n < 50; n++)
                {
                    long mine = Interlocked.Increment(ref written);
                    if (i % 2 == 0)
                        commits.Commit();
                    else
                        commits.CommitAsync().GetAwaiter().GetResult();
                    Assert.True(Interlocked.Read(ref synced) >= mine);
                }
            },
            TaskCreationOptions.LongRunning)).ToArray();
        await Task.WhenAll(writers);

        Assert.InRange(commits.SyncCount, 50, 400); // 800 commits
    }

    [Fact]
    public async Task CallerWhoComesDuringASyncWaitsForTheNext()
    {
        using var begun = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var commits = new GroupCommit(() =>
        {
            begun.Release();
            goOn.Wait();
        });
        Task first = commits.CommitAsync();
        await begun.WaitAsync();
        Task second = commits.CommitAsync();
        Task third = Task.Run(commits.Commit);

        goOn.Release();
        await first;
        await begun.WaitAsync();
        Assert.False(second.IsCompleted);
        Assert.False(third.IsCompleted);

        goOn.Release(2);
        await Task.WhenAll(second, third);
        Assert.InRange(commits.SyncCount, 2, 3);
    }

    [Fact]
    public async Task FailedSyncReachesEveryoneItCoveredAndEveryoneAfter()
    {
        using var begun = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        int syncs = 0;
        var commits = new GroupCommit(() =>
        {
            syncs++;
            begun.Release();
            goOn.Wait();
            throw new IOException("injected", 5);
        });
        var waiters = new List<Task> { commits.CommitAsync() };
        await begun.WaitAsync();
        for (int i = 0; i < 4; i++)
            waiters.Add(i % 2 == 0 ? commits.CommitAsync() : Task.Run(commits.Commit));
        goOn.Release(10);

        foreach (Task waiter in waiters)
            Assert.Equal(5, (await Assert.ThrowsAsync<DurabilityLostException>(() => waiter)).HResult);
        Assert.Throws<DurabilityLostException>(commits.Commit);
        await Assert.ThrowsAsync<DurabilityLostException>(() => commits.CommitAsync());
        Assert.Equal(1, syncs);
        Assert.Equal(0, commits.SyncCount);
    }

    [Fact]
    public async Task CancellationEndsTheWaitAndNotTheSync()
    {
        using var goOn = new SemaphoreSlim(0);
        var commits = new GroupCommit(goOn.Wait);
        using var cancel = new CancellationTokenSource();
        Task waiting = commits.CommitAsync(cancel.Token);

        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => commits.CommitAsync(cancel.Token));

        goOn.Release(2);
        commits.Commit();
        Assert.Equal(2, commits.SyncCount);
    }

    [Fact]
    public void CommitAllocatesNothingInSteadyState()
    {
        var commits = new GroupCommit(() => { });
        commits.Commit();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            commits.Commit();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public async Task ConcurrentCommitsAllocateNothingInSteadyState()
    {
        var commits = new GroupCommit(static () => Thread.Yield());

        long[] allocated = await Allocation.OfThreads(8, commits.Commit);

        Assert.All(allocated, bytes => Assert.Equal(0, bytes));
        Assert.True(commits.SyncCount < 8 * 2 * Allocation.Calls, "nothing was shared");
    }

    [Fact]
    public async Task InterruptedThreadStillWaitsForItsSync()
    {
        using var begun = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var commits = new GroupCommit(() =>
        {
            begun.Release();
            goOn.Wait();
        });
        Task first = commits.CommitAsync();
        await begun.WaitAsync();
        long syncsAtReturn = 0;
        bool isStillInterrupted = false;
        var thread = new Thread(() =>
        {
            commits.Commit();
            syncsAtReturn = commits.SyncCount;
            isStillInterrupted = Record.Exception(() => Thread.Sleep(0)) is ThreadInterruptedException;
        });
        thread.Start();
        while ((thread.ThreadState & ThreadState.WaitSleepJoin) == 0)
            Thread.Yield();
        thread.Interrupt();

        // It leads the next sync, and another one waits for it there.
        Task third = commits.CommitAsync();
        goOn.Release();
        await begun.WaitAsync();
        goOn.Release(2);
        thread.Join();

        Assert.Equal(2, syncsAtReturn);
        Assert.True(isStillInterrupted);
        await third.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(first.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task SyncMayItselfCommitElsewhere()
    {
        var inner = new GroupCommit(static () => Thread.Yield());
        var outer = new GroupCommit(inner.Commit);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (int n = 0; n < 200; n++)
                    outer.Commit();
            },
            TaskCreationOptions.LongRunning)));

        Assert.Equal(outer.SyncCount, inner.SyncCount);
    }

    [Fact]
    public async Task StopWaitsForTheRunningSyncAndRefusesThoseWhoWaitForTheNext()
    {
        using var begun = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var commits = new GroupCommit(() =>
        {
            begun.Release();
            goOn.Wait();
        });
        Task covered = Task.Run(commits.Commit);
        await begun.WaitAsync();
        Task[] waiting = [commits.CommitAsync(), Task.Factory.StartNew(commits.Commit, TaskCreationOptions.LongRunning)];
        Task stopped = Task.Factory.StartNew(
            () => commits.Stop(new ObjectDisposedException("test")), TaskCreationOptions.LongRunning);
        while (commits.Failure is null)
            Thread.Yield();
        Assert.False(stopped.IsCompleted);

        goOn.Release();
        await stopped;
        await covered;
        foreach (Task refused in waiting)
            await Assert.ThrowsAsync<ObjectDisposedException>(() => refused);
        Assert.Equal(1, commits.SyncCount);
    }

    [Fact]
    public void FileFormsSyncTheirFile()
    {
        using var directory = new TemporaryDirectory();
        using var storage = new RecordingStorage();
        using FileStream file = storage.Open(directory["log"], FileMode.Create, FileAccess.Write, FileShare.Read, 1, 0, null);

        new GroupCommit(file).Commit();
        new GroupCommit(file.SafeFileHandle).Commit();

        Assert.Equal(["Create log", "DataSync log", "DataSync log"], storage.Trace());
        Assert.Throws<ArgumentNullException>(() => new GroupCommit((FileStream)null!));
        Assert.Throws<ArgumentNullException>(() => new GroupCommit((Action)null!));
    }
}
