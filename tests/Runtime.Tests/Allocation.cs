using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Durability.Tests;

/// <summary>Counts what threads allocate. Unlike a time, that does not depend on the machine.</summary>
internal static class Allocation
{
    internal const int Calls = 500;

    /// <summary>The bytes that each of several threads allocates in its calls, after as many that are not counted.</summary>
    internal static Task<long[]> OfThreads(int threads, Action call)
    {
        var start = new Barrier(threads);
        return Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                // Once for each thread, when it first waits; by chance it may not have waited yet.
                Waiter waiter = Waiter.Take(next: null);
                waiter.End(failure: null);
                waiter.WaitForTurn(out bool _, out bool _);
                start.SignalAndWait();
                for (int n = 0; n < Calls; n++)
                    call();
                start.SignalAndWait();
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int n = 0; n < Calls; n++)
                    call();
                return GC.GetAllocatedBytesForCurrentThread() - before;
            },
            TaskCreationOptions.LongRunning)));
    }
}
