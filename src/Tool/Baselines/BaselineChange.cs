using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Tool.Findings;

namespace Durability.Tool.Baselines;

/// <summary>How a baseline differs from what is found today.</summary>
/// <param name="Kept">Entries that are still found.</param>
/// <param name="New">Findings that no entry stands for.</param>
/// <param name="Stale">Entries that are no longer found.</param>
/// <param name="WithoutKey">How many findings cannot be written down, since they are about an option and not about code.</param>
internal sealed record BaselineChange(ImmutableArray<BaselineEntry> Kept, ImmutableArray<BaselineEntry> New, ImmutableArray<BaselineEntry> Stale, int WithoutKey)
{
    /// <summary>Compares. A finding below the asked level adds nothing, and keeps the entry that it has.</summary>
    public static BaselineChange Of(BaselineFile baseline, IEnumerable<Finding> findings, FindingFilter filter)
    {
        var found = findings.Where(filter.IsInScope).Select(static finding => (finding.Level, Entry: BaselineEntry.Parse(finding.BaselineKey))).ToList();
        var all = found.Select(static pair => pair.Entry).OfType<BaselineEntry>().ToHashSet();
        var fresh = found.Where(pair => pair.Level >= filter.Severity).Select(static pair => pair.Entry).OfType<BaselineEntry>();
        return new BaselineChange(
            [.. baseline.Entries.Where(all.Contains)],
            [.. fresh.Where(entry => !baseline.Holds(entry)).Distinct().Order()],
            [.. baseline.Entries.Where(entry => !all.Contains(entry))],
            found.Count(static pair => pair.Entry is null));
    }
}
