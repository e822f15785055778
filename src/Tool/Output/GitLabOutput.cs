using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using Durability.Tool.Findings;

namespace Durability.Tool.Output;

/// <summary>The code quality report of GitLab: an array of issues, each with a fingerprint that tells it from all others.</summary>
internal static class GitLabOutput
{
    static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(ScanResult result, IReadOnlyCollection<Finding> findings, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, s_options);
        json.WriteStartArray();
        foreach (var (finding, fingerprint) in findings.Zip(Fingerprints.Of(findings, new SourceText(result.Root))))
        {
            json.WriteStartObject();
            json.WriteString("description", finding.Message);
            json.WriteString("check_name", finding.RuleId);
            json.WriteString("fingerprint", fingerprint);
            json.WriteString("severity", finding.Level switch { FindingLevel.Error => "critical", FindingLevel.Warning => "major", _ => "info" });
            json.WriteStartObject("location");
            json.WriteString("path", finding.At.File);
            json.WriteStartObject("lines");
            json.WriteNumber("begin", finding.At.StartLine);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
