using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Durability.Tool.Findings;

namespace Durability.Tool.Report;

/// <summary>What the trend needs of a SARIF log, version 2.1.0, or 1.0.0 as compilers write it by default.</summary>
internal static class EarlierSarif
{
    public static EarlierReport Read(JsonElement runs, DateTimeOffset otherwise)
    {
        var findings = runs.EnumerateArray()
            .SelectMany(static run => Items(run, "results"))
            .Where(static result => IsOurs(result) && !IsSuppressed(result))
            .DistinctBy(static result => (Text(Member(result, "ruleId")), Message(result), Locations(result)))
            .Select(static result => new EarlierFinding(Text(Member(result, "ruleId")), Level(result), FileName(result), Message(result)));
        var ends = runs.EnumerateArray()
            .SelectMany(static run => Items(run, "invocations"))
            .Select(static invocation => Member(invocation, "endTimeUtc"))
            .OfType<JsonElement>()
            .Select(static end => end.GetDateTimeOffset())
            .ToList();
        return new EarlierReport(ends.Count > 0 ? ends.Max() : otherwise, [.. findings]);
    }

    /// <summary>A project that is built for several frameworks logs each finding once for each.</summary>
    static string Locations(JsonElement result) => Member(result, "locations")?.GetRawText() ?? "";

    /// <summary>A compiler's log holds the warnings of every analyzer.</summary>
    static bool IsOurs(JsonElement result) => Text(Member(result, "ruleId")).StartsWith("DUR", StringComparison.Ordinal);

    static bool IsSuppressed(JsonElement result) =>
        Items(result, "suppressions").Any() || Items(result, "suppressionStates").Any();

    static FindingLevel Level(JsonElement result) => Text(Member(result, "level")) switch
    {
        "error" => FindingLevel.Error,
        "note" or "none" => FindingLevel.Note,
        _ => FindingLevel.Warning,
    };

    static string Message(JsonElement result) => Member(result, "message") is { } message
        ? message.ValueKind == JsonValueKind.String ? message.GetString()! : Text(Member(message, "text"))
        : "";

    static string FileName(JsonElement result)
    {
        var location = Items(result, "locations").FirstOrDefault();
        var file = Member(Member(location, "physicalLocation"), "artifactLocation") ?? Member(location, "resultFile");
        return EarlierFinding.LastPart(Uri.UnescapeDataString(Text(Member(file, "uri"))));
    }

    static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var member) ? member : null;

    static string Text(JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
}
