using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Durability.Tool.Findings;

namespace Durability.Tool.Output;

/// <summary>
/// Writes one SARIF 2.1.0 log of one run. Paths are relative to <c>SRCROOT</c>, each result has a fingerprint and each rule its
/// description and page, as GitHub code scanning wants them.
/// </summary>
internal sealed class SarifWriter
{
    internal const string Fingerprint = "durability/v1";
    const string Root = "SRCROOT";

    readonly Utf8JsonWriter _json;
    readonly ScanResult _result;
    readonly List<string> _rules;

    SarifWriter(Stream stream, ScanResult result)
    {
        _json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _result = result;
        _rules = [.. result.Findings.Select(static finding => finding.RuleId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public static void Write(ScanResult result, Stream stream)
    {
        var writer = new SarifWriter(stream, result);
        writer.WriteLog();
        writer._json.Flush();
    }

    internal static string Version { get; } =
        typeof(SarifWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    void WriteLog()
    {
        _json.WriteStartObject();
        _json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        _json.WriteString("version", "2.1.0");
        _json.WriteStartArray("runs");
        _json.WriteStartObject();
        WriteTool();
        WriteInvocation();
        WriteRoot();
        _json.WriteString("columnKind", "utf16CodeUnits");
        _json.WriteStartArray("results");
        var fingerprints = Fingerprints.Of(_result.Findings, new SourceText(_result.Root));
        foreach (var (finding, fingerprint) in _result.Findings.Zip(fingerprints))
            WriteResult(finding, fingerprint);
        _json.WriteEndArray();
        WriteProjects();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    void WriteTool()
    {
        _json.WriteStartObject("tool");
        _json.WriteStartObject("driver");
        _json.WriteString("name", "Durability.Analyzers");
        _json.WriteString("semanticVersion", Version);
        _json.WriteStartArray("rules");
        foreach (var id in _rules)
            WriteRule(id, _result.Rules.GetValueOrDefault(id) ?? new RuleInfo(id, id, "", ""));
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    void WriteRule(string id, RuleInfo rule)
    {
        var description = rule.Description.Length > 0 ? rule.Description : rule.Title;
        _json.WriteStartObject();
        _json.WriteString("id", id);
        _json.WriteString("name", PascalCase(rule.Title));
        WriteMessage("shortDescription", rule.Title);
        WriteMessage("fullDescription", description);
        _json.WriteStartObject("help");
        _json.WriteString("text", description);
        if (RulePages.Markdown(id) is { } page)
            _json.WriteString("markdown", page);
        _json.WriteEndObject();
        if (rule.HelpUri.Length > 0)
            _json.WriteString("helpUri", rule.HelpUri);
        _json.WriteStartObject("defaultConfiguration");
        _json.WriteString("level", Level(_result.Findings.Where(finding => finding.RuleId == id).Max(static finding => finding.Level)));
        _json.WriteEndObject();
        _json.WriteStartObject("properties");
        _json.WriteStartArray("tags");
        _json.WriteStringValue("durability");
        _json.WriteStringValue("reliability");
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    void WriteInvocation()
    {
        _json.WriteStartArray("invocations");
        _json.WriteStartObject();
        _json.WriteBoolean("executionSuccessful", !_result.IsPartial);
        _json.WriteString("endTimeUtc", _result.When.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
        if (!_result.Notices.IsEmpty)
        {
            _json.WriteStartArray("toolExecutionNotifications");
            foreach (var notice in _result.Notices)
            {
                _json.WriteStartObject();
                _json.WriteString("level", "warning");
                WriteMessage("message", notice);
                _json.WriteEndObject();
            }

            _json.WriteEndArray();
        }

        _json.WriteEndObject();
        _json.WriteEndArray();
    }

    void WriteRoot()
    {
        _json.WriteStartObject("originalUriBaseIds");
        _json.WriteStartObject(Root);
        _json.WriteString("uri", new Uri(_result.Root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar).AbsoluteUri);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    void WriteResult(Finding finding, string fingerprint)
    {
        _json.WriteStartObject();
        _json.WriteString("ruleId", finding.RuleId);
        _json.WriteNumber("ruleIndex", _rules.BinarySearch(finding.RuleId, StringComparer.Ordinal));
        _json.WriteString("level", Level(finding.Level));
        WriteMessage("message", finding.Message);
        _json.WriteStartArray("locations");
        if (finding.At.File.Length > 0)
            WriteLocation(finding.At, null);
        _json.WriteEndArray();
        if (!finding.Related.IsEmpty)
        {
            _json.WriteStartArray("relatedLocations");
            for (var index = 0; index < finding.Related.Length; index++)
                WriteLocation(finding.Related[index], index + 1);
            _json.WriteEndArray();
        }

        _json.WriteStartObject("partialFingerprints");
        _json.WriteString(Fingerprint, fingerprint);
        _json.WriteEndObject();
        _json.WriteStartObject("properties");
        _json.WriteString("project", finding.Project);
        _json.WriteBoolean("inBaseline", finding.InBaseline);
        if (finding.BaselineKey.Length > 0)
            _json.WriteString("BaselineKey", finding.BaselineKey);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    void WriteLocation(SourceSpan span, int? id)
    {
        _json.WriteStartObject();
        if (id is { } number)
        {
            _json.WriteNumber("id", number);
            WriteMessage("message", "Also part of it.");
        }

        _json.WriteStartObject("physicalLocation");
        _json.WriteStartObject("artifactLocation");
        var outside = Path.IsPathRooted(span.File);
        _json.WriteString("uri", outside ? new Uri(span.File).AbsoluteUri : RelativeUri(span.File));
        if (!outside)
            _json.WriteString("uriBaseId", Root);
        _json.WriteEndObject();
        _json.WriteStartObject("region");
        _json.WriteNumber("startLine", span.StartLine);
        _json.WriteNumber("startColumn", span.StartColumn);
        _json.WriteNumber("endLine", span.EndLine);
        _json.WriteNumber("endColumn", span.EndColumn);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    void WriteProjects()
    {
        _json.WriteStartObject("properties");
        _json.WriteString("name", _result.Name);
        _json.WriteStartArray("projects");
        foreach (var project in _result.Projects)
        {
            _json.WriteStartObject();
            _json.WriteString("name", project.Name);
            _json.WriteString("path", project.Path);
            _json.WriteString("outcome", project.Outcome.ToString());
            _json.WriteString("reason", project.Reason);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    void WriteMessage(string name, string text)
    {
        _json.WriteStartObject(name);
        _json.WriteString("text", text);
        _json.WriteEndObject();
    }

    static string Level(FindingLevel level) => level switch { FindingLevel.Error => "error", FindingLevel.Warning => "warning", _ => "note" };

    static string RelativeUri(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    static string PascalCase(string title) =>
        string.Concat(title.Split([' ', ',', '-', '.', '#'], StringSplitOptions.RemoveEmptyEntries).Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
}
