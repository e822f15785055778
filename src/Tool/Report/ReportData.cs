using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using Durability.CrashWindow;
using Durability.Tool.Findings;

namespace Durability.Tool.Report;

/// <summary>
/// The data within a page, as JSON: what the page's scripts show, and what a later report reads back for its trend. No opening angle
/// bracket is left in it, so that nothing can end the element that it stands in, nor open a comment there.
/// </summary>
internal sealed class ReportData
{
    public const int Version = 1;

    const string ElementStart = "<script type=\"application/json\" id=\"report-data\">";
    const string ElementEnd = "</script>";

    readonly ScanResult _result;
    readonly ImmutableArray<RuleInfo> _rules;
    readonly Dictionary<string, int> _ruleNumbers;
    readonly ImmutableArray<ProjectScan> _projects;
    readonly Dictionary<string, int> _projectNumbers;
    readonly ImmutableArray<string> _files;
    readonly Dictionary<string, int> _fileNumbers;
    readonly Dictionary<string, ImmutableArray<string>?> _sources;
    readonly ImmutableHashSet<int> _appeared;

    /// <param name="result">The scan.</param>
    /// <param name="readLines">The lines of a file; each file is asked for once.</param>
    /// <param name="appeared">Numbers of the findings that the report before did not have.</param>
    public ReportData(ScanResult result, Func<string, ImmutableArray<string>?> readLines, ImmutableHashSet<int> appeared)
    {
        _result = result;
        _appeared = appeared;
        _rules = RulesOf(result);
        _ruleNumbers = Number(_rules.Select(static rule => rule.Id));
        _projects = ProjectsOf(result);
        _projectNumbers = Number(_projects.Select(static project => project.Name));
        _files = [.. Spans(result).Select(static span => span.File).Distinct(StringComparer.Ordinal)];
        _fileNumbers = Number(_files);
        _sources = _files.ToDictionary(static file => file, file => file.Length == 0 ? null : readLines(file), StringComparer.Ordinal);
    }

    /// <summary>The data within the text of a page; null where it is no page of ours.</summary>
    public static string? FindIn(string page)
    {
        var start = page.IndexOf(ElementStart, StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += ElementStart.Length;
        var end = page.IndexOf(ElementEnd, start, StringComparison.Ordinal);
        return page[start..(end < 0 ? page.Length : end)];
    }

    /// <summary>A rule that a log names without describing it is still shown.</summary>
    public static ImmutableArray<RuleInfo> RulesOf(ScanResult result) =>
        [.. result.Findings.Select(static finding => finding.RuleId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => result.Rules.TryGetValue(id, out var rule) ? rule : new RuleInfo(id, id, "", ""))];

    public void Write(TextWriter page)
    {
        page.Write(ElementStart);
        using (var stream = new MemoryStream())
        {
            using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                Write(json);
            stream.Position = 0;
            using var text = new StreamReader(stream);
            page.Write(text.ReadToEnd().Replace("<", "\\u003c", StringComparison.Ordinal));
        }

        page.Write(ElementEnd);
    }

    static ImmutableArray<ProjectScan> ProjectsOf(ScanResult result)
    {
        var asked = result.Projects.Select(static project => project.Name).ToHashSet(StringComparer.Ordinal);
        var others = result.Findings.Select(static finding => finding.Project).Where(name => !asked.Contains(name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [.. result.Projects, .. others.Select(static name => new ProjectScan(name, "", ProjectOutcome.Scanned, ""))];
    }

    static IEnumerable<SourceSpan> Spans(ScanResult result) => result.Findings.SelectMany(static finding => finding.Related.Prepend(finding.At));

    static Dictionary<string, int> Number(IEnumerable<string> names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, number) in names.Select(static (name, number) => (name, number)))
            numbers.TryAdd(name, number);
        return numbers;
    }

    void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("name", _result.Name);
        json.WriteString("when", _result.When);
        WriteList(json, "notices", _result.Notices, static (json, notice) => json.WriteStringValue(notice));
        WriteList(json, "rules", _rules, WriteRule);
        WriteList(json, "projects", _projects, WriteProject);
        var spans = Spans(_result).ToLookup(static span => span.File, StringComparer.Ordinal);
        WriteList(json, "files", _files, (json, file) => WriteFile(json, file, Excerpts.Of(_sources[file], spans[file])));
        var ids = FindingIds.Of(_result.Findings);
        WriteList(json, "findings", _result.Findings.Select((finding, number) => (finding, number)), (json, item) => WriteFinding(json, item.finding, ids[item.number], _appeared.Contains(item.number)));
        json.WriteEndObject();
    }

    static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
    }

    static void WriteRule(Utf8JsonWriter json, RuleInfo rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("title", rule.Title);
        json.WriteString("description", rule.Description);
        json.WriteString("help", IsWeb(rule.HelpUri) ? rule.HelpUri : "");
        WriteList(json, "steps", TimelineOf(rule.Id)?.Steps ?? [], static (json, step) => json.WriteStringValue(step.Does.Replace('\n', ' ')));
        json.WriteEndObject();
    }

    /// <summary>A log may say anything, also javascript:.</summary>
    public static bool IsWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    static void WriteProject(Utf8JsonWriter json, ProjectScan project)
    {
        json.WriteStartObject();
        json.WriteString("name", project.Name);
        json.WriteString("path", project.Path);
        json.WriteString("outcome", project.Outcome.ToString().ToLowerInvariant());
        json.WriteString("reason", project.Reason);
        json.WriteEndObject();
    }

    static void WriteFile(Utf8JsonWriter json, string path, ImmutableArray<Excerpt> excerpts)
    {
        json.WriteStartObject();
        json.WriteString("path", path);
        WriteList(json, "excerpts", excerpts, static (json, excerpt) =>
        {
            json.WriteStartArray();
            json.WriteNumberValue(excerpt.First);
            foreach (var line in excerpt.Lines)
                json.WriteStringValue(line);
            json.WriteEndArray();
        });
        json.WriteEndObject();
    }

    void WriteFinding(Utf8JsonWriter json, Finding finding, string id, bool appeared)
    {
        var timeline = TimelineOf(finding.RuleId);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteNumber("rule", _ruleNumbers[finding.RuleId]);
        json.WriteNumber("level", (int)finding.Level);
        json.WriteNumber("project", _projectNumbers[finding.Project]);
        json.WriteString("message", finding.Message);
        json.WritePropertyName("at");
        WriteSpan(json, finding.At, finding.At.File.Length == 0 ? -1 : timeline?.StepOf(Places.Marked) ?? -1);
        WriteList(json, "related", finding.Related, (json, span) => WriteSpan(json, span, timeline?.StepOf(CallKinds.Of(span, _sources[span.File])) ?? -1));
        if (finding.InBaseline)
            json.WriteBoolean("known", true);
        if (appeared)
            json.WriteBoolean("appeared", true);
        json.WriteEndObject();
    }

    /// <summary>File, start, end, and the step of the timeline that it is, or -1.</summary>
    void WriteSpan(Utf8JsonWriter json, SourceSpan span, int step)
    {
        json.WriteStartArray();
        json.WriteNumberValue(_fileNumbers[span.File]);
        json.WriteNumberValue(span.StartLine);
        json.WriteNumberValue(span.StartColumn);
        json.WriteNumberValue(span.EndLine);
        json.WriteNumberValue(span.EndColumn);
        json.WriteNumberValue(step);
        json.WriteEndArray();
    }

    static Timeline? TimelineOf(string rule) => Timelines.All.FirstOrDefault(timeline => timeline.Id == rule);
}
