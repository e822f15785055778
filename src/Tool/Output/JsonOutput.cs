using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using Durability.Tool.Findings;

namespace Durability.Tool.Output;

/// <summary>Everything that a scan found, for scripts. Members are only added; a change of meaning raises the version.</summary>
internal static class JsonOutput
{
    static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(ScanResult result, IReadOnlyCollection<Finding> findings, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, s_options);
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("name", result.Name);
        json.WriteString("root", result.Root);
        json.WriteString("when", result.When);
        json.WriteBoolean("partial", result.IsPartial);
        WriteCounts(findings, json);
        json.WriteStartArray("notices");
        foreach (var notice in result.Notices)
            json.WriteStringValue(notice);
        json.WriteEndArray();
        json.WriteStartArray("projects");
        foreach (var project in result.Projects)
            WriteProject(project, findings, json);
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var (finding, fingerprint) in findings.Zip(Fingerprints.Of(findings, new SourceText(result.Root))))
            WriteFinding(finding, fingerprint, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteCounts(IReadOnlyCollection<Finding> findings, Utf8JsonWriter json)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("new", findings.Count(static finding => !finding.InBaseline));
        json.WriteNumber("baseline", findings.Count(static finding => finding.InBaseline));
        json.WriteStartObject("rules");
        foreach (var rule in findings.GroupBy(static finding => finding.RuleId).OrderBy(static rule => rule.Key, StringComparer.Ordinal))
            json.WriteNumber(rule.Key, rule.Count());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteProject(ProjectScan project, IReadOnlyCollection<Finding> findings, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", project.Name);
        json.WriteString("path", project.Path);
        json.WriteString("outcome", Word(project.Outcome));
        json.WriteString("reason", project.Reason);
        json.WriteNumber("findings", findings.Count(finding => finding.Project == project.Name));
        json.WriteEndObject();
    }

    static void WriteFinding(Finding finding, string fingerprint, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.RuleId);
        json.WriteString("level", Word(finding.Level));
        json.WriteString("message", finding.Message);
        json.WriteString("project", finding.Project);
        WriteSpan(finding.At, json);
        json.WriteStartArray("related");
        foreach (var span in finding.Related)
        {
            json.WriteStartObject();
            WriteSpan(span, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("key", finding.BaselineKey);
        json.WriteString("fingerprint", fingerprint);
        json.WriteBoolean("inBaseline", finding.InBaseline);
        json.WriteEndObject();
    }

    static void WriteSpan(SourceSpan span, Utf8JsonWriter json)
    {
        json.WriteString("file", span.File);
        json.WriteNumber("line", span.StartLine);
        json.WriteNumber("column", span.StartColumn);
        json.WriteNumber("endLine", span.EndLine);
        json.WriteNumber("endColumn", span.EndColumn);
    }

    static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
