using System;
using System.Collections.Generic;
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

/// <summary><c>durability scan</c>: finds, prints, writes logs and reports, and says with its exit code whether there is something new.</summary>
internal sealed class ScanCommand
{
    readonly Option<string> _format = new("--format") { Description = "What is printed: text, json, sarif, gitlab, github or azure.", HelpName = "FORMAT", DefaultValueFactory = static _ => "text" };
    readonly Option<string> _output = new("--output", "-o") { Description = "Prints into this file.", HelpName = "FILE" };
    readonly Option<string> _sarif = new("--sarif") { Description = "Writes one merged SARIF 2.1.0 log.", HelpName = "FILE" };
    readonly Option<string> _report = new("--report") { Description = "Writes the report, a page that needs nothing beside itself.", HelpName = "FILE" };
    readonly Option<string[]> _earlier = new("--earlier") { Description = "Earlier reports or logs, for the report's trend.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
    readonly Option<bool> _noBaseline = new("--no-baseline") { Description = $"Counts what {BaselineFile.Name} holds as new." };
    readonly Option<bool> _allowPartial = new("--allow-partial") { Description = "Does not exit with 3 where something could not be built." };
    readonly Option<int> _limit = new("--limit") { Description = "How many findings are printed with their source lines; 0 for all.", HelpName = "N", DefaultValueFactory = static _ => 50 };
    readonly Option<string> _buildLog = new("--build-log") { Description = "Writes what the build said.", HelpName = "FILE" };
    readonly TextWriter _out;
    readonly TextWriter _error;

    ScanCommand(TextWriter output, TextWriter error)
    {
        _out = output;
        _error = error;
    }

    public static Command Create(TextWriter output, TextWriter error)
    {
        var scan = new ScanCommand(output, error);
        var command = new Command("scan", "Builds what PATH names with the rules put in from outside, and tells what they find. Nothing in the tree is changed.");
        var settings = new ScanSettings(command, "warning");
        scan._format.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, Enum.GetNames<OutputFormat>().Select(static name => name.ToLowerInvariant()).ToArray());
        foreach (var option in (Option[])[scan._format, scan._output, scan._sarif, scan._report, scan._earlier, scan._noBaseline, scan._allowPartial, scan._limit, scan._buildLog])
            command.Add(option);
        command.SetAction((parsed, cancellation) => CommandLine.GuardAsync(error, token => scan.RunAsync(settings, parsed, token), cancellation));
        return command;
    }

    async Task<int> RunAsync(ScanSettings settings, ParseResult parsed, CancellationToken cancellation)
    {
        var target = settings.Target(parsed);
        var filter = settings.Filter(parsed);
        var request = settings.Request(parsed) with { BuildLog = parsed.GetValue(_buildLog) ?? "" };
        var quiet = settings.IsQuiet(parsed);
        OutputFile.Check([parsed.GetValue(_output), parsed.GetValue(_sarif), parsed.GetValue(_report), parsed.GetValue(_buildLog)]);
        var earlier = ReportFile.ReadEarlier(parsed.GetValue(_earlier));
        var baselines = new BaselineLookup(enabled: !parsed.GetValue(_noBaseline));
        var found = await ScanProgress.ShowAsync(_error, quiet, progress => Scanner.RunAsync(target, request, baselines, progress, cancellation)).ConfigureAwait(false);
        var inScope = found with { Findings = [.. found.Findings.Where(filter.IsInScope)] };
        var shown = inScope.Findings.Where(filter.Shows).ToList();

        if (parsed.GetValue(_sarif) is { } sarif)
            OutputFile.Write(sarif, stream => SarifWriter.Write(inScope with { Findings = [.. shown] }, stream));
        if (parsed.GetValue(_report) is { } report)
            ReportFile.Write(inScope with { Findings = [.. shown] }, earlier, report);
        Print(inScope, shown, parsed, quiet);

        var fresh = shown.Count(static finding => !finding.InBaseline);
        if (inScope.IsPartial && !parsed.GetValue(_allowPartial))
            return ExitCode.Partial;
        return fresh > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    void Print(ScanResult result, List<Finding> shown, ParseResult parsed, bool quiet)
    {
        var format = Enum.Parse<OutputFormat>(parsed.GetValue(_format)!, ignoreCase: true);
        if (parsed.GetValue(_output) is { } file)
        {
            OutputFile.Write(file, stream =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true);
                Print(format, result, shown, parsed, quiet, writer, stream, redirected: true);
            });
            return;
        }

