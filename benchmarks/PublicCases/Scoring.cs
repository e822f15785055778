using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Durability.PublicCases;

/// <summary>Scores cases over a folder of clones, one project folder after the other, and keeps what could not be scored.</summary>
internal sealed class Scoring(string clones, Action<string> progress)
{
    private readonly Dictionary<string, Clone?> _clones = [];

    public List<Outcome> Outcomes { get; } = [];

    /// <summary>Each analyzed project folder, once for each commit.</summary>
    public List<ProjectRun> Runs { get; } = [];

    /// <summary>For each case that could not be scored: why.</summary>
    public List<(Case Case, string Why)> Skipped { get; } = [];

    public async Task RunAsync(IReadOnlyCollection<Case> cases)
    {
        var present = cases.Where(IsPresent).ToList();
        var groups = present
            .GroupBy(one => (one.Repository, one.Commit, Folder: _clones[one.Repository]!.ProjectFolder(one.Commit, one.Path)))
            .OrderBy(static group => group.Key)
            .ToList();
        for (int i = 0; i < groups.Count; i++)
        {
            var (repository, commit, folder) = groups[i].Key;
            progress($"[{i + 1}/{groups.Count}] {repository} at {commit[..8]}, {(folder.Length > 0 ? folder : "root")}");
            await ScoreAsync(_clones[repository]!, commit, folder, groups[i]).ConfigureAwait(false);
        }
    }

    private bool IsPresent(Case one)
    {
        if (!_clones.TryGetValue(one.Repository, out var clone))
            _clones.Add(one.Repository, clone = Clone.Find(clones, one.Repository));
        string? missing = clone is null ? $"no clone of {one.Repository}"
            : clone.Files(one.Commit) is not { } files ? $"the clone of {one.Repository} does not have the commit {one.Commit}"
            : !files.Contains(one.Path) ? $"{one.Repository} at {one.Commit[..8]} has no file {one.Path}"
            : null;
        if (missing is not null)
            Skipped.Add((one, missing));
        return missing is null;
    }

    private async Task ScoreAsync(Clone clone, string commit, string folder, IEnumerable<Case> cases)
    {
        ProjectRun run;
        try
        {
            run = await ProjectRun.AnalyzeAsync(clone.ReadSources(commit, folder)).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            Skipped.AddRange(cases.Select(one => (one, $"git cannot read {one.Repository} at {commit[..8]}: {failure.Message}")));
            return;
        }

        Runs.Add(run);
        foreach (var one in cases)
        {
            if (run.Files.Contains(one.Path))
                Outcomes.Add(Outcome.Of(one, run));
            else
                Skipped.Add((one, $"git leaves {one.Path} of {one.Repository} out of its archives"));
        }
    }
}
