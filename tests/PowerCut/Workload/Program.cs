using System;
using System.Linq;

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
        workload.Run(directory, durable: arguments[1] == "durable");
        return 0;
    }
}
