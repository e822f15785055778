using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Durability.Tool.Baselines;
using Durability.Tool.Findings;
using Durability.Tool.Output;
using Durability.Tool.Scanning;

namespace Durability.Tool.Commands;

/// <summary><c>durability baseline</c>: writes down what is found today, tells what came and what went.</summary>
internal sealed class BaselineCommand
{
    readonly Option<string> _output = new("--output", "-o") { Description = $"The file; the nearest {BaselineFile.Name} at or above PATH if left out, else a new one there.", HelpName = "FILE" };
    readonly Option<bool> _check = new("--check") { Description = "Writes nothing; exits with 1 where the file is not what a scan finds." };
    readonly TextWriter _out;
    readonly TextWriter _error;

    BaselineCommand(TextWriter output, TextWriter error)
    {
        _out = output;
        _error = error;
    }

    public static Command Create(TextWriter output, TextWriter error)
    {
        var baseline = new BaselineCommand(output, error);
        var command = new Command("baseline", $"Writes today's findings into {BaselineFile.Name}, which the analyzer reads: builds then speak of new ones only.");
        var settings = new ScanSettings(command, "warning");
        command.Add(baseline._output);
        command.Add(baseline._check);
        command.SetAction((parsed, cancellation) => CommandLine.GuardAsync(error, token => baseline.RunAsync(settings, parsed, token), cancellation));
        return command;
    }

    async Task<int> RunAsync(ScanSettings settings, ParseResult parsed, CancellationToken cancellation)
    {
        var target = settings.Target(parsed);
        if (target.Kind is not (TargetKind.Solution or TargetKind.Projects))
            throw new BadInputException("A baseline is of projects: the analyzer reads it in their builds. Name a solution, a project or a folder with projects.");
        var path = Path.GetFullPath(parsed.GetValue(_output) ?? BaselineLookup.Above(target.Folder) ?? Path.Combine(target.Folder, BaselineFile.Name));
        if (Path.GetFileName(path) != BaselineFile.Name)
            throw new BadInputException($"{path}: the analyzer finds the file by its name, {BaselineFile.Name}.");
        OutputFile.Check([path]);
        var old = File.Exists(path) ? BaselineFile.Read(path) : BaselineFile.Empty;
        var result = await ScanProgress.ShowAsync(_error, settings.IsQuiet(parsed), progress =>
            Scanner.RunAsync(target, settings.Request(parsed), new BaselineLookup(enabled: false), progress, cancellation)).ConfigureAwait(false);

        var change = BaselineChange.Of(old, result.Findings, settings.Filter(parsed));
        var unseen = Unseen(result, path, settings.Filter(parsed));
        var check = parsed.GetValue(_check);
        Tell(change, unseen, path, check);
        foreach (var problem in result.Notices)
            await _error.WriteLineAsync($"durability: {problem}").ConfigureAwait(false);
        if (!check)
            old.With(change.Kept.Concat(change.New).Concat(unseen.Length > 0 ? change.Stale : [])).Write(path);
        if (result.IsPartial)
            return ExitCode.Partial;
        return check && (!change.New.IsEmpty || (unseen.Length == 0 && !change.Stale.IsEmpty)) ? ExitCode.Findings : ExitCode.Clean;
    }

    /// <summary>Why an entry without a finding may still have one; empty where everything was looked at that the file speaks of.</summary>
    static string Unseen(ScanResult result, string path, FindingFilter filter)
    {
        if (result.Projects.FirstOrDefault(static project => project.Outcome != ProjectOutcome.Scanned) is { } partial)
            return $"{partial.Name} could not be built as a whole ({partial.Reason})";
        if (!filter.Include.IsEmpty || !filter.Exclude.IsEmpty)
            return "only some files were asked for";
        var scanned = result.Projects.Select(project => Path.GetFullPath(Path.Combine(result.Root, project.Path))).ToHashSet(StringComparer.Ordinal);
        var other = TargetFinder.Below(Path.GetDirectoryName(path)!, "*.csproj").FirstOrDefault(project => !scanned.Contains(project));
        return other is null ? "" : $"{other} was not scanned, and the file may speak of it";
    }

    void Tell(BaselineChange change, string unseen, string path, bool check)
    {
        foreach (var entry in change.New)
            _out.WriteLine($"+ {entry}");
        foreach (var entry in unseen.Length == 0 ? change.Stale : [])
            _out.WriteLine($"- {entry}");
        var file = SourceLocations.RelativeTo(Directory.GetCurrentDirectory(), path);
        var total = change.Kept.Length + change.New.Length + (unseen.Length > 0 ? change.Stale.Length : 0);
        _out.WriteLine($"{file}: {(check ? "would hold" : "holds")} {Counted.Of(total, "finding")}; {change.New.Length} new, {change.Stale.Length} {(unseen.Length == 0 ? "stale" : "not found and kept")}.");
        if (unseen.Length > 0)
            _out.WriteLine($"Not everything was looked at, so an entry that was not found is kept: {unseen}.");
        if (change.WithoutKey > 0)
            _out.WriteLine($"{Counted.Of(change.WithoutKey, "finding")} about options, not about code, cannot be written down.");
    }
}
