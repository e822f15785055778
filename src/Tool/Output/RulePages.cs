using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Durability.Tool.Scanning;

namespace Durability.Tool.Output;

/// <summary>The rule pages that come with the tool.</summary>
internal static class RulePages
{
    /// <summary>The page in Markdown, without its pictures, which lie beside it; null where there is none.</summary>
    public static string? Markdown(string ruleId)
    {
        var file = Path.Combine(Installed.RulePages, ruleId + ".md");
        if (!File.Exists(file))
            return null;
        var lines = File.ReadAllLines(file).Where(static line => !line.StartsWith("![", StringComparison.Ordinal) && !line.StartsWith("<!--", StringComparison.Ordinal));
        return string.Join('\n', lines);
    }

    /// <summary>The ids of all pages, in order.</summary>
    public static IEnumerable<string> Ids() =>
        Directory.EnumerateFiles(Installed.RulePages, "DUR*.md").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);
}
