using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Durability.Tool.Tests;

/// <summary>The built tool as a user runs it.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    public static Task<ToolRun> RunAsync(TestTree tree, params string[] arguments) => RunAsync(Start(tree, arguments), arguments);

    /// <summary>Any other command.</summary>
    public static Task<ToolRun> CommandAsync(string folder, string command, params string[] arguments) =>
        RunAsync(Process.Start(Info(folder, command, arguments))!, [command, .. arguments]);

    public static Process Start(TestTree tree, params string[] arguments)
    {
        var start = Info(tree.Folder, "dotnet", [Path.Combine(AppContext.BaseDirectory, "durability.dll"), .. arguments]);
        start.Environment["TMPDIR"] = tree.Temporary;
        return Process.Start(start)!;
    }

    static ProcessStartInfo Info(string folder, string command, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // What the test runner's own build left in the environment would steer this one.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return start;
    }

    static async Task<ToolRun> RunAsync(Process process, string[] arguments)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            using var limit = new CancellationTokenSource(s_limit);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"'{string.Join(' ', arguments)}' ran for more than {s_limit}: {await output} {await error}");
            }

            return new ToolRun(process.ExitCode, await output, await error);
        }
    }

    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}
