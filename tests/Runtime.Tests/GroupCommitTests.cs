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
