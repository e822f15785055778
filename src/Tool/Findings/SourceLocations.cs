using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Durability.Tool.Findings;

/// <summary>
/// Turns the addresses in a log into paths relative to the scanned folder. A log of another machine names that machine's folders:
/// there the longest end of the path that exists in this folder is taken.
/// </summary>
internal sealed class SourceLocations(string root)
{
    /// <summary>Where a finding has no place, such as one about an option.</summary>
    public static readonly SourceSpan Nowhere = new("", 0, 0, 0, 0);

    readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Reads the run's named folders.</summary>
    public IReadOnlyDictionary<string, string> ReadBases(JsonElement bases)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        if (bases.ValueKind != JsonValueKind.Object)
            return read;
        foreach (var named in bases.EnumerateObject())
            read[named.Name] = named.Value.Text("uri");
        return read;
    }

    /// <summary>Reads a SARIF location of either version.</summary>
    public SourceSpan Read(JsonElement location, IReadOnlyDictionary<string, string> bases)
    {
        var physical = location.Member("physicalLocation");
        var artifact = physical.Member("artifactLocation");
        if (physical.ValueKind == JsonValueKind.Undefined)
            physical = artifact = location.Member("resultFile");
        var uri = artifact.Text("uri");
        if (uri.Length == 0)
            return Nowhere;
        if (artifact.Text("uriBaseId") is { Length: > 0 } id && bases.TryGetValue(id, out var folder) && folder.Length > 0)
            uri = folder.TrimEnd('/') + "/" + uri;
        var region = physical.Member("region");
        var line = region.Number("startLine", 1);
        var column = region.Number("startColumn", 1);
        var endLine = region.Number("endLine", line);
        return new SourceSpan(Locate(uri), line, column, endLine, region.Number("endColumn", endLine == line ? column : 1));
    }

    /// <summary>The path relative to the root, with slashes; absolute where the file lies outside.</summary>
    public string Locate(string uri)
    {
        if (_known.TryGetValue(uri, out var known))
            return known;
        var path = Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile ? absolute.LocalPath : Uri.UnescapeDataString(uri);
        return _known[uri] = Relative(path);
    }

    string Relative(string path)
    {
        if (!Path.IsPathRooted(path))
            return path.Replace('\\', '/');
        var relative = RelativeTo(root, path);
        if (!Path.IsPathRooted(relative) || File.Exists(path))
            return relative;

        var parts = path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        var end = Enumerable.Range(1, parts.Length - 1 is > 0 and var count ? count : 0)
            .Select(skipped => string.Join('/', parts.Skip(skipped)))
            .FirstOrDefault(end => File.Exists(Path.Combine(root, end)));
        return end ?? relative;
    }

    /// <summary>The path relative to a folder, with slashes; absolute where it lies outside of it.</summary>
    public static string RelativeTo(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path).Replace('\\', '/');
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) ? path.Replace('\\', '/') : relative;
    }
}
