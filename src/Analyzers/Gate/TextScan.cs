using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.Gate;

/// <summary>One name of the gate, found in a text.</summary>
internal readonly record struct FoundWord(int Start, WordKind Kind);

/// <summary>Looks for names in source text without parsing or allocating a token: what most files cost.</summary>
internal static class TextScan
{
    public static List<FoundWord> Run(SourceText text, IReadOnlyCollection<string>? helpers, CancellationToken cancellation)
    {
        var found = new List<FoundWord>();
        var characters = new char[text.Length];
        text.CopyTo(0, characters, 0, text.Length);
        cancellation.ThrowIfCancellationRequested();
        var words = helpers is null ? WordTable.Gate : new WordTable(helpers);
        for (var i = 0; i < characters.Length; i++)
        {
            if (!IsLetter(characters[i]))
                continue;
            var start = i;
            while (i < characters.Length && (IsLetter(characters[i]) || (characters[i] >= '0' && characters[i] <= '9')))
                i++;
            if (words.Find(characters, start, i - start) is var kind && kind != WordKind.None && Counts(characters, start, i, kind, helpers is not null))
                found.Add(new FoundWord(start, kind));
        }

        return found;
    }

    static bool Counts(char[] text, int start, int end, WordKind kind, bool isHelper)
    {
        if (isHelper)
            return NextIs(text, end, '(');
        if (kind == WordKind.Setting)
            return IsSetting(text, start, end);
        if ((kind & WordKind.BehindFile) != 0)
            return start > 4 && text[start - 1] == '.' && text[start - 2] == 'e' && text[start - 3] == 'l' && text[start - 4] == 'i';
        if (kind is WordKind.Weak || (kind & WordKind.WithDocument) != 0)
            return NextIs(text, end, '(') || NextIs(text, end, '<');
        return true;
    }

    /// <summary>Not a <c>#pragma</c>; and a journal only as <c>journal mode</c> or where it is given a value.</summary>
    static bool IsSetting(char[] text, int start, int end) =>
        (start == 0 || text[start - 1] != '#')
        && (end - start != 7 || text[start] is not ('j' or 'J') || NextIs(text, end, ':') || NextIs(text, end, '=') || NextIs(text, end, 'm') || NextIs(text, end, 'M'));

    static bool NextIs(char[] text, int at, char wanted)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
        return at < text.Length && text[at] == wanted;
    }

    static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_' or > (char)127;
}

/// <summary>A set of names that is asked with characters in place.</summary>
internal sealed class WordTable
{
    public static readonly WordTable Gate = new(GateWords.All);

    readonly Dictionary<int, List<(string Word, WordKind Kind)>> _byHash = [];
    readonly int _longest;

    WordTable(Dictionary<string, WordKind> words)
    {
        foreach (var word in words)
            Add(word.Key, word.Value);
        _longest = GateWords.Longest;
    }

    public WordTable(IReadOnlyCollection<string> helpers)
    {
        foreach (var helper in helpers)
        {
            Add(helper, WordKind.Strong);
            _longest = Math.Max(_longest, helper.Length);
        }
    }

    void Add(string word, WordKind kind)
    {
        var hash = Hash(word[0], word[word.Length - 1], word.Length);
        if (!_byHash.TryGetValue(hash, out var words))
            _byHash.Add(hash, words = []);
        words.Add((word, kind));
    }

    static int Hash(char first, char last, int length) => (((first * 31) + last) * 31) + length;

    public WordKind Find(char[] text, int start, int length)
    {
        if (length > _longest || !_byHash.TryGetValue(Hash(text[start], text[start + length - 1], length), out var words))
            return WordKind.None;
        foreach (var (word, kind) in words)
        {
            // Names of different lengths can share a hash.
            if (word.Length != length)
                continue;
            var i = 0;
            while (i < length && word[i] == text[start + i])
                i++;
            if (i == length)
                return kind;
        }

        return WordKind.None;
    }
}
