using System;
using System.Collections.Generic;
using System.IO;
using Durability.Tool.Findings;

namespace Durability.Tool.Output;

/// <summary>Lines that a CI service reads from a job's output and shows beside the code.</summary>
internal static class CommandOutput
{
    /// <summary>Workflow commands of GitHub Actions.</summary>
    public static void WriteGitHub(IEnumerable<Finding> findings, TextWriter writer)
    {
        foreach (var finding in findings)
        {
            var level = finding.Level switch { FindingLevel.Error => "error", FindingLevel.Warning => "warning", _ => "notice" };
            var at = finding.At;
            writer.WriteLine(
                $"::{level} file={GitHubProperty(at.File)},line={at.StartLine},endLine={at.EndLine},col={at.StartColumn},endColumn={at.EndColumn},title={finding.RuleId}::{GitHubText(finding.Message)}");
        }
    }

    /// <summary>Logging commands of Azure Pipelines; they know no level below warning.</summary>
    public static void WriteAzure(IEnumerable<Finding> findings, TextWriter writer)
    {
        foreach (var finding in findings)
        {
            var level = finding.Level == FindingLevel.Error ? "error" : "warning";
            var at = finding.At;
            writer.WriteLine($"##vso[task.logissue type={level};sourcepath={AzureProperty(at.File)};linenumber={at.StartLine};columnnumber={at.StartColumn};code={finding.RuleId};]{AzureText(finding.Message)}");
        }
    }

    static string GitHubText(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    static string GitHubProperty(string text) =>
        GitHubText(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    static string AzureText(string text) =>
        text.Replace("%", "%AZP25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    static string AzureProperty(string text) =>
        AzureText(text).Replace(";", "%3B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);
}
