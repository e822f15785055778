using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Durability.PublicCases;

/// <summary>What the analyzer made of one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="AsExpected">A bug has a warning, a fixed state none of the bug's family, everything else none.</param>
/// <param name="RightFamily">A bug has a warning whose rule belongs to one of its families.</param>
/// <param name="Rules">The rules that reported at the place, at any severity.</param>
/// <param name="OnlyInfo">They reported, but none as a warning.</param>
internal sealed record Outcome(Case Case, bool AsExpected, bool RightFamily, ImmutableArray<string> Rules, bool OnlyInfo)
{
    /// <summary>So many lines above and below a case still belong to it: a finding is at a statement, a case at what a reader marks.</summary>
    private const int Slack = 2;

    public static Outcome Of(Case one, ProjectRun run)
    {
        // A warning may stand at the rename and point at the write as well. Either finds a bug; only the place itself breaks silence.
        var here = run.Findings
            .Where(finding => IsNear(one, finding.Location) || (one.Verdict == Verdict.Bug && finding.AdditionalLocations.Any(place => IsNear(one, place))))
            .ToImmutableArray();
        var warnings = here.Where(static finding => finding.Severity >= DiagnosticSeverity.Warning).Select(static finding => finding.Id).ToImmutableHashSet();
        var family = one.Families.SelectMany(static name => Family.Find(name)!.Rules).ToImmutableHashSet();
        bool expected = one.Verdict switch
        {
            Verdict.Bug => !warnings.IsEmpty,
            Verdict.Fixed => !warnings.Overlaps(family),
            Verdict.Correct => warnings.Except(Allowed(one)).IsEmpty,
            _ => warnings.IsEmpty,
        };
        return new(
            one,
            expected,
            one.Verdict == Verdict.Bug && warnings.Overlaps(family),
            [.. here.Select(static finding => finding.Id).Distinct().Order()],
            !here.IsEmpty && warnings.IsEmpty);
    }

    /// <summary>Next to no program syncs directories, so code is called correct without that, unless directories are what the case is about.</summary>
    private static ImmutableArray<string> Allowed(Case one)
        => one.Families.Contains(Family.NameNotSynced) ? [] : Family.Find(Family.NameNotSynced)!.Rules;

    private static bool IsNear(Case one, Location location)
    {
        if (location.SourceTree?.FilePath != one.Path)
            return false;
        int line = location.GetLineSpan().StartLinePosition.Line + 1;
        return line >= one.Lines[0] - Slack && line <= one.Lines[1] + Slack;
    }
}
