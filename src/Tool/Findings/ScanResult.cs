using System;
using System.Collections.Immutable;
using System.Linq;

namespace Durability.Tool.Findings;

/// <summary>What a scan found: the input of every output that the tool writes.</summary>
/// <param name="Root">The scanned folder, absolute.</param>
/// <param name="Name">What the report calls it, such as the solution's name.</param>
/// <param name="When">When the scan ended.</param>
/// <param name="Findings">Ordered by file, line, column and rule; a finding that several builds report stands once.</param>
/// <param name="Rules">Every rule that some finding names.</param>
/// <param name="Projects">Every project that was asked for, also those without findings and those that did not build.</param>
internal sealed record ScanResult(
    string Root,
    string Name,
    DateTimeOffset When,
    ImmutableArray<Finding> Findings,
    ImmutableDictionary<string, RuleInfo> Rules,
    ImmutableArray<ProjectScan> Projects)
{
    /// <summary>What the reader must know about how it was found, such as a log of another tool that was left out.</summary>
    public ImmutableArray<string> Notices { get; init; } = [];

    /// <summary>Whether something that was asked for could not be analyzed as a whole.</summary>
    public bool IsPartial => Projects.Any(static project => project.Outcome != ProjectOutcome.Scanned);
}

/// <summary>A rule as the log describes it.</summary>
/// <param name="Id">For instance DUR203.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">What it looks for.</param>
/// <param name="HelpUri">Address of its page; empty where the build had none.</param>
internal sealed record RuleInfo(string Id, string Title, string Description, string HelpUri);

/// <summary>What became of one project.</summary>
/// <param name="Name">File name without its ending.</param>
/// <param name="Path">Path relative to the scanned folder, with slashes.</param>
/// <param name="Outcome">Whether its findings can be trusted to be all.</param>
/// <param name="Reason">Why it is partial or missing; else empty.</param>
internal sealed record ProjectScan(string Name, string Path, ProjectOutcome Outcome, string Reason);

/// <summary>How far a project was scanned.</summary>
internal enum ProjectOutcome
{
    /// <summary>Everything was analyzed.</summary>
    Scanned,

    /// <summary>It does not compile; the findings are those of the code that could be understood.</summary>
    Partial,

    /// <summary>Nothing of it could be analyzed.</summary>
    Missing,
}
