using System;
using System.Linq;
using System.Threading;

namespace Durability.PowerCut.Workloads;

/// <summary>Runs one workload on a directory: <c>NAME durable|plain DIRECTORY</c>.</summary>
public static class Program
{
    /// <summary>Follows the protocol of the power-cut harness.</summary>
    public static int Main(string[] arguments)
    {
        if (arguments is not [string name, "durable" or "plain", string directory])
        {
            Console.Error.WriteLine("usage: NAME durable|plain DIRECTORY, NAME one of "
                + string.Join(' ', Workload.All.Select(workload => workload.Name)));
            return 2;
        }

        Workload workload = Workload.Named(name);
        workload.Prepare(directory);
        Console.WriteLine("READY");
        Console.ReadLine();
        EndWithTheHarness();
        workload.Run(directory, durable: arguments[1] == "durable");
        return 0;
    }

    // A harness that was killed closes this program's input; without it the program would hold its mount for ever.
    private static void EndWithTheHarness()
    {
        var thread = new Thread(() =>
        {
            while (Console.ReadLine() is not null)
            {
            }

            Environment.Exit(0);
        })
        {
            IsBackground = true,
        };
        thread.Start();
    }
}
