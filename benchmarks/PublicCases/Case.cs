using System;
using System.Collections.Immutable;
using System.Linq;

namespace Durability.PublicCases;

/// <summary>What is known of a place.</summary>
internal enum Verdict
{
    /// <summary>A power cut loses data: a warning is expected.</summary>
    Bug,

    /// <summary>The same place after the project mended it: silence of the bug's family is expected.</summary>
    Fixed,

    /// <summary>Durable code that looks like a bug: silence is expected.</summary>
    Correct,

    /// <summary>Nothing of worth is lost (a cache, an export, a log): silence is expected.</summary>
    Benign,
}

/// <summary>What the verdict rests on.</summary>
internal enum Basis
{
    /// <summary>The project changed the place in a later commit for this reason.</summary>
    Fix,

    /// <summary>An issue, a commit message or a comment of the project says so.</summary>
    Stated,

    /// <summary>The code alone.</summary>
    Code,
}

/// <summary>One labelled place: a line of the case file.</summary>
/// <param name="Id">Unique in the file.</param>
/// <param name="Repository">The name of the public repository: owner/name.</param>
/// <param name="Commit">The 40 digits of the commit at which the lines are counted.</param>
/// <param name="Path">The file, from the repository's root, with slashes.</param>
/// <param name="Lines">The first and the last line, from 1.</param>
/// <param name="Families">The names of <see cref="Family"/> that the place is about.</param>
/// <param name="Verdict">What is known of it.</param>
/// <param name="Basis">What that rests on.</param>
/// <param name="Reason">One sentence.</param>
/// <param name="Source">Where the project says it: an issue, a pull request (PR) or a commit. Absent where the verdict rests on the code alone.</param>
internal sealed record Case(
    string Id,
    string Repository,
    string Commit,
    string Path,
    ImmutableArray<int> Lines,
    ImmutableArray<string> Families,
    Verdict Verdict,
    Basis Basis,
    string Reason,
    string? Source = null)
{
    /// <summary>Says what is wrong with the line, or null.</summary>
    public string? Problem()
    {
        if (Id.Length == 0)
            return "'id' is empty";
        if (Repository.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
            return $"'repository' is '{Repository}', not owner/name";
        if (Commit.Length != 40 || !Commit.All(char.IsAsciiHexDigit))
            return $"'commit' is '{Commit}', not 40 hexadecimal digits";
        if (Path.Length == 0 || Path.Contains('\\') || Path.StartsWith('/'))
            return $"'path' is '{Path}', not a path with slashes from the repository's root";
        if (Lines is not [>= 1, _] || Lines[1] < Lines[0])
            return "'lines' is not [first, last]";
        if (Families.IsDefaultOrEmpty)
            return "'families' is empty";
        if (Families.FirstOrDefault(static name => Family.Find(name) is null) is { } unknown)
            return $"'{unknown}' is no family; the families are {string.Join(", ", Family.All.Select(static family => family.Name))}";
        if (Basis == Basis.Code != Source is null)
            return "'source' must be there unless 'basis' is 'code'";
        return Reason.Length == 0 ? "'reason' is empty" : null;
    }

    /// <summary>Whether <c>--only</c> names this case.</summary>
    public bool IsNamed(string name)
        => Id == name || Repository == name || Families.Contains(name) || Verdict.ToString().Equals(name, StringComparison.OrdinalIgnoreCase);
}
