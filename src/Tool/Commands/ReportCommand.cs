using System.CommandLine;
using System.IO;
using System.Linq;
using Durability.Tool.Baselines;
using Durability.Tool.Output;
using Durability.Tool.Scanning;

namespace Durability.Tool.Commands;

/// <summary><c>durability report</c>: one report of the logs of many builds.</summary>
internal static class ReportCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var logs = new Argument<string[]>("SARIF") { Description = "Logs of this tool, or of builds that had the rules.", Arity = ArgumentArity.OneOrMore };
        var file = new Option<string>("--output", "-o") { Description = "Where to write it: a page, or one merged log where the name ends with .sarif.", HelpName = "FILE", Required = true };
        var root = new Option<string>("--root") { Description = "The folder that has the sources; the current one if left out.", HelpName = "FOLDER" };
        var earlier = new Option<string[]>("--earlier") { Description = "Earlier reports or logs, for the trend.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var command = new Command("report", "Makes one report, or one merged log, of many SARIF logs.") { logs, file, root, earlier };
        command.SetAction((parsed, cancellation) => CommandLine.GuardAsync(error, async token =>
        {
            OutputFile.Check([parsed.GetValue(file)]);
            var before = ReportFile.ReadEarlier(parsed.GetValue(earlier));
            var target = TargetFinder.Find(parsed.GetValue(logs)!);
            if (target.Kind != TargetKind.Logs)
                throw new BadInputException("'durability report' reads SARIF logs; 'durability scan' builds and reads the rest.");
            if (parsed.GetValue(root) is { } folder)
                target = target with { Root = Directory.Exists(folder) ? Path.GetFullPath(folder) : throw new BadInputException($"{folder}: there is no such folder.") };
            var result = await Scanner.RunAsync(target, new ScanRequest(), new BaselineLookup(enabled: false), static _ => { }, token).ConfigureAwait(false);
            ReportFile.Write(result, before, parsed.GetValue(file)!);
            foreach (var notice in result.Notices)
                await error.WriteLineAsync($"durability: {notice}").ConfigureAwait(false);
            await output.WriteLineAsync($"{parsed.GetValue(file)}: {Counted.Of(result.Findings.Length, "finding")} in {Counted.Of(result.Projects.Select(static project => project.Path).Distinct().Count(), "project")}.").ConfigureAwait(false);
            return result.IsPartial ? ExitCode.Partial : ExitCode.Clean;
        }, cancellation));
        return command;
    }
}
