using System;
using System.Collections.Generic;
using System.Linq;

namespace Durability.Peers;

/// <summary>What a line costs in programs of several lengths: flat, where nothing grows faster than the program.</summary>
internal static class Growth
{
    public static void Print(IReadOnlyList<int> lengths, Func<int, string> write, IReadOnlyList<Peer> peers, Peer ours, int runs)
    {
        Console.WriteLine("| lines | analyzer time, warm | a thousand lines | beside the shortest | memory added |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: |");
        var server = $"durability-growth-{Environment.ProcessId}";
        double? first = null;
        foreach (var length in lengths)
        {
            var command = CompilerCommand.Of(write(length), "", peers);
            var lines = command.Lines;
            _ = command.Run([ours], server);
            var time = Comparison.Median(Enumerable.Range(0, runs).Select(_ => command.Run([ours], server).Of(ours).TotalSeconds));
            var memory = Comparison.Median(Enumerable.Range(0, runs).Select(_ => (double)(command.Run([ours]).Memory - command.Run([]).Memory)));
            var each = time * 1000 / lines;
            first ??= each;
            Console.WriteLine($"| {lines:n0} | {time:0.000} s | {each * 1000:0.00} ms | {each / first:0.00} x | {memory / 1e6:0} MB |");
        }
    }
}
