using System;
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
    public static List<FoundWord> Run(SourceText text, IReadOnlyCollection<string>? helpers, CancellationToken cancellation)
    {
        var found = new List<FoundWord>();
        var characters = new char[text.Length];
        text.CopyTo(0, characters, 0, text.Length);
        cancellation.ThrowIfCancellationRequested();
        var words = helpers is null ? WordTable.Gate : WordTable.Of(helpers);
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
    public static readonly WordTable Gate = Of(GateWords.All);

    readonly Word?[] _buckets = new Word?[512];
    int _longest;

    WordTable()
    {
    }

    /// <summary>The names of helpers, all of one kind.</summary>
    public static WordTable Of(IReadOnlyCollection<string> helpers)
    {
        var table = new WordTable();
        foreach (var helper in helpers)
            table.Add(helper, WordKind.Strong);
        return table;
    }

    public static WordTable Of(IReadOnlyCollection<GateWord> words)
    {
        var table = new WordTable();
        foreach (var word in words)
            table.Add(word.Name, word.Kind);
        return table;
    }

    void Add(string name, WordKind kind)
    {
        var bucket = Bucket(name[0], name[name.Length - 1], name.Length);
        _buckets[bucket] = new Word(name, kind, _buckets[bucket]);
        _longest = Math.Max(_longest, name.Length);
    }

    int Bucket(char first, char last, int length) => ((((first * 31) + last) * 31) + length) & (_buckets.Length - 1);

    public WordKind Find(char[] text, int start, int length)
    {
        if (length > _longest)
            return WordKind.None;
        for (var word = _buckets[Bucket(text[start], text[start + length - 1], length)]; word is not null; word = word.Next)
        {
            if (word.Matches(text, start, length))
                return word.Kind;
        }

        return WordKind.None;
    }

    sealed class Word(string name, WordKind kind, Word? next)
    {
        public WordKind Kind { get; } = kind;
        public Word? Next { get; } = next;

        public bool Matches(char[] text, int start, int length)
        {
            // Names of different lengths can share a bucket.
            if (name.Length != length)
                return false;
            for (var i = 0; i < length; i++)
            {
                if (name[i] != text[start + i])
                    return false;
            }

            return true;
        }
    }
}
