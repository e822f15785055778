using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Durability.Tool.Scanning;

/// <summary>Collects from a build's output what went wrong, for each project.</summary>
internal sealed partial class BuildErrors
{
    readonly Dictionary<string, List<string>> _ofProject = new(StringComparer.Ordinal);
    readonly List<string> _unplaced = [];

    /// <summary>Errors that name no project, and what the command says where it does not come as far as to build.</summary>
    public IReadOnlyList<string> Unplaced => _unplaced;

    /// <summary>All errors, with their projects.</summary>
    public IEnumerable<string> All => _unplaced.Concat(_ofProject.Keys.Order(StringComparer.Ordinal).Select(project => $"{project}: {Of(project)}"));

    /// <summary>Reads one line of output.</summary>
    public void Read(string line)
    {
        var match = ErrorLine().Match(line);
        if (!match.Success)
            return;
        var message = $"{match.Groups["code"].Value}: {match.Groups["message"].Value.Trim()}";
        var origin = match.Groups["origin"].Value.Trim();
        var project = match.Groups["project"].Value is { Length: > 0 } named && IsProject(named) ? named : origin;
        if (!IsProject(project) && !IsStackTrace(match.Groups["message"].Value))
            Add(_unplaced, message);
        else if (!IsProject(project))
            return;
        else if (_ofProject.TryGetValue(project, out var errors))
            Add(errors, message);
        else
            _ofProject[project] = [message];
    }

    /// <summary>The first error of a project, and how many more there are; empty where there is none.</summary>
    public string Of(string project)
    {
        if (!_ofProject.TryGetValue(project, out var errors))
            return "";
        return errors.Count == 1 ? errors[0] : $"{errors[0]} (and {errors.Count - 1} more)";
    }

    static bool IsStackTrace(string message) => message.TrimStart() is var text && (text.StartsWith("at ", StringComparison.Ordinal) || text.StartsWith("--", StringComparison.Ordinal));

    static void Add(List<string> errors, string message)
    {
        if (!errors.Contains(message))
            errors.Add(message);
    }

    static bool IsProject(string path) => Path.IsPathRooted(path) && Path.GetExtension(path).EndsWith("proj", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""^\s*(?<origin>(?:(?!:\s+warning\s).)*?)(\([\d,]+\))?\s*:\s*(?:\w+\s+)?error\s+(?<code>[A-Za-z]+\d+)\s*:\s*(?<message>.*?)(\s\[(?<project>[^\]]+?)(::[^\]]*)?\])?$""", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorLine();
}
