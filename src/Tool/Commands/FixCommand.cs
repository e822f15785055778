using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Durability.Tool.Output;
using Durability.Tool.Scanning;

namespace Durability.Tool.Commands;

/// <summary><c>durability fix</c>: applies the fixes of chosen rules with <c>dotnet format</c>, and shows what changed.</summary>
internal sealed class FixCommand
{
    readonly Option<string[]> _rules = new("--rule", "-r") { Description = "The rules to fix, for instance DUR203.", HelpName = "ID", Required = true, AllowMultipleArgumentsPerToken = true };
    readonly Option<bool> _dryRun = new("--dry-run") { Description = "Changes nothing; lists what would be fixed." };
    readonly Argument<string> _path = new("PATH") { Description = "A solution, a project or a folder with projects. The current folder if left out.", DefaultValueFactory = static _ => "." };
    readonly TextWriter _out;
    readonly TextWriter _error;

    FixCommand(TextWriter output, TextWriter error)
    {
        _out = output;
        _error = error;
    }

    public static Command Create(TextWriter output, TextWriter error)
    {
        var fix = new FixCommand(output, error);
        fix._rules.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, RulePages.Ids().ToArray());
        var command = new Command("fix", "Applies the fixes of chosen rules, whether their findings are in the baseline or not. The package need not be installed.") { fix._path, fix._rules, fix._dryRun };
        command.SetAction((parsed, cancellation) => CommandLine.GuardAsync(error, token => fix.RunAsync(parsed, token), cancellation));
        return command;
    }

    async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var target = TargetFinder.Find([parsed.GetValue(_path)!]);
        if (target.Kind is not (TargetKind.Solution or TargetKind.Projects))
            throw new BadInputException("Fixes need projects: 'dotnet format' loads them. Name a solution, a project or a folder with projects.");
        var rules = parsed.GetValue(_rules)!.Select(static rule => rule.ToUpperInvariant()).Distinct().ToImmutableArray();
        var dryRun = parsed.GetValue(_dryRun);
        var before = dryRun ? [] : SourcesOf(target);
        using var folder = new ScanFolder();
        var run = new FormatRun(target, folder);
        var places = await ScanProgress.ShowAsync(_error, quiet: false, progress =>
        {
            progress($"Fixing {string.Join(", ", rules)}");
            return run.RunAsync(rules, dryRun, cancellation);
        }).ConfigureAwait(false);

        foreach (var problem in run.Problems)
            await _error.WriteLineAsync($"durability: {problem}").ConfigureAwait(false);
        var here = Directory.GetCurrentDirectory();
        if (dryRun)
        {
            foreach (var place in places)
                await _out.WriteLineAsync($"{place.File.RelativeTo(here)}({place.Line},{place.Column}): {place.Text}").ConfigureAwait(false);
            await _out.WriteLineAsync($"{Counted.Of(places.Count, "place")} would be fixed.").ConfigureAwait(false);
        }
        else
        {
            await ShowChangesAsync(before, here).ConfigureAwait(false);
        }

        return run.Failed ? ExitCode.Partial : ExitCode.Clean;
    }

    static Dictionary<string, string> SourcesOf(ScanTarget target) =>
        TargetFinder.Below(target.Root, "*.cs").ToDictionary(static file => file, File.ReadAllText, StringComparer.Ordinal);

    async Task ShowChangesAsync(Dictionary<string, string> before, string here)
    {
        var changed = 0;
        foreach (var (file, old) in before.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            var now = File.Exists(file) ? await File.ReadAllTextAsync(file).ConfigureAwait(false) : "";
            if (now == old)
                continue;
            changed++;
            var difference = LineDifference.Of(old.ReplaceLineEndings("\n").Split('\n'), now.ReplaceLineEndings("\n").Split('\n'));
            var added = difference.Count(static line => line[0] == '+');
            var removed = difference.Count(static line => line[0] == '-');
            await _out.WriteLineAsync($"{file.RelativeTo(here)}: {Counted.Of(added, "line")} added, {removed} removed").ConfigureAwait(false);
            foreach (var line in difference)
                await _out.WriteLineAsync("  " + line).ConfigureAwait(false);
        }

        await _out.WriteLineAsync(changed == 0 ? "Nothing was changed." : $"{Counted.Of(changed, "file")} changed. Build and test before you commit.").ConfigureAwait(false);
    }
}
