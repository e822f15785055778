using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Durability.Tool.Scanning;

/// <summary>Runs the dotnet command. A run that is cancelled takes all processes with it that it started.</summary>
internal static class DotNet
{
    /// <summary>Runs one command to its end.</summary>
    /// <param name="folder">Where it runs: a <c>global.json</c> there or above chooses the SDK.</param>
    /// <param name="environment">Variables that it gets beside its parent's.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="line">Gets each line that it writes, one at a time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(
        string folder, IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments, Action<string> line, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Command, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        // 'dotnet run' and a test runner leave the way to their own SDK there; the scanned tree may ask for another one.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        cancellation.ThrowIfCancellationRequested();
        using var process = Start(start);
        var gate = new object();
        var reading = Task.WhenAll(PassOnAsync(process.StandardOutput, line, gate), PassOnAsync(process.StandardError, line, gate));
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            await reading.ConfigureAwait(false);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(5));
            throw;
        }
    }

    /// <summary>The dotnet that runs this tool, so that both know the same SDKs.</summary>
    static string Command
    {
        get
        {
            var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Environment.ProcessPath;
            return host is not null && Path.GetFileNameWithoutExtension(host).Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? host : "dotnet";
        }
    }

    static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new BadInputException($"The command 'dotnet' cannot be started: {error.Message}. The .NET SDK 9.0.300 or newer is needed to build what is scanned.", error);
        }
    }

    static async Task PassOnAsync(StreamReader reader, Action<string> line, object gate)
    {
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } text)
        {
            lock (gate)
                line(text);
        }
    }
}
