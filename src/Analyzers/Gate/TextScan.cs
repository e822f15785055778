using System.Buffers;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.Gate;

/// <summary>One name of the gate, found in a text.</summary>
internal sealed class FoundWord(int start, WordKind kind)
{
    public int Start { get; } = start;
    public WordKind Kind { get; } = kind;
}

/// <summary>Looks for names in source text without parsing or allocating a token: what most files cost.</summary>
internal static class TextScan
{
    /// <param name="text">One file.</param>
    /// <param name="words">The names that are looked for.</param>
    /// <param name="calls">Takes the names of everything that is called in the text; null where they are known.</param>
    /// <param name="cancellation">Stops before the scan.</param>
    public static List<FoundWord> Run(SourceText text, WordTable words, NameSet? calls, CancellationToken cancellation)
    {
        var found = new List<FoundWord>();
        var length = text.Length;
        // Rented: an array for each file would fill the heap of large objects, and what collects that stops the compiler.
        var characters = ArrayPool<char>.Shared.Rent(length + 1);
        try
        {
            text.CopyTo(0, characters, 0, length);
            characters[length] = '\0';
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < length; i++)
            {
                if (!IsLetter(characters[i]))
                    continue;
                var start = i++;
                while (IsLetter(characters[i]) || (characters[i] >= '0' && characters[i] <= '9'))
                    i++;
                if (calls is not null && NextIs(characters, i, '('))
                    calls.Add(characters, start, i - start);
                if (words.Find(characters, start, i - start) is var kind && kind != WordKind.None && Counts(characters, start, i, kind))
                    found.Add(new FoundWord(start, (kind & WordKind.Sync) != 0 && IsEmptyCall(characters, i) ? kind & ~WordKind.Sync : kind));
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }

        return found;
    }

    static bool Counts(char[] text, int start, int end, WordKind kind)
    {
        if ((kind & WordKind.Call) != 0)
            return NextIs(text, end, '(');
        if (kind == WordKind.Setting)
            return IsSetting(text, start, end);
        if ((kind & WordKind.BehindFile) != 0)
            return start > 4 && text[start - 1] == '.' && (text[start - 4], text[start - 3], text[start - 2]) is ('i', 'l', 'e') or ('n', 'f', 'o');
        if (kind is WordKind.Weak || (kind & WordKind.WithDocument) != 0)
            return NextIs(text, end, '(') || NextIs(text, end, '<');
        return true;
    }

    /// <summary>Not a <c>#pragma</c>; and a journal only as <c>journal mode</c> or where it is given a value.</summary>
    static bool IsSetting(char[] text, int start, int end) =>
        (start == 0 || text[start - 1] != '#')
        && (end - start != 7 || text[start] is not ('j' or 'J') || NextIs(text, end, ':') || NextIs(text, end, '=') || NextIs(text, end, 'm') || NextIs(text, end, 'M'));

    /// <summary><c>Flush()</c>, which only drains.</summary>
    static bool IsEmptyCall(char[] text, int at) => text[at] == '(' && text[at + 1] == ')';

    static bool NextIs(char[] text, int at, char wanted)
    {
        while (text[at] is ' ' or '\t')
            at++;
        return text[at] == wanted;
    }

    /// <summary>Asked for every character of the program: most of them are letters of one case or the other, or lie below them.</summary>
    static bool IsLetter(char c) => c >= 'A' && ((uint)((c | 0x20) - 'a') <= 'z' - 'a' || c == '_' || c > 127);
}
