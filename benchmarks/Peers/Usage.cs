using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;

namespace Durability.Peers;

/// <summary>What a child process takes of the machine, until it ends.</summary>
internal static partial class Usage
{
    const int Children = -1;

    /// <summary>Waits for a child and gives its processor time and the most memory that it held, in bytes.</summary>
    public static (TimeSpan Cpu, long Memory) Of(Process child, TimeSpan before)
    {
        long memory = 0;
        while (!child.WaitForExit(TimeSpan.FromMilliseconds(50)))
        {
            try
            {
                child.Refresh();
                memory = Math.Max(memory, child.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It ended between the wait and the look.
            }
        }

        return (OperatingSystem.IsWindows() ? child.TotalProcessorTime : OfChildren() - before, memory);
    }

    /// <summary>Processor time of all children that have ended; nothing on Windows, which tells it of each child.</summary>
    /// <exception cref="Win32Exception">The system did not tell.</exception>
    public static TimeSpan OfChildren()
    {
        if (OperatingSystem.IsWindows())
            return TimeSpan.Zero;
        Span<long> usage = stackalloc long[32];
        if (GetUsage(Children, ref MemoryMarshal.GetReference(usage)) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        return TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds((int)usage[1] + (int)usage[3]);
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetUsage(int who, ref long usage);
}
