using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Durability.Tool.Findings;

namespace Durability.Tool.Scanning;

/// <summary>Finds out what to scan from the paths that a user names.</summary>
internal static class TargetFinder
{
    static readonly ImmutableHashSet<string> s_skippedFolders = ["bin", "obj", "node_modules", "packages"];

    /// <exception cref="BadInputException">There is nothing to scan, or more than one thing.</exception>
    public static ScanTarget Find(IReadOnlyList<string> paths)
    {
        var full = paths.Select(static path => Path.GetFullPath(path)).ToList();
        foreach (var (given, path) in paths.Zip(full))
        {
            if (!File.Exists(path) && !Directory.Exists(path))
                throw new BadInputException($"{given}: there is no such file or folder.");
        }

        var target = full.Count == 1 && Directory.Exists(full[0]) ? OfFolder(full[0]) : OfFiles(paths, full);
        return target with { Root = RepositoryOf(target.Folder) ?? target.Folder };
    }

    /// <summary>The files below a folder, those that a build made left out.</summary>
    public static IEnumerable<string> Below(string folder, string pattern)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in Directory.EnumerateFiles(folder, pattern, options).Order(StringComparer.Ordinal))
            yield return file;
        foreach (var below in Directory.EnumerateDirectories(folder, "*", options).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(below);
            if (name.StartsWith('.') || s_skippedFolders.Contains(name))
                continue;
            foreach (var file in Below(below, pattern))
                yield return file;
        }
    }

    static ScanTarget OfFiles(IReadOnlyList<string> given, List<string> full)
    {
        if (full.FirstOrDefault(Directory.Exists) is { } folder)
            throw new BadInputException($"{folder} is a folder; several paths are taken only where all are SARIF logs, or all are C# files.");
        var endings = full.Select(static path => Path.GetExtension(path).ToLowerInvariant()).Distinct().ToList();
        if (endings.All(static ending => ending is ".sarif" or ".json"))
            return new ScanTarget(TargetKind.Logs, Directory.GetCurrentDirectory(), Path.GetFileName(full[0]), [.. full]);
        if (endings is [".cs"])
            return new ScanTarget(TargetKind.Sources, Path.GetDirectoryName(full[0])!, Path.GetFileNameWithoutExtension(full[0]), [.. full]);
        if (full.Count > 1)
            throw new BadInputException("Several paths are taken only where all are SARIF logs, or all are C# files.");
        return OfFile(given[0], full[0], endings[0]);
    }

    static ScanTarget OfFile(string given, string path, string ending)
    {
        var kind = ending switch
        {
            ".sln" or ".slnx" or ".slnf" => TargetKind.Solution,
            ".csproj" => TargetKind.Projects,
            ".vbproj" or ".fsproj" => throw new BadInputException($"{given}: the rules know C# alone; a project in another language cannot be scanned."),
            _ => throw new BadInputException($"{given}: this is no solution, no C# project, no folder, no C# file and no SARIF log."),
        };
        return new ScanTarget(kind, Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path), [path]);
    }

    static ScanTarget OfFolder(string folder)
    {
        var name = Path.GetFileName(folder.TrimEnd(Path.DirectorySeparatorChar));
        var solutions = Solutions(folder);
        if (solutions.Count > 1)
        {
            var list = string.Join(Environment.NewLine, solutions.Select(static solution => "  " + Path.GetFileName(solution)));
            throw new BadInputException($"{folder} has {solutions.Count} solutions; name the one to scan:{Environment.NewLine}{list}");
        }

        if (solutions.Count == 1)
            return new ScanTarget(TargetKind.Solution, folder, Path.GetFileNameWithoutExtension(solutions[0]), [solutions[0]]);

        var projects = Below(folder, "*.csproj").ToImmutableArray();
        if (!projects.IsEmpty)
            return new ScanTarget(TargetKind.Projects, folder, name, projects);

        var sources = Below(folder, "*.cs").ToImmutableArray();
        if (sources.IsEmpty)
            throw new BadInputException($"{folder}: there is no solution, no C# project and no C# file in it.");
        return new ScanTarget(TargetKind.Sources, folder, name, sources);
    }

    /// <summary>The solutions right in a folder. The same one in the old and the new format counts once.</summary>
    static List<string> Solutions(string folder)
    {
        var all = Directory.EnumerateFiles(folder, "*.sln*")
            .Where(static file => Path.GetExtension(file).ToLowerInvariant() is ".sln" or ".slnx")
            .Order(StringComparer.Ordinal)
            .ToList();
        return [.. all.GroupBy(static file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal).Select(static same => same.MaxBy(static file => file.Length)!)];
    }

    static string? RepositoryOf(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var mark = Path.Combine(at.FullName, ".git");
            if (Directory.Exists(mark) || File.Exists(mark))
                return at.FullName;
        }

        return null;
    }

    /// <summary>The path as it stands in a result.</summary>
    public static string RelativeTo(this string path, ScanTarget target) => path.RelativeTo(target.Root);

    /// <summary>The path relative to a folder, with slashes; absolute where it lies outside of it.</summary>
    public static string RelativeTo(this string path, string folder) => SourceLocations.RelativeTo(folder, path);
}
