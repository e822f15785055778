using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Durability.Tool.Findings;

namespace Durability.Tool.Output;

/// <summary>
/// Names each finding so that a service recognizes it in the next commit, where it may stand on another line: by the baseline's key
/// (rule, member, symbol, ordinal), else by the rule, the file and the text of the line.
/// </summary>
internal static class Fingerprints
{
    /// <summary>One for each finding, in their order; no two are the same.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyCollection<Finding> findings, SourceText sources)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. findings.Select(finding =>
        {
            var identity = finding.BaselineKey.Length > 0
                ? $"{finding.At.File}|{finding.BaselineKey}"
                : $"{finding.At.File}|{finding.RuleId}|{sources.Line(finding.At.File, finding.At.StartLine)}";
            var count = seen[identity] = seen.GetValueOrDefault(identity) + 1;
            return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{identity}|{count}"))).ToLowerInvariant();
        })];
    }
}
