using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;

namespace Durability.DocsGenerator;

/// <summary>A file that is generated from the rules, in whole or between two markers, and what it must hold.</summary>
public sealed record GeneratedFile(string Path, string Content)
{
    public bool IsCurrent => File.Exists(Path) && File.ReadAllText(Path) == Content;

    public static IEnumerable<GeneratedFile> All(string root, ImmutableArray<Rule> rules)
    {
        foreach (var preset in Preset.All)
            yield return new(System.IO.Path.Combine(root, "src", "Package", "config", preset.FileName), preset.Render(rules));

        yield return Table(System.IO.Path.Combine(root, "README.md"), RuleTable.Render(rules, "docs/rules/"));
        yield return Table(System.IO.Path.Combine(root, "docs", "rules", "README.md"), RuleTable.Render(rules, ""));
    }

    public static string FindRepositoryRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Analyzers.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above '{start}' holds Analyzers.sln.");
    }

    private static GeneratedFile Table(string path, string table) => new(path, RuleTable.ReplaceIn(path, File.ReadAllText(path), table));
}
