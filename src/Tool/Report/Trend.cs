using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Tool.Findings;

namespace Durability.Tool.Report;

/// <summary>One scan among several.</summary>
/// <param name="When">When it ended.</param>
/// <param name="Errors">Findings of this level.</param>
/// <param name="Warnings">Findings of this level.</param>
/// <param name="Notes">Findings of this level.</param>
/// <param name="Appeared">Findings that the scan before did not have.</param>
/// <param name="Gone">Findings of the scan before that this one has no more.</param>
internal sealed record TrendPoint(DateTimeOffset When, int Errors, int Warnings, int Notes, int Appeared, int Gone)
{
    public int Total => Errors + Warnings + Notes;
}

/// <summary>How the findings became more or fewer from scan to scan; the last point is the scan that is reported.</summary>
/// <param name="Points">In order of time; one alone is no trend.</param>
/// <param name="AppearedNow">Numbers of the reported findings that the scan before did not have.</param>
internal sealed record Trend(ImmutableArray<TrendPoint> Points, ImmutableHashSet<int> AppearedNow)
{
    public bool IsShown => Points.Length > 1;

    public static Trend Of(ScanResult result, ImmutableArray<EarlierReport> earlier)
    {
        ImmutableArray<EarlierReport> scans = [.. earlier.OrderBy(static report => report.When), EarlierReport.Of(result)];
        var points = scans.Select((scan, at) => Point(scan, at == 0 ? null : scans[at - 1]));
        return new Trend([.. points], scans.Length < 2 ? [] : [.. Appeared(scans[^1], scans[^2])]);
    }

    static TrendPoint Point(EarlierReport scan, EarlierReport? before) => new(
        scan.When,
        scan.Findings.Count(static finding => finding.Level == FindingLevel.Error),
        scan.Findings.Count(static finding => finding.Level == FindingLevel.Warning),
        scan.Findings.Count(static finding => finding.Level == FindingLevel.Note),
        before is null ? 0 : Appeared(scan, before).Count(),
        before is null ? 0 : Appeared(before, scan).Count());

    /// <summary>Of findings that look the same, as many as there are more of now; the last ones of them.</summary>
    static IEnumerable<int> Appeared(EarlierReport now, EarlierReport before)
    {
        var left = before.Findings.GroupBy(static finding => finding.Identity).ToDictionary(static group => group.Key, static group => group.Count());
        for (var number = 0; number < now.Findings.Length; number++)
        {
            var identity = now.Findings[number].Identity;
            var count = left.GetValueOrDefault(identity);
            if (count == 0)
                yield return number;
            else
                left[identity] = count - 1;
        }
    }
}
