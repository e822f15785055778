using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Durability.Tool.Output;

/// <summary>The rule pages that come with the tool, in Markdown.</summary>
internal static class RulePages
{
    const string Prefix = "rules/";
    const string Ending = ".md";

    /// <summary>The page without its pictures, which lie beside it in the repository; null where there is none.</summary>
    public static string? Markdown(string ruleId)
    {
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream(Prefix + ruleId + Ending);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n')
            .Where(static line => !line.StartsWith("![", StringComparison.Ordinal) && !line.StartsWith("<!--", StringComparison.Ordinal));
        return string.Join('\n', lines);
    }

    /// <summary>The ids of all pages, in order.</summary>
    public static IEnumerable<string> Ids() =>
        typeof(RulePages).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(static name => name[Prefix.Length..^Ending.Length])
            .Order(StringComparer.Ordinal);
}
