using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace Durability.PowerCut.Tests.Fixes;

/// <summary>Where a program keeps the versions that it saves: each is its number, repeated, a line each.</summary>
/// <param name="File">The file's name; <c>{0}</c> is the version where each has its own.</param>
/// <param name="Lines">How many lines a version has.</param>
/// <param name="Prepare">What the program makes before it begins.</param>
internal abstract record Kept(string File, int Lines, string Prepare)
{
    /// <summary>What is wrong in a directory, given the last version that was acknowledged.</summary>
    public abstract IEnumerable<string> Check(string directory, int acknowledged, Promise promise);

    /// <summary>The content of a version.</summary>
    protected string Text(int version) => string.Concat(Enumerable.Repeat(version.ToString("D15", CultureInfo.InvariantCulture) + "\n", Lines));

    /// <summary>The version that a content is as a whole, or null and what it is instead.</summary>
    protected int? VersionOf(string path, out string fault)
    {
        fault = "no file";
        if (!System.IO.File.Exists(path))
            return null;
        string content;
        try
        {
            content = Read(path);
        }
        catch (InvalidDataException)
        {
            fault = "half a compressed file";
            return null;
        }

        if (int.TryParse(content.Split('\n')[0], CultureInfo.InvariantCulture, out int version) && content == Text(version))
            return version;
        fault = content.Length == 0 ? "an empty file" : content.Trim('\0').Length == 0 ? "zeros" : "a torn file";
        return null;
    }

    private static string Read(string path)
    {
        if (!path.EndsWith(".gz", StringComparison.Ordinal))
            return System.IO.File.ReadAllText(path);
        using var reader = new StreamReader(new GZipStream(System.IO.File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}

/// <summary>One file that each version replaces.</summary>
/// <param name="File">Its name.</param>
/// <param name="Backup">Another name under which a whole version counts.</param>
internal sealed record LastVersion(string File, string? Backup = null)
    : Kept(File, 700, $"File.WriteAllText(Path.Combine(folder, \"{File}\"), Text(0));")
{
    public override IEnumerable<string> Check(string directory, int acknowledged, Promise promise)
    {
        int? version = VersionOf(Path.Combine(directory, File), out string fault);
        if (Backup is not null && VersionOf(Path.Combine(directory, Backup), out _) is { } kept && !(kept < version))
            version = kept;
        if (version is null)
            yield return $"version {acknowledged} was acknowledged, {fault} is left";
        else if (promise == Promise.Durable && version < acknowledged)
            yield return $"version {acknowledged} was acknowledged, version {version} is left";
    }
}

/// <summary>Two files that each version replaces, one after the other.</summary>
internal sealed record LastVersions(LastVersion First, LastVersion Second) : Kept(First.File, First.Lines, First.Prepare + Second.Prepare)
{
    public override IEnumerable<string> Check(string directory, int acknowledged, Promise promise) =>
        First.Check(directory, acknowledged, promise).Concat(Second.Check(directory, acknowledged, promise));
}

/// <summary>One file to which each version is appended.</summary>
internal sealed record EveryRecord(string File) : Kept(File, 4, $"File.Create(Path.Combine(folder, \"{File}\")).Dispose();")
{
    public override IEnumerable<string> Check(string directory, int acknowledged, Promise promise)
    {
        string content = System.IO.File.ReadAllText(Path.Combine(directory, File));
        int whole = 0;
        for (int at = 0; content.AsSpan(at).StartsWith(Text(whole + 1)); whole++)
            at += Text(whole + 1).Length;
        if (whole < acknowledged)
            yield return $"{acknowledged} records were acknowledged, {whole} are left";
    }
}

/// <summary>A file for each version.</summary>
internal sealed record EveryFile(string File) : Kept(File, 4, "")
{
    public override IEnumerable<string> Check(string directory, int acknowledged, Promise promise)
    {
        for (int version = 1; version <= acknowledged; version++)
        {
            string name = File.Replace("{0}", version.ToString("D8", CultureInfo.InvariantCulture), StringComparison.Ordinal);
            if (VersionOf(Path.Combine(directory, name), out string fault) != version)
                yield return $"{name} of {acknowledged} was acknowledged, {fault} is left";
        }
    }
}
