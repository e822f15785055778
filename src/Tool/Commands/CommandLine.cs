using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Durability.Tool.Commands;

/// <summary>The commands of the tool.</summary>
internal static class CommandLine
{
    /// <summary>A build that is cancelled needs a moment until its processes are gone and its folder is deleted.</summary>
    static readonly TimeSpan s_timeToClean = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Finds where a code base loses data at a power cut: file writes that are never synced, files that are replaced before their content is on disk, and the like.")
        {
            ScanCommand.Create(output, error),
            BaselineCommand.Create(output, error),
            FixCommand.Create(output, error),
            ReportCommand.Create(output, error),
            ExplainCommand.Create(output),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
                await error.WriteLineAsync($"durability: {problem.Message}").ConfigureAwait(false);
            await error.WriteLineAsync($"'durability {(parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ")}--help' lists what there is.").ConfigureAwait(false);
            return ExitCode.BadInput;
        }

        var settings = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = s_timeToClean };
        return await parsed.InvokeAsync(settings).ConfigureAwait(false);
    }

    /// <summary>Runs a command's work and turns what stops it into a message and an exit code.</summary>
    public static async Task<int> GuardAsync(TextWriter error, Func<CancellationToken, Task<int>> work, CancellationToken cancellation)
    {
        try
        {
            return await work(cancellation).ConfigureAwait(false);
        }
        catch (BadInputException problem)
        {
            await error.WriteLineAsync($"durability: {problem.Message}").ConfigureAwait(false);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("durability: cancelled. Nothing was left behind.").ConfigureAwait(false);
            return ExitCode.Cancelled;
        }
    }
}
