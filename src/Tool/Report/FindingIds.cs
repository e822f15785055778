using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Durability.Tool.Findings;

namespace Durability.Tool.Report;

/// <summary>The names by which a page links to its findings.</summary>
internal static class FindingIds
{
    /// <summary>
    /// One for each finding, in order. It stays while lines move, so that a link into last week's report leads to the same finding in
    /// today's: it is made of the baseline's key, or of rule, file and message, and of a number where that is not unique.
    /// </summary>
    public static ImmutableArray<string> Of(ImmutableArray<Finding> findings)
    {
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        var ids = ImmutableArray.CreateBuilder<string>(findings.Length);
        foreach (var finding in findings)
        {
            var id = $"{Name(finding.RuleId)}-{Hash(finding)}";
            var count = taken[id] = taken.GetValueOrDefault(id) + 1;
            ids.Add(count == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{count}"));
        }

        return ids.MoveToImmutable();
    }

    static string Hash(Finding finding)
    {
        var identity = finding.BaselineKey.Length > 0
            ? $"{finding.Project}\n{finding.BaselineKey}"
            : $"{finding.RuleId}\n{finding.At.File}\n{finding.Message}";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 5)).ToLowerInvariant();
    }

    /// <summary>A rule's id as a part of an address, also where a foreign log has one with other characters.</summary>
    static string Name(string rule) => string.Concat(System.Linq.Enumerable.Where(rule, char.IsAsciiLetterOrDigit));
}
