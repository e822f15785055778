using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using Durability.Tool.Findings;

namespace Durability.Tool.Report;

/// <summary>What an earlier report, or an earlier log, says of the same code: a point of the trend.</summary>
/// <param name="When">When that scan ended; for a log that does not say, when the file was written.</param>
/// <param name="Findings">Every finding that was not suppressed.</param>
internal sealed record EarlierReport(DateTimeOffset When, ImmutableArray<EarlierFinding> Findings)
{
    /// <summary>Reads a report of this tool, by the data within the page, or a SARIF log.</summary>
    /// <exception cref="InvalidDataException">The file is neither; the message says what is wrong with it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static EarlierReport Read(string path)
    {
        var text = File.ReadAllText(path);
        try
        {
            using var json = JsonDocument.Parse(ReportData.FindIn(text) ?? text);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("runs", out var runs)
                ? EarlierSarif.Read(runs, File.GetLastWriteTimeUtc(path))
                : FromReport(json.RootElement, path);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{path}' is neither a report of this tool nor a SARIF log: {e.Message}", e);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"'{path}' looks like a report or a SARIF log, but a part of it is missing or of another kind: {e.Message}", e);
        }
    }

    /// <summary>A scan as the point of the trend that it will be.</summary>
    public static EarlierReport Of(ScanResult result) => new(result.When, [.. result.Findings.Select(EarlierFinding.Of)]);

    static EarlierReport FromReport(JsonElement report, string path)
    {
        if (report.GetProperty("version").GetInt32() is var version && version != ReportData.Version)
            throw new InvalidDataException($"'{path}' is a report of format {version}; this version of the tool reads format {ReportData.Version}.");
        var rules = report.GetProperty("rules").EnumerateArray().Select(static rule => rule.GetProperty("id").GetString()!).ToArray();
        var files = report.GetProperty("files").EnumerateArray().Select(static file => file.GetProperty("path").GetString()!).ToArray();
        return new EarlierReport(report.GetProperty("when").GetDateTimeOffset(), [.. report.GetProperty("findings").EnumerateArray().Select(finding => new EarlierFinding(
            rules[finding.GetProperty("rule").GetInt32()],
            (FindingLevel)finding.GetProperty("level").GetInt32(),
            EarlierFinding.LastPart(files[finding.GetProperty("at")[0].GetInt32()]),
            finding.GetProperty("message").GetString()!))]);
    }
}

/// <summary>
/// A finding as far as every source tells it. Two scans are compared by rule, name of the file and message, which names what the code names
/// and no line: so neither moved lines nor a moved folder make a finding new.
/// </summary>
internal readonly record struct EarlierFinding(string RuleId, FindingLevel Level, string FileName, string Message)
{
    /// <summary>What stays the same where only the severity was changed.</summary>
    public (string, string, string) Identity => (RuleId, FileName, Message);

    public static EarlierFinding Of(Finding finding) => new(finding.RuleId, finding.Level, LastPart(finding.At.File), finding.Message);

    public static string LastPart(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
}
