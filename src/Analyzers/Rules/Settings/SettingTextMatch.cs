using System;
using System.Collections.Generic;
using Durability.Analyzers.Catalog;

namespace Durability.Analyzers.Rules.Settings;

/// <summary>A key with its value, found in a text.</summary>
/// <param name="Start">Where the key begins.</param>
/// <param name="ValueStart">Where the value begins, behind its quote.</param>
/// <param name="Value">The value as written.</param>
internal sealed record FoundSetting(int Start, int ValueStart, string Value)
{
    public bool IsOff(SettingText setting) => IsOneOf(Value, setting.Off);

    public static bool IsOneOf(string value, string list)
    {
        foreach (var off in list.Split('|'))
        {
            if (off.Equals(value, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}

/// <summary>Finds a setting in SQL text or a connection string.</summary>
internal static class SettingTextMatch
{
    public static IEnumerable<FoundSetting> Find(string text, SettingText setting)
    {
        if (setting.Place == TextPlace.Pair)
            yield break;
        for (var at = IndexOfKey(text, setting.Key, 0); at >= 0; at = IndexOfKey(text, setting.Key, at + 1))
        {
            if (Counts(text, at, setting) && ValueAfter(text, at + setting.Key.Length, setting.Place) is { } value)
                yield return value with { Start = at };
        }
    }

    /// <summary>Whether a whole text is a key, by itself.</summary>
    public static bool IsKey(string text, string key) => text.Length == key.Length && IndexOfKey(text, key, 0) == 0;

    /// <summary>In a key a space stands for an underscore: <c>Journal Mode</c>.</summary>
    static int IndexOfKey(string text, string key, int from)
    {
        for (var at = from; at + key.Length <= text.Length; at++)
        {
            var i = 0;
            while (i < key.Length && (char.ToLowerInvariant(text[at + i]) == key[i] || (key[i] == '_' && text[at + i] == ' ')))
                i++;
            if (i == key.Length && (at == 0 || !IsWord(text[at - 1])) && (at + i == text.Length || !IsWord(text[at + i])))
                return at;
        }

        return -1;
    }

    static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    static bool Counts(string text, int at, SettingText setting) => !IsInComment(text, at) && setting.Place switch
    {
        TextPlace.Pragma => IsPragma(text, at) || IsConnectionKey(text, at),
        TextPlace.Query => text.StartsWith("mongodb", StringComparison.OrdinalIgnoreCase) && at > 0 && text[at - 1] is '?' or '&',
        _ => true,
    };

    /// <summary>SQL text after <c>--</c> or in <c>/* */</c> is not run.</summary>
    static bool IsInComment(string text, int at)
    {
        var line = text.LastIndexOf('\n', at) + 1;
        var dashes = text.IndexOf("--", line, at - line, StringComparison.Ordinal);
        if (dashes >= 0)
            return true;
        var open = text.LastIndexOf("/*", at, StringComparison.Ordinal);
        return open >= 0 && text.IndexOf("*/", open, at - open, StringComparison.Ordinal) < 0;
    }

    /// <summary><c>PRAGMA main.synchronous</c>; the <c>temp</c> schema is scratch by itself.</summary>
    static bool IsPragma(string text, int at)
    {
        var end = at;
        if (end > 0 && text[end - 1] == '.')
        {
            end--;
            var start = end;
            while (start > 0 && IsWord(text[start - 1]))
                start--;
            if (text.Substring(start, end - start).Equals("temp", StringComparison.OrdinalIgnoreCase))
                return false;
            end = start;
        }

        const string pragma = "pragma";
        var last = end - 1;
        while (last >= 0 && char.IsWhiteSpace(text[last]))
            last--;
        return last < end - 1 && last + 1 >= pragma.Length && text.IndexOf(pragma, last + 1 - pragma.Length, pragma.Length, StringComparison.OrdinalIgnoreCase) >= 0;
    }

    static bool IsConnectionKey(string text, int at)
    {
        var last = at - 1;
        while (last >= 0 && char.IsWhiteSpace(text[last]))
            last--;
        return last < 0 || text[last] == ';';
    }

    static FoundSetting? ValueAfter(string text, int at, TextPlace place)
    {
        at = Skip(text, at);
        if (at < text.Length && text[at] is '=' or '(' or ',')
            at++;
        else if (place == TextPlace.Anywhere && at + 2 < text.Length && text.IndexOf("to", at, 2, StringComparison.OrdinalIgnoreCase) == at && char.IsWhiteSpace(text[at + 2]))
            at += 2;
        else
            return null;
        at = Skip(text, at);
        var end = at;
        while (end < text.Length && IsWord(text[end]))
            end++;
        return end == at ? null : new FoundSetting(0, at, text.Substring(at, end - at));
    }

    /// <summary>Past spaces, and the quotes of a key or a value.</summary>
    static int Skip(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '\'' or '"'))
            at++;
        return at;
    }
}
