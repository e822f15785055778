using System.Collections.Immutable;
using System.Linq;

namespace Durability.Tool.Findings;

/// <summary>Which findings the user wants to see.</summary>
/// <param name="Severity">The lowest level that is shown.</param>
/// <param name="Include">Only these paths; empty for all.</param>
/// <param name="Exclude">Not these paths.</param>
internal sealed record FindingFilter(FindingLevel Severity, ImmutableArray<PathGlob> Include, ImmutableArray<PathGlob> Exclude)
{
    public bool Shows(Finding finding) => finding.Level >= Severity && IsInScope(finding);

    /// <summary>Whether the finding's file is one of those that were asked for.</summary>
    public bool IsInScope(Finding finding) =>
        (Include.IsEmpty || Include.Any(glob => glob.Matches(finding.At.File))) && !Exclude.Any(glob => glob.Matches(finding.At.File));
}
