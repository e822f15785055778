using System;
using System.Threading;

namespace Durability;

/// <summary>
/// A thread that waits for a sync of a <see cref="GroupCommit"/>. Each has a monitor of its own: many that are woken on one would
/// queue for it again. Each thread has one, used again for every wait, so that a commit allocates nothing.
/// </summary>
internal sealed class Waiter
{
    [ThreadStatic]
    private static Waiter? t_waiter;

    private State _state;
    private Exception? _failure;

    private enum State
    {
        Waiting,
        Leads,
        Ended,
    }

    /// <summary>The next in the list of those who wait for the same sync.</summary>
    internal Waiter? Next { get; private set; }

    /// <summary>The thread's own until the wait is over: on Windows a wait of a user interface's thread may run other code of it.</summary>
    internal static Waiter Take(Waiter? next)
    {
        Waiter waiter = t_waiter ?? new Waiter();
        t_waiter = null;
        waiter.Next = next;
        waiter._state = State.Waiting;
        waiter._failure = null;
        return waiter;
    }

    /// <summary>The failure of the sync that the thread waited for, or null; <paramref name="leads"/> when it is to make that sync.</summary>
    /// <remarks>
    /// An interruption is kept for later: nobody else would lead in the thread's place, and the list still holds this object.
    /// </remarks>
    internal Exception? WaitForTurn(out bool leads, out bool isInterrupted)
    {
        isInterrupted = false;
        lock (this)
        {
            while (_state == State.Waiting)
            {
                try
                {
                    Monitor.Wait(this);
                }
                catch (ThreadInterruptedException)
                {
                    isInterrupted = true;
                }
            }

            leads = _state == State.Leads;
            t_waiter = this;
            return _failure;
        }
    }

    internal void Lead() => Wake(State.Leads, failure: null);

    internal void End(Exception? failure) => Wake(State.Ended, failure);

    private void Wake(State state, Exception? failure)
    {
        lock (this)
        {
            _state = state;
            _failure = failure;
            Monitor.Pulse(this);
        }
    }
}
