using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.Linq;
using Durability.Tool.Findings;
using Durability.Tool.Scanning;

namespace Durability.Tool.Commands;

/// <summary>The options that every command has which builds something.</summary>
internal sealed class ScanSettings
{
    readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "A solution, a project, a folder, C# files that belong to no project, or SARIF logs of earlier builds. The current folder if left out.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    readonly Option<string> _preset = new("--preset") { Description = "Severities: Default, Strict, Audit or None. The tree's own DurabilityAnalysisMode if left out.", HelpName = "NAME" };
    readonly Option<string> _scope = new("--scope") { Description = "Which file writes are looked at: inferred, all or marked. The tree's own durability_scope wins.", HelpName = "WHICH" };
    readonly Option<string[]> _include = new("--include") { Description = "Only findings in these files. '*' and '**' as in .gitignore, relative to the repository.", HelpName = "GLOB" };
    readonly Option<string[]> _exclude = new("--exclude") { Description = "No findings in these files.", HelpName = "GLOB" };
    readonly Option<string> _configuration = new("--configuration", "-c") { Description = "The configuration to build, such as Release.", HelpName = "NAME" };
    readonly Option<string[]> _property = new("--property", "-p") { Description = "An MSBuild property for the build.", HelpName = "NAME=VALUE" };
    readonly Option<string> _severity;
    readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress and no tables." };

    public ScanSettings(Command command, string severity)
    {
        _preset.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "Default", "Strict", "Audit", "None");
        _scope.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "inferred", "all", "marked");
        _severity = new("--severity") { Description = "The lowest level that counts: error, warning or info.", HelpName = "LEVEL", DefaultValueFactory = _ => severity };
        _severity.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "error", "warning", "info");
        command.Add(_paths);
        foreach (var option in (Option[])[_severity, _preset, _scope, _include, _exclude, _configuration, _property, _quiet])
            command.Add(option);
    }

    public ScanTarget Target(ParseResult parsed) => TargetFinder.Find(parsed.GetValue(_paths) is { Length: > 0 } paths ? paths : ["."]);

    public ScanRequest Request(ParseResult parsed) => new()
    {
        Preset = Cased(parsed.GetValue(_preset), "Default", "Strict", "Audit", "None"),
        Scope = (parsed.GetValue(_scope) ?? "").ToLowerInvariant(),
        Configuration = parsed.GetValue(_configuration) ?? "",
        Properties = [.. (parsed.GetValue(_property) ?? []).Select(Checked)],
    };

    public FindingFilter Filter(ParseResult parsed) => new(
        parsed.GetValue(_severity)!.ToLowerInvariant() switch { "error" => FindingLevel.Error, "info" => FindingLevel.Note, _ => FindingLevel.Warning },
        Globs(parsed.GetValue(_include)),
        Globs(parsed.GetValue(_exclude)));

    public bool IsQuiet(ParseResult parsed) => parsed.GetValue(_quiet);

    static ImmutableArray<PathGlob> Globs(IEnumerable<string>? patterns) => [.. (patterns ?? []).Select(static pattern => new PathGlob(pattern))];

    /// <summary>MSBuild compares a mode letter by letter.</summary>
    static string Cased(string? given, params string[] known) => known.FirstOrDefault(name => name.Equals(given, StringComparison.OrdinalIgnoreCase)) ?? "";

    static string Checked(string property) => property.IndexOf('=', StringComparison.Ordinal) > 0
        ? property
        : throw new BadInputException($"--property {property}: it must be NAME=VALUE.");
}
