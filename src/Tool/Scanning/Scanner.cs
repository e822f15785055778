using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Durability.Tool.Baselines;
using Durability.Tool.Findings;
using Durability.Tool.Output;

namespace Durability.Tool.Scanning;

/// <summary>Scans what the user named: builds it, reads what the build found, and reads the files themselves where it did not build.</summary>
internal sealed class Scanner
{
    readonly ScanTarget _target;
    readonly ScanRequest _request;
    readonly Action<string> _progress;
    readonly List<Finding> _findings = [];
    readonly List<ImmutableDictionary<string, RuleInfo>> _rules = [];
    readonly List<ProjectScan> _projects = [];
    readonly List<string> _notices = [];
    readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);
    readonly BaselineLookup _baselines;

    Scanner(ScanTarget target, ScanRequest request, BaselineLookup baselines, Action<string> progress)
    {
        _target = target;
        _request = request;
        _baselines = baselines;
        _progress = progress;
    }

    /// <summary>Scans.</summary>
    /// <param name="target">What.</param>
    /// <param name="request">How.</param>
    /// <param name="baselines">Tells which findings are known.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    public static async Task<ScanResult> RunAsync(ScanTarget target, ScanRequest request, BaselineLookup baselines, Action<string> progress, CancellationToken cancellation)
    {
        var scanner = new Scanner(target, request, baselines, progress);
        switch (target.Kind)
        {
            case TargetKind.Logs:
                scanner.ReadLogs();
                break;
            case TargetKind.Sources:
                await scanner.ReadSourcesAsync(cancellation).ConfigureAwait(false);
                break;
            default:
                await scanner.BuildAsync(cancellation).ConfigureAwait(false);
                break;
        }

        return new ScanResult(
            target.Root,
            target.Name,
            DateTimeOffset.UtcNow,
            FindingSet.Merge(scanner._findings.OrderByDescending(scanner.IsInItsProject)),
            FindingSet.Merge(scanner._rules),
            [.. scanner._projects.OrderBy(static project => project.Path, StringComparer.Ordinal).ThenBy(static project => project.Name, StringComparer.Ordinal)])
        {
            Notices = [.. scanner._notices],
        };
    }

    /// <summary>Of the projects that compile a file, the one in whose folder it lies is its own.</summary>
    bool IsInItsProject(Finding finding) => _folders.TryGetValue(finding.Project, out var folder) && finding.At.File.StartsWith(folder, StringComparison.Ordinal);

    void ReadLogs()
    {
        foreach (var file in _target.Files)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var log = SarifReader.Read(file, _target.Root, name);
            _findings.AddRange(log.Findings);
            _rules.Add(log.Rules);
            _projects.AddRange(log.Projects.IsEmpty ? [OfLog(name, file, log)] : log.Projects);
            _notices.AddRange(log.Notices);
        }
    }

    ProjectScan OfLog(string name, string file, SarifLog log)
    {
        var (outcome, reason) = log switch
        {
            { HasDurabilityRules: false, IsOldCompilerLog: false } => (ProjectOutcome.Missing, $"no DUR rule ran in it; it is a log of {string.Join(", ", log.Tools.Distinct())} with {log.Foreign} results of other rules"),
            { RulesSkipped: true } => (ProjectOutcome.Missing, "its compiler is older than Roslyn 4.14 and skips the rules"),
            { CompilerError.Length: > 0 } => (ProjectOutcome.Partial, $"does not compile: {log.CompilerError}"),
            { RuleFailure.Length: > 0 } => (ProjectOutcome.Partial, $"a rule broke: {log.RuleFailure}"),
            _ => (ProjectOutcome.Scanned, ""),
        };
        return new ProjectScan(name, file.RelativeTo(_target), outcome, reason);
    }

    async Task ReadSourcesAsync(CancellationToken cancellation)
    {
        _progress($"Reading {_target.Files.Length} files");
        using var folder = new ScanFolder();
        var inputs = new BuildInputs { Project = _target.Folder, Sources = _target.Files, Configs = [.. OptionFiles(folder), .. EditorConfigs(_target.Files)] };
        await AnalyzeSourcesAsync(inputs, _target.Name, cancellation).ConfigureAwait(false);
        var reason = "no project: read without a build, and without the packages that it uses";
        _projects.Add(new ProjectScan(_target.Name, _target.Folder.RelativeTo(_target), ProjectOutcome.Scanned, reason));
    }

    async Task BuildAsync(CancellationToken cancellation)
    {
        var expected = _target.Kind == TargetKind.Solution ? SolutionProjects.Read(_target.Files[0]) : _target.Files;
        if (expected.IsEmpty)
            throw new BadInputException($"{_target.Files[0]} has no C# project.");
        _baselines.Load(expected);
        using var folder = new ScanFolder();
        var build = new TreeBuild(_target, _request, folder, _progress);
        var inputs = await build.RunAsync(expected.Length, cancellation).ConfigureAwait(false);
        if (_request.BuildLog.Length > 0)
            OutputFile.Write(_request.BuildLog, stream => stream.Write(Encoding.UTF8.GetBytes(build.Output)));
        _notices.AddRange(build.Notices);
        _notices.AddRange(build.Errors.Unplaced.Take(5));

        var built = inputs.GroupBy(static input => input.Project, StringComparer.Ordinal).ToDictionary(static project => project.Key, StringComparer.Ordinal);
        var names = ProjectNames(expected.Union(built.Keys, StringComparer.Ordinal));
        foreach (var (project, name) in names)
        {
            _progress($"Reading what was found in {name}");
            _folders[name] = Path.GetDirectoryName(project)!.RelativeTo(_target) is "." ? "" : Path.GetDirectoryName(project)!.RelativeTo(_target) + "/";
            var from = _findings.Count;
            var scan = built.TryGetValue(project, out var frameworks)
                ? await ReadBuildsAsync(project, name, [.. frameworks], build, cancellation).ConfigureAwait(false)
                : await ReadUnbuiltAsync(project, name, build, folder, cancellation).ConfigureAwait(false);
            _projects.Add(scan);
            _baselines.Mark(project, _findings, from);
        }
    }

    /// <summary>The name of each project; where two have the same file name, the folder is added.</summary>
    SortedDictionary<string, string> ProjectNames(IEnumerable<string> projects)
    {
        var names = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var same in projects.GroupBy(static project => Path.GetFileNameWithoutExtension(project), StringComparer.Ordinal))
        {
            var alone = same.Count() == 1;
            foreach (var project in same)
                names[project] = alone ? same.Key : $"{same.Key} ({Path.GetDirectoryName(project)!.RelativeTo(_target)})";
        }

        return names;
    }

    /// <summary>Reads the compiler's log of each framework; where it stopped at an error, the sources.</summary>
    async Task<ProjectScan> ReadBuildsAsync(string project, string name, ImmutableArray<BuildInputs> frameworks, TreeBuild build, CancellationToken cancellation)
    {
        var reasons = new List<string>();
        foreach (var inputs in frameworks)
        {
            var log = File.Exists(inputs.Log) ? SarifReader.Read(inputs.Log, _target.Root, name) : null;
            if (log is { CompilerError: "", RulesSkipped: false, HasDurabilityRules: true })
            {
                var settings = AnalyzerSettings.Read(inputs);
                _findings.AddRange(log.Findings.Select(finding => WithOwnLevel(finding, settings)));
                _rules.Add(log.Rules);
                if (log.RuleFailure.Length > 0)
                    reasons.Add($"a rule broke: {log.RuleFailure}");
                continue;
            }

            var why = log switch
            {
                null => build.Errors.Of(project) is { Length: > 0 } error ? error : "the compiler did not run",
                { CompilerError: { Length: > 0 } error } => $"does not compile: {error}",
                { RulesSkipped: true } => "its compiler is older than Roslyn 4.14 and skips the rules",
                _ => "its build does not run analyzers",
            };
            reasons.Add(frameworks.Length > 1 ? $"{inputs.Framework} {why}" : why);
            await AnalyzeSourcesAsync(inputs, name, cancellation).ConfigureAwait(false);
        }

        if (reasons.Count == 0 && build.Errors.Of(project) is { Length: > 0 } other)
            reasons.Add(other);
        if (build.OtherSdk)
            reasons.Add("built with another SDK than the tree asks for");
        return new ProjectScan(name, project.RelativeTo(_target), reasons.Count == 0 ? ProjectOutcome.Scanned : ProjectOutcome.Partial, string.Join("; ", reasons));
    }

    /// <summary>The scan's build lowers errors to warnings, so that it goes on; the tree's settings tell which ones are errors.</summary>
    Finding WithOwnLevel(Finding finding, AnalyzerSettings settings) =>
        finding.Level == FindingLevel.Warning && settings.IsError(finding.RuleId, Path.Combine(_target.Root, finding.At.File)) ? finding with { Level = FindingLevel.Error } : finding;

    /// <summary>A project whose build did not come as far as its compiler: its files are read without its packages.</summary>
    async Task<ProjectScan> ReadUnbuiltAsync(string project, string name, TreeBuild build, ScanFolder folder, CancellationToken cancellation)
    {
        var path = project.RelativeTo(_target);
        if (!File.Exists(project))
            return new ProjectScan(name, path, ProjectOutcome.Missing, "the solution names it, and there is no such file");
        var why = build.Errors.Of(project) is { Length: > 0 } error ? error : "not built: a project that it needs failed, or the solution leaves it out";
        var sources = SourcesOf(project);
        if (sources.IsEmpty)
            return new ProjectScan(name, path, ProjectOutcome.Missing, why);
        await AnalyzeSourcesAsync(new BuildInputs { Project = project, Sources = sources, Configs = [.. OptionFiles(folder), .. EditorConfigs(sources)] }, name, cancellation).ConfigureAwait(false);
        return new ProjectScan(name, path, ProjectOutcome.Partial, $"read without its packages: {why}");
    }

    /// <summary>What the SDK compiles where a project says nothing else: all below it, other projects' folders left out.</summary>
    static ImmutableArray<string> SourcesOf(string project)
    {
        var folder = Path.GetDirectoryName(project)!;
        var others = TargetFinder.Below(folder, "*.csproj").Select(static other => Path.GetDirectoryName(other)! + Path.DirectorySeparatorChar).Where(other => other.Length > folder.Length + 1).ToList();
        return [.. TargetFinder.Below(folder, "*.cs").Where(file => !others.Exists(other => file.StartsWith(other, StringComparison.Ordinal)))];
    }

    async Task AnalyzeSourcesAsync(BuildInputs inputs, string name, CancellationToken cancellation)
    {
        var found = await SourceAnalysis.RunAsync(inputs, _target.Root, name, cancellation).ConfigureAwait(false);
        _findings.AddRange(found.Findings);
        _rules.Add(found.Rules);
        _notices.AddRange(found.Failures.Select(failure => $"A rule broke in {name}: {failure}"));
    }

    /// <summary>The preset and the options of this scan, for sources that no build gives them to.</summary>
    IEnumerable<string> OptionFiles(ScanFolder folder)
    {
        var config = Path.Combine(folder.Root, "sources.globalconfig");
        File.WriteAllText(config, Injection.Config(_request));
        yield return config;
        if (_request.Preset.Length > 0)
            yield return Installed.Preset(_request.Preset);
    }

    /// <summary>Every <c>.editorconfig</c> and <c>.globalconfig</c> above one of the files.</summary>
    static IEnumerable<string> EditorConfigs(IEnumerable<string> files)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            for (var folder = Path.GetDirectoryName(file); folder is not null && folders.Add(folder); folder = Path.GetDirectoryName(folder))
            {
            }
        }

        return folders.SelectMany(static folder => new[] { Path.Combine(folder, ".editorconfig"), Path.Combine(folder, ".globalconfig") }).Where(File.Exists);
    }
}
