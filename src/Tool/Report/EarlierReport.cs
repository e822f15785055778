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
    /// <exception cref="BadInputException">The file is neither, or cannot be read; the message says what is wrong with it.</exception>
    public static EarlierReport Read(string path)
    {
        try
        {
            return ReportData.FindIn(File.ReadAllText(path)) is { } data ? FromReport(data, path) : FromLog(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} cannot be read: {error.Message}", error);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            throw new BadInputException($"{path}: this was a report of this tool, and a part of its data is broken or missing: {error.Message}", error);
        }
    }

    /// <summary>A scan as the point of the trend that it will be.</summary>
    public static EarlierReport Of(ScanResult result) => new(result.When, [.. result.Findings.Select(EarlierFinding.Of)]);

    static EarlierReport FromLog(string path)
    {
        var log = SarifReader.Read(path, Path.GetDirectoryName(Path.GetFullPath(path))!, "");
        var once = log.Findings.DistinctBy(static finding => (finding.RuleId, finding.Message, finding.At));
        return new EarlierReport(log.Ended ?? File.GetLastWriteTimeUtc(path), [.. once.Select(EarlierFinding.Of)]);
    }

    static EarlierReport FromReport(string data, string path)
    {
        using var json = JsonDocument.Parse(data);
        var report = json.RootElement;
        if (report.GetProperty("version").GetInt32() is var version && version != ReportData.Version)
            throw new BadInputException($"{path}: this is a report of format {version}; this version of the tool reads format {ReportData.Version}.");
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
