using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using Durability.Tool.Findings;

namespace Durability.Tool.Baselines;

/// <summary>Finds the baseline of each project as the package does: in its folder, else in the nearest one above that has one.</summary>
/// <param name="enabled">Whether baselines count at all.</param>
internal sealed class BaselineLookup(bool enabled)
{
    readonly Dictionary<string, BaselineFile> _files = new(StringComparer.Ordinal);

    /// <summary>Reads the baselines of all projects, so that a broken one is told before anything is built.</summary>
    public void Load(ImmutableArray<string> projects)
    {
        foreach (var project in projects)
            OfProject(project);
    }

    /// <summary>Marks the findings that the project's baseline holds.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="findings">All findings.</param>
    /// <param name="from">The first one of this project.</param>
    public void Mark(string project, List<Finding> findings, int from)
    {
        if (OfProject(project) is not { } baseline)
            return;
        for (var index = from; index < findings.Count; index++)
        {
            if (BaselineEntry.Parse(findings[index].BaselineKey) is { } entry && baseline.Holds(entry))
                findings[index] = findings[index] with { InBaseline = true };
        }
    }

    /// <summary>The nearest baseline at or above a folder; null where there is none.</summary>
    public static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, BaselineFile.Name);
            if (File.Exists(file))
                return file;
        }

        return null;
    }

    BaselineFile? OfProject(string project)
    {
        if (!enabled || Above(Path.GetDirectoryName(project)!) is not { } file)
            return null;
        return _files.TryGetValue(file, out var known) ? known : _files[file] = BaselineFile.Read(file);
    }
}
