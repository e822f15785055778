using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;

namespace Durability;

/// <summary>
/// Lets concurrent writers of one file share its syncs: each <see cref="Commit"/> returns after a sync that began after the call,
/// so that everything its caller wrote before is on the device, and one sync serves all who waited for it.
/// </summary>
/// <remarks>
/// <para>
/// A caller who finds no sync running leads: it closes its group to newcomers, syncs, gives the lead to one of those who have come
/// meanwhile, and wakes the others of its group. A caller that arrives while a sync is running never takes that sync for its own,
/// since it may have begun before the caller's write.
/// </para>
/// <para>
/// The writers write, and drain what they buffer, before they commit; how they keep their writes apart is their own affair. Do
/// not hold the lock that guards the writes while committing, or there is nobody to share with.
/// </para>
/// <para>
/// All members are safe for use from several threads. A failed sync is final: everyone whom it covered, and every later caller,
/// gets <see cref="DurabilityLostException"/>.
/// </para>
/// </remarks>
public sealed class GroupCommit
{
    private readonly object _gate = new();
    private readonly Action _sync;
    private Waiter? _waiting;
    private TaskCompletionSource<bool>? _waitingTask;
    private bool _isLed;
    private Exception? _failure;
    private long _syncCount;

    /// <summary>Shares the data syncs of a file.</summary>
    /// <param name="stream">
    /// The file. Bytes that stand in the stream's own buffer are not synced: flush it after each write, or open it without a
    /// buffer.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The stream is closed.</exception>
    public GroupCommit(FileStream stream)
        : this((stream ?? throw new ArgumentNullException(nameof(stream))).SafeFileHandle)
    {
    }

    /// <summary>Shares the data syncs of the file behind a handle.</summary>
    /// <param name="handle">The handle; on Windows it must have write access.</param>
    /// <exception cref="ArgumentNullException"><paramref name="handle"/> is null.</exception>
    public GroupCommit(SafeFileHandle handle)
        : this((handle ?? throw new ArgumentNullException(nameof(handle))).FlushDataToDisk)
    {
    }

    /// <summary>Shares the runs of any action that makes what was written before it durable.</summary>
    /// <param name="sync">
    /// The action. It is never run twice at the same time. Whatever it throws counts as a failed sync.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="sync"/> is null.</exception>
    public GroupCommit(Action sync) => _sync = sync ?? throw new ArgumentNullException(nameof(sync));

    /// <summary>How many syncs have succeeded.</summary>
    public long SyncCount => Volatile.Read(ref _syncCount);

    /// <summary>The first error, or null.</summary>
    internal Exception? Failure => Volatile.Read(ref _failure);

    /// <summary>Returns when a sync that began after the call has succeeded.</summary>
    /// <exception cref="DurabilityLostException">That sync, or one before it, failed.</exception>
    public void Commit()
    {
        Waiter? waiter = null;
        lock (_gate)
        {
            if (_failure is not null)
                throw Lost(_failure);
            if (_isLed)
                _waiting = waiter = Waiter.Take(next: _waiting);
            else
                _isLed = true;
        }

        bool leads = true;
        bool isInterrupted = false;
        Exception? failure = waiter?.WaitForTurn(out leads, out isInterrupted);
        if (leads)
            failure = Lead();
        if (isInterrupted)
            Thread.CurrentThread.Interrupt();
        if (failure is not null)
            throw Lost(failure);
    }

    /// <summary>Completes when a sync that began after the call has succeeded. The sync runs on a thread of the pool.</summary>
    /// <param name="cancellationToken">Ends the wait, not the sync: what was written may become durable all the same.</param>
    /// <returns>A task that completes after the sync.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the sync had ended.</exception>
    /// <inheritdoc cref="Commit"/>
    public Task CommitAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        Task ended;
        bool leads;
        lock (_gate)
        {
            if (_failure is not null)
                return Task.FromException(Lost(_failure));
            // Continuations must not run on the leader's thread: others wait for it.
            _waitingTask ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            ended = _waitingTask.Task;
            leads = !_isLed;
            _isLed = true;
        }

        if (leads)
            LeadOnThePool();
        return cancellationToken.CanBeCanceled ? AwaitAsync(ended, cancellationToken) : ended;
    }

    /// <summary>Waits for the running sync and lets no other begin.</summary>
    internal void Stop(Exception reason)
    {
        lock (_gate)
        {
            _failure ??= reason;
            while (_isLed)
                Monitor.Wait(_gate);
        }
    }

    internal static Exception Lost(Exception failure) =>
        failure is ObjectDisposedException ? failure : DurabilityLostException.Again(failure);

    private static async Task AwaitAsync(Task ended, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
        {
            if (await Task.WhenAny(ended, cancelled.Task).ConfigureAwait(false) != ended)
                throw new OperationCanceledException(cancellationToken);
        }

        await ended.ConfigureAwait(false);
    }

    private static void End(Waiter? group, TaskCompletionSource<bool>? task, Exception? failure)
    {
        if (task is not null && failure is null)
            task.TrySetResult(true);
        else
            task?.TrySetException(Lost(failure!));
        while (group is not null)
        {
            // Read first: a waiter that was woken may be waiting again, in another group.
            Waiter? next = group.Next;
            group.End(failure);
            group = next;
        }
    }

    private void LeadOnThePool() => ThreadPool.QueueUserWorkItem(static commits => ((GroupCommit)commits!).Lead(), this);

    /// <summary>Syncs for the caller and for everyone who waits, and gives the lead away. Called by the one who has it.</summary>
    private Exception? Lead()
    {
        Waiter? group;
        TaskCompletionSource<bool>? task;
        Exception? failure;
        lock (_gate)
        {
            // Closed before the sync begins: whoever writes from here on waits for the next one.
            (group, task) = TakeWaiting();
            failure = _failure;
        }

        failure ??= Sync();
        PassOn(failure);
        End(group, task, failure);
        return failure;
    }

    /// <summary>Wakes the next leader before those whom the sync covered, so that the device is not kept waiting.</summary>
    private void PassOn(Exception? failure)
    {
        Waiter? leader = null;
        bool leadsOnThePool = false;
        Waiter? refused = null;
        TaskCompletionSource<bool>? refusedTask = null;
        Exception? final;
        lock (_gate)
        {
            final = _failure ??= failure;
            if (failure is null)
                _syncCount++;
            if (final is not null)
                (refused, refusedTask) = TakeWaiting();
            else if (_waiting is not null)
                (leader, _waiting) = (_waiting, _waiting.Next);
            else
                leadsOnThePool = _waitingTask is not null;

            _isLed = leader is not null || leadsOnThePool;
            if (!_isLed)
                Monitor.PulseAll(_gate);
        }

        leader?.Lead();
        if (leadsOnThePool)
            LeadOnThePool();
        if (final is not null)
            End(refused, refusedTask, final);
    }

    private (Waiter? Group, TaskCompletionSource<bool>? Task) TakeWaiting()
    {
        (Waiter?, TaskCompletionSource<bool>?) taken = (_waiting, _waitingTask);
        (_waiting, _waitingTask) = (null, null);
        return taken;
    }

    private Exception? Sync()
    {
        try
        {
            _sync();
            return null;
        }
#pragma warning disable CA1031 // Whatever went wrong, it goes to everyone who waits for this sync.
        catch (Exception e)
        {
            return e;
        }
#pragma warning restore CA1031
    }
}
