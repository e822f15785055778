using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Durability.Tool.Findings;

/// <summary>Merges what several builds report: a file that several projects or frameworks compile gives one finding.</summary>
internal static class FindingSet
{
    /// <summary>
    /// Each place once for each rule, in the order of the files. The first one given names the project, the highest level counts, and a finding is in the baseline only
    /// where every build's baseline holds it.
    /// </summary>
    public static ImmutableArray<Finding> Merge(IEnumerable<Finding> findings) =>
        [.. findings
            .GroupBy(static finding => (finding.RuleId, finding.At))
            .Select(static same => same.Aggregate(Merge))
            .OrderBy(static finding => finding.At.File, StringComparer.Ordinal)
            .ThenBy(static finding => finding.At.StartLine)
            .ThenBy(static finding => finding.At.StartColumn)
            .ThenBy(static finding => finding.RuleId, StringComparer.Ordinal)];

    static Finding Merge(Finding one, Finding other) =>
        one with
        {
            Level = one.Level > other.Level ? one.Level : other.Level,
            BaselineKey = one.BaselineKey.Length > 0 ? one.BaselineKey : other.BaselineKey,
            InBaseline = one.InBaseline && other.InBaseline,
        };

    /// <summary>The rules of several logs; the one that tells more about a rule wins.</summary>
    public static ImmutableDictionary<string, RuleInfo> Merge(IEnumerable<ImmutableDictionary<string, RuleInfo>> rules) =>
        rules.SelectMany(static all => all.Values)
            .GroupBy(static rule => rule.Id, StringComparer.Ordinal)
            .ToImmutableDictionary(static same => same.Key, static same => same.MaxBy(static rule => rule.HelpUri.Length + rule.Title.Length)!, StringComparer.Ordinal);
}
