using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Durability.Tool.Findings;

/// <summary>Reading of JSON in which nearly every member is optional.</summary>
internal static class JsonAccess
{
    /// <summary>The member, or an undefined element.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    /// <summary>The member's text; empty where there is none.</summary>
    public static string Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } member ? member.GetString()! : "";

    /// <summary>The member's elements; none where it is no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } member ? member.EnumerateArray() : Enumerable.Empty<JsonElement>();

    /// <summary>The member's number, or the default.</summary>
    public static int Number(this JsonElement element, string name, int fallback) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } member ? member.GetInt32() : fallback;
}
