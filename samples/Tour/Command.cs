using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace Durability.Tour;

/// <summary>A step of the tour did not do what it says.</summary>
internal sealed class TourException(string message) : Exception(message);

/// <summary>Runs the commands that a user would type, and shows them.</summary>
internal sealed class Command(string folder, IReadOnlyDictionary<string, string> environment)
{
    public async Task<string> RunAsync(string program, params string[] arguments)
    {
        var (exitCode, output) = await TryRunAsync(program, arguments);
        return exitCode == 0 ? output : throw new TourException($"'{program} {string.Join(' ', arguments)}' ended with {exitCode}:\n{output}");
    }

    public async Task<(int ExitCode, string Output)> TryRunAsync(string program, params string[] arguments)
    {
        Console.WriteLine($"$ {program} {string.Join(' ', arguments)}");
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // 'dotnet run' leaves variables of its own build that would steer the builds in here.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
