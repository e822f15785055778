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
/// The first caller to wait leads: it waits for the running sync to end, closes its group to newcomers, syncs, and wakes its
/// followers. A caller that arrives while a sync is running never takes that sync for its own, since it may have begun before
/// the caller's write.
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
    private Group? _forming;
    private Group? _spare;
    private bool _syncing;
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
        Group group = Join(out bool leads);
        if (leads)
            Lead(group);
        else
            group.WaitForEnd();
        Exception? failure = group.Failure;
        Leave(group);
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
        Group group;
        bool leads;
        try
        {
            group = Join(out leads);
        }
        catch (DurabilityLostException e)
        {
            return Task.FromException(e);
        }

        Task ended = group.EndAsTask();
        if (leads)
            ThreadPool.QueueUserWorkItem(_ => Lead(group));
        return AwaitAsync(ended, cancellationToken);
    }

    /// <summary>Waits for the running sync and lets no other begin.</summary>
    internal void Stop(Exception reason)
    {
        lock (_gate)
        {
            while (_syncing)
                Monitor.Wait(_gate);
            _failure ??= reason;
            Monitor.PulseAll(_gate);
        }
    }

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

    internal static Exception Lost(Exception failure) =>
        failure is ObjectDisposedException ? failure : DurabilityLostException.Again(failure);

    private Group Join(out bool leads)
    {
        lock (_gate)
        {
            if (_failure is not null)
                throw Lost(_failure);
            leads = _forming is null;
            if (leads)
            {
                _forming = _spare ?? new Group();
                _spare = null;
            }

            _forming!.Members++;
            return _forming;
        }
    }

    private void Leave(Group group)
    {
        lock (_gate)
        {
            if (--group.Members == 0 && group.TryReset())
                _spare = group;
        }
    }

    private void Lead(Group group)
    {
        Exception? failure;
        lock (_gate)
        {
            while (_syncing)
                Monitor.Wait(_gate);
            // Closed before the sync begins: whoever writes from here on waits for the next one.
            _forming = null;
            failure = _failure;
            _syncing = failure is null;
        }

        if (failure is null)
        {
            failure = Sync();
            lock (_gate)
            {
                _syncing = false;
                _failure ??= failure;
                if (failure is null)
                    _syncCount++;
                Monitor.PulseAll(_gate);
            }
        }

        group.End(failure);
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

    /// <summary>Those who wait for the same sync. Used again when all have left, so that a commit allocates nothing.</summary>
    private sealed class Group
    {
        private readonly object _gate = new();
        private TaskCompletionSource<bool>? _asynchronous;
        private bool _ended;

        /// <summary>Guarded by the owner's gate.</summary>
        internal int Members { get; set; }

        internal Exception? Failure { get; private set; }

        internal void WaitForEnd()
        {
            lock (_gate)
            {
                while (!_ended)
                    Monitor.Wait(_gate);
            }
        }

        internal Task EndAsTask()
        {
            lock (_gate)
            {
                // Continuations must not run on the leader's thread: followers wait for it.
                _asynchronous ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                if (_ended)
                    Complete(_asynchronous);
                return _asynchronous.Task;
            }
        }

        internal void End(Exception? failure)
        {
            lock (_gate)
            {
                Failure = failure;
                _ended = true;
                if (_asynchronous is not null)
                    Complete(_asynchronous);
                Monitor.PulseAll(_gate);
            }
        }

        /// <summary>False where a task was given away, which keeps its group for good.</summary>
        internal bool TryReset()
        {
            if (_asynchronous is not null)
                return false;
            _ended = false;
            Failure = null;
            return true;
        }

        private void Complete(TaskCompletionSource<bool> source)
        {
            if (Failure is null)
                source.TrySetResult(true);
            else
                source.TrySetException(Lost(Failure));
        }
    }
}
