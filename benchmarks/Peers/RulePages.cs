using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Durability.Analyzers.Tests.Rules.Settings;

namespace Durability.Peers;

/// <summary>What every package says, with all its rules on, of the lines that lose data in the bad programs of the rule pages.</summary>
internal static class RulePages
{
    const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.IO.Compression;
        global using System.Linq;
        global using System.Runtime.InteropServices;
        global using System.Text;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static void Print(string root, string folder, IReadOnlyList<Peer> peers)
    {
        var project = GeneratedProject.Write(folder, 0);
        var (page, config, log) = (Path.Combine(folder, "Page.cs"), Path.Combine(folder, "all.globalconfig"), Path.Combine(folder, "page.sarif"));
        File.WriteAllText(page, "");
        File.WriteAllText(Path.Combine(folder, "Usings.cs"), Usings);
        File.WriteAllText(Path.Combine(folder, "Libraries.cs"), "#pragma warning disable\n" + LibraryStubs.All);
        File.WriteAllText(config, EveryRule());
        MsBuild.Run(folder, "restore", project);
        var command = CompilerCommand.Of(project, "", peers);
        var server = $"durability-pages-{Environment.ProcessId}";

        Console.WriteLine("| rule | what others report on its marked lines |");
        Console.WriteLine("| --- | --- |");
        foreach (var file in Directory.GetFiles(Path.Combine(root, "docs", "rules"), "DUR???.md").Order(StringComparer.Ordinal))
        {
            var (id, marks, said) = (Path.GetFileNameWithoutExtension(file), 0, new SortedDictionary<string, int>(StringComparer.Ordinal));
            foreach (var program in BadPrograms(file))
            {
                // The remark that marks a line is one that some rules speak of.
                File.WriteAllText(page, Regex.Replace(program, @" *// DUR[0-9]{3}$", "", RegexOptions.Multiline));
                var marked = program.Split('\n').Select(static (line, index) => (Line: line, Number: index + 1)).Where(line => line.Line.TrimEnd().EndsWith("// " + id, StringComparison.Ordinal)).Select(static line => line.Number).ToHashSet();
                marks += marked.Count;
                _ = command.Run(peers, server, "/analyzerconfig:" + config, $"/errorlog:{log},version=2.1");
                foreach (var (rule, line) in Reported(log, page).Distinct())
                {
                    if (marked.Contains(line))
                        said[rule] = said.GetValueOrDefault(rule) + 1;
                }
            }

            if (marks > 0)
                Console.WriteLine($"| [{id}](rules/{id}.md) | {(said.Keys.Any(rule => rule != id) ? string.Join(", ", said.Keys.Where(rule => rule != id)) : "nothing")} |");
        }
    }

    /// <summary>Also the rules that are off by default: a severity for all rules at once does not reach these, one for each id does.</summary>
    static string EveryRule()
    {
        (string Prefix, int Digits, int First, int Last)[] ids =
            [("CA", 4, 1000, 5405), ("IDE", 4, 1, 3000), ("MA", 4, 1, 400), ("RCS", 4, 1, 1300), ("S", 0, 100, 8999), ("IDISP", 3, 1, 99), ("AsyncFixer", 2, 1, 9)];
        var lines = ids.SelectMany(static id => Enumerable.Range(id.First, id.Last - id.First + 1).Select(number => $"dotnet_diagnostic.{id.Prefix}{number.ToString($"D{id.Digits}")}.severity = warning"));
        return string.Join('\n', ["is_global = true", "global_level = 1000", "dotnet_analyzer_diagnostic.severity = warning", .. lines]) + "\n";
    }

    static IEnumerable<string> BadPrograms(string file)
    {
        var (inSection, block) = (false, (List<string>?)null);
        foreach (var line in File.ReadLines(file))
        {
            if (block is null && line.StartsWith("## ", StringComparison.Ordinal))
                inSection = line == "## Bad";
            else if (inSection && block is null && line.StartsWith("```csharp", StringComparison.Ordinal))
                block = [];
            else if (block is not null && line.StartsWith("```", StringComparison.Ordinal))
            {
                yield return string.Join('\n', block) + "\n";
                block = null;
            }
            else
                block?.Add(line);
        }
    }

    static IEnumerable<(string Rule, int Line)> Reported(string log, string page)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(log));
        var found = new List<(string, int)>();
        foreach (var result in document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray())
        {
            if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
                continue;
            var place = locations[0].GetProperty("physicalLocation");
            if (place.GetProperty("artifactLocation").GetProperty("uri").GetString()!.EndsWith(Path.GetFileName(page), StringComparison.Ordinal))
                found.Add((result.GetProperty("ruleId").GetString()!, place.GetProperty("region").GetProperty("startLine").GetInt32()));
        }

        return found;
    }
}
