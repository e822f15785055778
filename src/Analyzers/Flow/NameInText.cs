using System;
using System.Collections.Generic;
using System.Text;

namespace Durability.Analyzers.Flow;

/// <summary>
/// What is no file's name in a text that a path is made of. Read by hand: a regular expression would be put together, and the runtime
/// compile a part of its machine, in each build that has a path.
/// </summary>
internal static class NameInText
{
    static readonly HashSet<string> PathMembers = new(StringComparer.Ordinal) { "Path", "FilePath", "FileName", "FullName", "FullPath", "Name", "Location", "ToString" };

    /// <summary>
    /// The variables, each with its dot, before a member that is not just called a path: <c>config.Path</c> is that of the configuration. A class
    /// of paths (<c>SettingsPaths.Current</c>) is named for what lies there.
    /// </summary>
    public static IEnumerable<string> Receivers(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (EndOfReceiver(text, i) is var end && end > 0)
            {
                yield return text.Substring(i, end - i);
                i = end - 1;
            }
        }
    }

    /// <summary>Without the variables that it is a member of, and without a number, a date, a place in a list, or a key that a name is made of.</summary>
    public static string Own(string text) => Without(Without(text, EndOfPrinted), EndOfReceiver);

    static string Without(string text, Func<string, int, int> endOf)
    {
        StringBuilder? kept = null;
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (endOf(text, i) is var end && end > 0)
            {
                (kept ??= new StringBuilder(text.Length)).Append(text, from, i - from);
                from = end;
                i = end - 1;
            }
        }

        return kept is null ? text : kept.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Behind <c>config.</c>, where that begins here; 0 elsewhere.</summary>
    static int EndOfReceiver(string text, int start)
    {
        if (!(text[start] is (>= 'a' and <= 'z') or '_') || !StartsWord(text, start))
            return 0;
        var dot = EndOfWord(text, start);
        if (dot + 1 >= text.Length || text[dot] != '.' || !(text[dot + 1] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_'))
            return 0;
        return PathMembers.Contains(text.Substring(dot + 1, EndOfWord(text, dot + 1) - dot - 1)) ? 0 : dot + 1;
    }

    /// <summary>Behind <c>{index:000}</c>, <c>{list.IndexOf(item)}</c> or <c>MakeKey(item)</c>, where that begins here; 0 elsewhere.</summary>
    static int EndOfPrinted(string text, int start)
    {
        if (text[start] == '{')
        {
            var brace = text.IndexOfAny(Braces, start + 1);
            return brace > 0 && text[brace] == '}' && IsPrinted(text, start + 1, brace) ? brace + 1 : 0;
        }

        if (!IsOfWord(text[start]) || !StartsWord(text, start))
            return 0;
        var open = EndOfWord(text, start);
        if (open - start <= 3 || open == text.Length || text[open] != '(' || string.CompareOrdinal(text, open - 3, "Key", 0, 3) != 0)
            return 0;
        var close = EndOfWord(text, open + 1);
        return close < text.Length && text[close] == ')' ? close + 1 : 0;
    }

    static bool IsPrinted(string text, int start, int end) =>
        text.IndexOf(':', start, end - start) >= 0 || Calls(text, "ToString(", start, end) || Calls(text, "IndexOf(", start, end);

    static bool Calls(string text, string call, int start, int end)
    {
        for (var at = start; (at = text.IndexOf(call, at, end - at, StringComparison.Ordinal)) >= 0; at++)
        {
            if (StartsWord(text, at))
                return true;
        }

        return false;
    }

    static readonly char[] Braces = ['{', '}'];

    static bool StartsWord(string text, int at) => at == 0 || !IsOfWord(text[at - 1]);

    static int EndOfWord(string text, int at)
    {
        while (at < text.Length && IsOfWord(text[at]))
            at++;
        return at;
    }

    static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
