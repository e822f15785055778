using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Durability.CrashWindow;

namespace Durability.DocsGenerator;

/// <summary>A file that is generated from the rules, in whole or between two markers, and what it must hold.</summary>
public sealed record GeneratedFile(string Path, string Content)
{
    public bool IsCurrent => File.Exists(Path) && File.ReadAllText(Path) == Content;

    public static IEnumerable<GeneratedFile> All(string root, ImmutableArray<Rule> rules)
    {
        foreach (var preset in Preset.All)
            yield return new(System.IO.Path.Combine(root, "src", "Package", "config", preset.FileName), preset.Render(rules));

        yield return Page(GeneratedBlock.Rules, RuleTable.Render(rules, "docs/rules/"), root, "README.md");
        yield return Page(GeneratedBlock.Rules, RuleTable.Render(rules, ""), root, "docs", "rules", "README.md");

        foreach (var timeline in Timelines.All)
        {
            var title = rules.Single(rule => rule.Id == timeline.Id).Title;
            yield return new(System.IO.Path.Combine(root, "docs", "rules", "img", timeline.Id + ".svg"), TimelinePicture.Render(timeline, title));
            yield return Page(GeneratedBlock.Timeline, $"![{timeline.Alt}](img/{timeline.Id}.svg)\n", root, "docs", "rules", timeline.Id + ".md");
        }
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

    private static GeneratedFile Page(GeneratedBlock block, string content, params string[] path)
    {
        var page = System.IO.Path.Combine(path);
        return new(page, block.ReplaceIn(page, File.ReadAllText(page), content));
    }
}
