using System;
using System.Collections.Generic;
using System.Linq;

namespace Durability.Peers;

/// <summary>Each package alone beside the SDK's analyzers, and all of them together.</summary>
internal static class Comparison
{
    public static void Print(CompilerCommand command, string name, IReadOnlyList<Peer> peers, Peer ours, int runs)
    {
        Console.WriteLine($"\n{name}: {command.Lines:n0} lines, median of {runs}\n");
        Console.WriteLine("| analyzers beside the SDK's own | analyzer time, a compiler of its own | in a warm compiler server | CPU added |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");

        var server = $"durability-peers-{Environment.ProcessId}";
        _ = command.Run([], server);
        // In turns, so that a slow minute of the machine falls on all of them.
        var cold = Enumerable.Range(0, runs).Select(_ => (Base: command.Run([]), Each: peers.Select(peer => command.Run([peer])).ToList(), All: command.Run(peers))).ToList();
        _ = command.Run(peers, server);
        var warm = Enumerable.Range(0, runs).Select(_ => (Each: peers.Select(peer => command.Run([peer], server)).ToList(), All: command.Run(peers, server))).ToList();

        var without = Median(cold.Select(static run => run.Base.Cpu.TotalSeconds));
        for (var i = 0; i < peers.Count; i++)
        {
            var (peer, at) = (peers[i], i);
            var added = Median(cold.Select(run => run.Each[at].Cpu.TotalSeconds - run.Base.Cpu.TotalSeconds));
            Console.WriteLine($"| {peer.Name} | {Median(cold.Select(run => run.Each[at].Of(peer).TotalSeconds)):0.000} s | {Median(warm.Select(run => run.Each[at].Of(peer).TotalSeconds)):0.000} s | {added:0.00} s ({added / without:+0.0%;-0.0%}) |");
        }

        Console.WriteLine("\nAll in one compile:\n");
        Console.WriteLine("| analyzers | a compiler of its own | in a warm compiler server | beside ours, warm |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        var mine = Median(warm.Select(run => run.All.Of(ours).TotalSeconds));
        foreach (var peer in peers)
        {
            var time = Median(warm.Select(run => run.All.Of(peer).TotalSeconds));
            Console.WriteLine($"| {peer.Name} | {Median(cold.Select(run => run.All.Of(peer).TotalSeconds)):0.000} s | {time:0.000} s | {time / mine:0.0} x |");
        }

        Console.WriteLine($"\nCPU of a compile with the SDK's analyzers alone: {without:0.00} s.");
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
