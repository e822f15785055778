using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Durability.Tool.Findings;

namespace Durability.Tool.Scanning;

/// <summary>A place that <c>dotnet format</c> fixes.</summary>
internal sealed record FixedPlace(string File, int Line, int Column, string Text);

/// <summary>Runs <c>dotnet format analyzers</c> with the rules put in from outside.</summary>
internal sealed class FormatRun(ScanTarget target, ScanFolder folder)
{
    /// <summary>What the command answers where <c>--verify-no-changes</c> finds some.</summary>
    const int WouldChange = 2;
    readonly BuildErrors _errors = new();
    readonly List<string> _problems = [];

    /// <summary>What it complained about.</summary>
    public IEnumerable<string> Problems => _errors.All.Concat(_problems);

    public bool Failed => Problems.Any();

    /// <summary>Fixes, or tells what would be fixed.</summary>
    public async Task<IReadOnlyList<FixedPlace>> RunAsync(ImmutableArray<string> rules, bool dryRun, CancellationToken cancellation)
    {
        var environment = Injection.Environment(folder, new ScanRequest(), withLogs: false);
        var report = Path.Combine(folder.Root, "format");
        var workspace = ProjectList.Workspace(target, folder);

        // On its own it stops where one project cannot be restored; after this, it leaves out that project alone.
        await DotNet.RunAsync(target.Folder, environment, ["restore", workspace, "-v:m", "-tl:off", "-nologo"], _errors.Read, cancellation).ConfigureAwait(false);
        string[] arguments =
        [
            "format", "analyzers", workspace, "--no-restore", "--diagnostics", .. rules, "--severity", "info", "--report", report, "-v", "d",
            .. dryRun ? ["--verify-no-changes"] : Array.Empty<string>(),
        ];
        var exitCode = await DotNet.RunAsync(target.Folder, environment, arguments, Read, cancellation).ConfigureAwait(false);
        if (exitCode != 0 && !(dryRun && exitCode == WouldChange) && !Problems.Any())
            _problems.Add($"'dotnet format' ended with {exitCode}.");
        return Places(report);
    }

    void Read(string line)
    {
        if (line.Contains("did not load", StringComparison.Ordinal) || line.StartsWith("Unhandled exception:", StringComparison.Ordinal))
            _problems.Add(line.Trim());
        else if (!line.Contains(": error DUR", StringComparison.Ordinal))
            _errors.Read(line);
    }

    /// <summary>A file that several projects or frameworks compile is told once.</summary>
    static List<FixedPlace> Places(string report)
    {
        var file = Path.Combine(report, "format-report.json");
        if (!File.Exists(file))
            return [];
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. document.RootElement.EnumerateArray()
            .SelectMany(static changed => changed.Items("FileChanges").Select(change => new FixedPlace(
                changed.Text("FilePath"), change.Number("LineNumber", 1), change.Number("CharNumber", 1), change.Text("FormatDescription"))))
            .Distinct()
            .OrderBy(static place => place.File, StringComparer.Ordinal)
            .ThenBy(static place => place.Line)];
    }
}
