using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.CrashWindow;
using Durability.Tool.Findings;

namespace Durability.ReportPictures;

/// <summary>A made-up scan of any size, always the same one for a size: what a company's reports merged into one would look like.</summary>
internal static class ManyFindings
{
    const int FindingsOfFile = 4;
    const int FilesOfProject = 25;
    const int LinesBetween = 30;

    static readonly string[] Areas = ["Billing", "Catalog", "Identity", "Ledger", "Orders", "Payments", "Shipping", "Stock"];
    static readonly string[] Parts = ["Journal", "Store", "Settings", "Snapshot", "Checkpoint", "Index", "Queue", "Manifest"];

    public static ScanResult Scan(int count)
    {
        var rules = Timelines.All.Select(static timeline => timeline.Id).ToArray();
        ImmutableArray<Finding> findings = [.. Enumerable.Range(0, count).Select(number => Make(number, rules[number * 7 % rules.Length]))];
        return new ScanResult(
            "/made-up",
            "Made-up company",
            new DateTimeOffset(2026, 3, 2, 17, 0, 0, TimeSpan.Zero),
            [.. findings.OrderBy(static finding => finding.At.File, StringComparer.Ordinal).ThenBy(static finding => finding.At.StartLine)],
            rules.ToImmutableDictionary(static rule => rule, static rule => new RuleInfo(rule, $"What {rule} finds", $"What {rule} looks for.", "")),
            [.. findings.Select(static finding => finding.Project).Distinct(StringComparer.Ordinal).Select(static name => new ProjectScan(name, $"src/{name}/{name}.csproj", ProjectOutcome.Scanned, ""))]);
    }

    /// <summary>Enough lines for every finding of a file; a finding stands on each thirtieth.</summary>
    public static ImmutableArray<string>? ReadLines(string file) =>
        [.. Enumerable.Range(1, (FindingsOfFile + 1) * LinesBetween).Select(static line => line % LinesBetween == 0
            ? $"        File.Move(temporaryPath{line}, _snapshotPath, overwrite: true); // \"</script>\" & <b>"
            : $"        var value{line} = Read(_snapshotPath, {line}); // of \"{line}\"")];

    static Finding Make(int number, string rule)
    {
        var file = number / FindingsOfFile;
        var project = $"{Areas[file / FilesOfProject % Areas.Length]}.Service{file / FilesOfProject:D2}";
        var path = $"src/{project}/Storage/{Parts[file % Parts.Length]}{file:D5}.cs";
        var line = ((number % FindingsOfFile) + 1) * LinesBetween;
        return new Finding(rule, (FindingLevel)(number * 5 % 7 % 3), $"'value{number}.tmp' becomes 'value{number}' before its data is on disk; a power cut loses it (made up, {Parts[number % Parts.Length]})", project, Span(path, line), Related(path, line))
        {
            InBaseline = number % 3 == 0,
        };
    }

    static ImmutableArray<SourceSpan> Related(string path, int line) => [Span(path, line - 2)];

    static SourceSpan Span(string path, int line) => new(path, line, 9, line, 52);
}
