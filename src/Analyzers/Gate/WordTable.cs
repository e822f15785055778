using System;
using System.Collections.Generic;

namespace Durability.Analyzers.Gate;

/// <summary>A set of names that is asked with characters in place.</summary>
internal sealed class WordTable
{
    public static readonly WordTable Gate = Of(GateWords.All);

    readonly Word?[] _buckets = new Word?[512];
    int _longest;

    WordTable()
    {
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

/// <summary>Names, of which it can be told that one is not among them: what says of most files that they call no helper.</summary>
internal sealed class NameSet
{
    const int Bits = 4096;

    readonly ulong[] _bits = new ulong[Bits / 64];

    public void Add(char[] text, int start, int length) => Set(Hash(text[start], text[start + (length / 2)], text[start + length - 1], length));

    public void Add(string name) => Set(Hash(name[0], name[name.Length / 2], name[name.Length - 1], name.Length));

    /// <summary>Whether one name may be in both; false is certain.</summary>
    public bool MayShare(NameSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            if ((_bits[i] & other._bits[i]) != 0)
                return true;
        }

        return false;
    }

    void Set(int bit) => _bits[bit / 64] |= 1UL << (bit % 64);

    static int Hash(char first, char middle, char last, int length) => ((((((first * 31) + middle) * 31) + last) * 31) + length) & (Bits - 1);
}