        using var standard = Console.OpenStandardOutput();
        Print(format, result, shown, parsed, quiet, _out, standard, Console.IsOutputRedirected);
    }

    void Print(OutputFormat format, ScanResult result, List<Finding> shown, ParseResult parsed, bool quiet, TextWriter writer, Stream stream, bool redirected)
    {
        // What a service shows beside the code is what the change brought.
        var fresh = shown.Where(static finding => !finding.InBaseline).ToList();
        switch (format)
        {
            case OutputFormat.Json:
                JsonOutput.Write(result, shown, stream);
                break;
            case OutputFormat.Sarif:
                SarifWriter.Write(result with { Findings = [.. shown] }, stream);
                break;
            case OutputFormat.GitLab:
                GitLabOutput.Write(result, fresh, stream);
                break;
            case OutputFormat.GitHub:
                CommandOutput.WriteGitHub(fresh, writer);
                break;
            case OutputFormat.Azure:
                CommandOutput.WriteAzure(fresh, writer);
                break;
            default:
                PrintText(result, shown, parsed.GetValue(_limit), quiet, writer, redirected);
                return;
        }

        if (format is OutputFormat.Json or OutputFormat.Sarif or OutputFormat.GitLab)
            stream.WriteByte((byte)'\n');
        foreach (var problem in ProblemsOf(result))
            _error.WriteLine($"durability: {problem}");
    }

    static void PrintText(ScanResult result, List<Finding> shown, int limit, bool quiet, TextWriter writer, bool redirected)
    {
        // What is known already stands in the tables, and in the report.
        var fresh = shown.Where(static finding => !finding.InBaseline).ToList();
        var console = Terminal.Create(writer, redirected);
        var findings = new TextOutput(console, result, fresh, Directory.GetCurrentDirectory());
        if (quiet)
        {
            findings.WriteLines();
        }
        else
        {
            findings.WriteFindings(limit == 0 ? int.MaxValue : limit);
            new TextOutput(console, result, shown, Directory.GetCurrentDirectory()).WriteTables();
        }

        findings.WriteNotices();
        writer.WriteLine(Summary(result, shown));
    }

    static IEnumerable<string> ProblemsOf(ScanResult result) =>
        result.Notices.Concat(result.Projects.Where(static project => project.Outcome != ProjectOutcome.Scanned).Select(static project => $"{project.Name} was scanned in part or not at all: {project.Reason}"));

    /// <summary>One line that says how it ended.</summary>
    static string Summary(ScanResult result, List<Finding> shown)
    {
        var fresh = shown.Count(static finding => !finding.InBaseline);
        var known = shown.Count - fresh;
        var hidden = result.Findings.Length - shown.Count;
        var projects = result.Projects.Length;
        var text = $"{Counted.Of(fresh, known > 0 ? "new finding" : "finding")}{(known > 0 ? $", {known} in the baseline" : "")} in {Counted.Of(projects, "project")}";
        if (hidden > 0)
            text += $"; {hidden} of a lower level not shown (--severity info)";
        var partial = result.Projects.Count(static project => project.Outcome != ProjectOutcome.Scanned);
        return partial > 0 ? $"{text}; {partial} of {Counted.Of(projects, "project")} could not be scanned as a whole, there may be more." : text + ".";
    }
}
