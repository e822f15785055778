using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Durability.Tool.Findings;
using Spectre.Console;

namespace Durability.Tool.Output;

/// <summary>What a person reads: the findings with their source lines, then the tables, then one line that sums up.</summary>
/// <param name="console">Where to; it knows whether colours are wanted.</param>
/// <param name="result">What was found.</param>
/// <param name="findings">What of it is shown.</param>
/// <param name="folder">The folder from which paths are shown.</param>
internal sealed class TextOutput(IAnsiConsole console, ScanResult result, IReadOnlyCollection<Finding> findings, string folder)
{
    const int ContextLines = 1;
    readonly SourceText _sources = new(result.Root);

    /// <summary>One line for each finding, as a compiler writes it.</summary>
    public void WriteLines()
    {
        foreach (var finding in findings)
        {
            var known = finding.InBaseline ? " [in the baseline]" : "";
            console.WriteLine($"{PathOf(finding.At.File)}({finding.At.StartLine},{finding.At.StartColumn}): {Word(finding.Level)} {finding.RuleId}: {finding.Message}{known}");
        }
    }

    /// <summary>The findings with their source lines.</summary>
    /// <param name="limit">How many at most.</param>
    public void WriteFindings(int limit)
    {
        foreach (var finding in findings.Take(limit))
            WriteFinding(finding);
        if (findings.Count > limit)
            console.MarkupLineInterpolated($"... and [bold]{findings.Count - limit}[/] more. --limit 0 shows all, --quiet one line for each.\n");
    }

    /// <summary>How many findings each rule and each project has.</summary>
    public void WriteTables()
    {
        if (findings.Count > 0)
            console.Write(RuleTable());
        if (result.Projects.Length > 0)
            console.Write(ProjectTable());
    }

    /// <summary>What could not be done.</summary>
    public void WriteNotices()
    {
        foreach (var notice in result.Notices)
            console.MarkupLineInterpolated($"[yellow]note:[/] {notice}");
    }

    void WriteFinding(Finding finding)
    {
        var at = finding.At;
        var place = at.File.Length == 0 ? finding.Project : $"{PathOf(at.File)}({at.StartLine},{at.StartColumn})";
        var title = result.Rules.TryGetValue(finding.RuleId, out var rule) ? rule.Title : "";
        var known = finding.InBaseline ? " (in the baseline)" : "";
        console.MarkupLineInterpolated($"[bold]{place}[/]: [{Colour(finding.Level)}]{Word(finding.Level)} {finding.RuleId}[/] {title}[grey]{known}[/]");
        console.WriteLine("  " + finding.Message);
        WriteExcerpt(at);
        foreach (var related in finding.Related.Where(related => related.File != at.File || related.StartLine != at.StartLine))
            console.MarkupLineInterpolated($"  [grey]with {PathOf(related.File)}({related.StartLine},{related.StartColumn}):[/] {_sources.Line(related.File, related.StartLine)}");
        console.WriteLine();
    }

    void WriteExcerpt(SourceSpan span)
    {
        var lines = _sources.Lines(span.File);
        if (span.StartLine < 1 || span.StartLine > lines.Length)
            return;
        var last = Math.Min(span.EndLine, Math.Min(span.StartLine + 3, lines.Length));
        var from = Math.Max(1, span.StartLine - ContextLines);
        var to = Math.Min(lines.Length, last + ContextLines);
        var shown = Enumerable.Range(from, to - from + 1).ToList();
        var indent = shown.Select(number => lines[number - 1]).Where(static line => line.Trim().Length > 0).Select(static line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        var width = to.ToString(CultureInfo.InvariantCulture).Length;
        foreach (var number in shown)
        {
            var line = Tabless(lines[number - 1]);
            console.MarkupLineInterpolated($"  [grey]{number.ToString(CultureInfo.InvariantCulture).PadLeft(width)} |[/] {(line.Length > indent ? line[indent..] : "")}");
            if (number >= span.StartLine && number <= last && Marks(span, number, line) is (var start, var length) && length > 0)
                console.MarkupLineInterpolated($"  [grey]{new string(' ', width)} |[/] {new string(' ', Math.Max(0, start - indent))}[red]{new string('^', length)}[/]");
        }
    }

    /// <summary>The marked part of a line: where it starts, and how long it is.</summary>
    static (int Start, int Length) Marks(SourceSpan span, int number, string line)
    {
        var text = line.Length - line.TrimStart().Length;
        var start = number == span.StartLine ? span.StartColumn - 1 : text;
        var end = number == span.EndLine ? span.EndColumn - 1 : line.TrimEnd().Length;
        return (start, Math.Min(end, line.Length) - start);
    }

    /// <summary>Columns count a tab as one character, so it is shown as one.</summary>
    static string Tabless(string line) => line.Replace('\t', ' ');

    Table RuleTable()
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("rule").AddColumn("finding").AddColumn("level").AddColumn(new TableColumn("count").RightAligned()).AddColumn("where");
        foreach (var rule in findings.GroupBy(static finding => finding.RuleId).OrderByDescending(static rule => rule.Count()).ThenBy(static rule => rule.Key, StringComparer.Ordinal))
        {
            var level = rule.Max(static finding => finding.Level);
            var projects = rule.GroupBy(static finding => finding.Project).OrderByDescending(static project => project.Count()).ThenBy(static project => project.Key, StringComparer.Ordinal).ToList();
            var where = string.Join(", ", projects.Take(3).Select(static project => $"{project.Key} {project.Count()}"));
            table.AddRow(
                new Text(rule.Key),
                new Text(result.Rules.TryGetValue(rule.Key, out var info) ? info.Title : ""),
                new Text(Word(level), Style.Parse(Colour(level))),
                new Text(Count(rule.Count())),
                new Text(projects.Count > 3 ? $"{where}, {projects.Count - 3} more" : where));
        }

        return table;
    }

    Table ProjectTable()
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("project").AddColumn("scanned").AddColumn(new TableColumn("new").RightAligned()).AddColumn(new TableColumn("in baseline").RightAligned());
        foreach (var project in result.Projects)
        {
            var own = findings.Where(finding => finding.Project == project.Name).ToList();
            var (word, colour) = project.Outcome switch
            {
                ProjectOutcome.Scanned => ("yes", "green"),
                ProjectOutcome.Partial => ("in part", "yellow"),
                _ => ("no", "red"),
            };
            var outcome = new Paragraph(word, Style.Parse(colour)).Append(project.Reason.Length > 0 ? ": " + project.Reason : "");
            table.AddRow(new Text(project.Name), outcome, new Text(Count(own.Count(static finding => !finding.InBaseline))), new Text(Count(own.Count(static finding => finding.InBaseline))));
        }

        return table;
    }

    static string Count(int count) => count == 0 ? "-" : count.ToString(CultureInfo.InvariantCulture);

    string PathOf(string file)
    {
        if (file.Length == 0)
            return "";
        var path = Path.Combine(result.Root, file);
        return SourceLocations.RelativeTo(folder, path);
    }

    static string Word(FindingLevel level) => level switch { FindingLevel.Error => "error", FindingLevel.Warning => "warning", _ => "info" };

    static string Colour(FindingLevel level) => level switch { FindingLevel.Error => "red", FindingLevel.Warning => "yellow", _ => "blue" };
}
