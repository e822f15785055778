using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Rules.Cost;
using Durability.Analyzers.Rules.Failure;
using Durability.Analyzers.Rules.Order;
using Durability.Analyzers.Rules.Publication;
using Durability.Analyzers.Rules.Settings;
using Durability.Analyzers.Rules.Sync;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules;

/// <summary>Every rule, the most specific first: where two speak of the same place, the first one is heard.</summary>
internal static class AllRules
{
    public static readonly ImmutableArray<Rule> Rules =
    [
        new PublishBeforeSyncRule(),
        new SyncOrderRule(),
        new ReadOnlySyncRule(),
        new DroppedSyncRule(),
        new UnsyncedWriteRule(),
        new OverwriteInPlaceRule(),
        new MappedViewRule(),
        new NameNotSyncedRule(),
        new SyncFailureRule(),
        new IgnoredResultRule(),
        new PublishAfterFailureRule(),
        new InvisibleFailureRule(),
        new AcknowledgeOrderRule(),
        new SyncPerRecordRule(),
        new RedundantSyncRule(),
        new SettingRule(),
    ];

    /// <summary>Ids in the order in which they win.</summary>
    static readonly string[] Order = 
    [
        "DUR304", "DUR305", "DUR206", "DUR103", "DUR203", "DUR402", "DUR401", "DUR107", "DUR303", "DUR302", "DUR301", "DUR106", "DUR102", "DUR204", "DUR101", "DUR202", "DUR201", "DUR501",
        "DUR205", "DUR104", "DUR105", "DUR502", "DUR306",
    ];

    public static readonly ImmutableArray<DiagnosticDescriptor> Descriptors = [.. Rules.SelectMany(r => r.Descriptors).OrderBy(d => d.Id, System.StringComparer.Ordinal)];

    static int RankOf(Finding finding)
    {
        var rank = System.Array.IndexOf(Order, finding.Descriptor.Id);
        return rank < 0 ? int.MaxValue : rank;
    }

    /// <summary>One finding for one problem: a finding is silent where a more specific one covers one of its places.</summary>
    public static IReadOnlyList<Finding> Settle(IEnumerable<Finding> findings)
    {
        var covered = new Dictionary<SyntaxNode, HashSet<SyntaxNode>>();
        var kept = new List<Finding>();
        foreach (var group in findings.GroupBy(RankOf).OrderBy(g => g.Key))
        {
            var taken = new HashSet<SyntaxNode>();
            foreach (var finding in group.OrderBy(f => f.At.SpanStart))
            {
                if (IsCovered(finding, group, covered) || !taken.Add(finding.At) || (finding.Marked is { Parent: { } marked } && !taken.Add(marked) && marked != finding.At))
                    continue;
                kept.Add(finding);
            }

            foreach (var finding in group)
            {
                foreach (var place in finding.Covers)
                {
                    if (!covered.TryGetValue(place, out var members))
                        covered.Add(place, members = []);
                    members.Add(MemberOf(finding.At));
                }
            }
        }

        return kept;
    }

    /// <summary>What several members do through the same helper are several problems: a place in the helper counts only for the member that its finding stands in.</summary>
    static bool IsCovered(Finding finding, IEnumerable<Finding> alike, Dictionary<SyntaxNode, HashSet<SyntaxNode>> covered)
    {
        var member = MemberOf(finding.At);
        var isByHelper = IsByHelper(finding);
        return finding.Covers.Any(place => covered.TryGetValue(place, out var members)
            && (members.Contains(member) || (MemberOf(place) == member ? !GoesWrongBeyond(members, finding, alike) : !isByHelper && MemberOf(place).Parent == member.Parent)));
    }

    /// <summary>
    /// What a more specific finding says of some callers of a helper is not all, where the helper does the same to others. A step on the way
    /// of one of the former is none of the latter.
    /// </summary>
    static bool GoesWrongBeyond(HashSet<SyntaxNode> members, Finding finding, IEnumerable<Finding> alike)
    {
        if (IsByHelper(finding))
            return false;
        var callers = alike.Where(other => other.Cause == finding.Cause && IsByHelper(other)).ToArray();
        return System.Array.Exists(callers, other => !IsTold(other) && !System.Array.Exists(callers, told => IsTold(told) && told.Way.Contains(other.At)));

        bool IsTold(Finding caller) => members.Contains(MemberOf(caller.At));
    }

    static bool IsByHelper(Finding finding) => finding.Cause is { } cause && cause != finding.At && MemberOf(cause) != MemberOf(finding.At);

    static SyntaxNode MemberOf(SyntaxNode place) => place.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? place;
}
