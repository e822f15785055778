using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Durability.DocsGenerator;

/// <summary>The table of the rules in Markdown.</summary>
public static class RuleTable
{
    public static string Render(ImmutableArray<Rule> rules, string pages)
    {
        var table = new StringBuilder("| Rule | Finding | Default | Fix |\n| --- | --- | --- | --- |\n");
        foreach (var rule in rules)
            table.Append($"| [{rule.Id}]({pages}{rule.Id}.md) | {rule.Title} | {Name(rule.DefaultSeverity)} | {(rule.HasFix ? "yes" : "no")} |\n");
        return table.ToString();
    }

    private static string Name(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "info",
        _ => "hidden",
    };
}
