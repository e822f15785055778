using System;
using System.Collections.Generic;
using System.Linq;

namespace Durability.Peers;

/// <param name="Projects">Restored C# projects, each with a target framework or an empty string.</param>
/// <param name="Lengths">Lines of generated programs whose costs are compared with each other.</param>
/// <param name="Runs">How often each compile is repeated; the median counts.</param>
/// <param name="Pages">Print what the other packages say of the rule pages' programs.</param>
/// <param name="Ours">The rules' assembly, such as the precompiled one of the package; empty for the one that was built with this program.</param>
internal sealed record Arguments(IReadOnlyList<(string Path, string Framework)> Projects, IReadOnlyList<int> Lengths, int Runs, bool Pages, string Ours)
{
    const string Usage = """
        usage: Durability.Peers [--project FILE.csproj[:FRAMEWORK]]... [--lengths N,N,...] [--runs N] [--ours FILE.dll] [--pages]

        Compiles a project as its own build does, with other packages of analyzers beside it, and prints what each costs.
        Without --project: the library of this repository, and a generated program of 100,000 lines.
        --lengths compiles generated programs of these lengths instead, and prints what a line of each costs.
        --pages compiles the bad programs of docs/rules, and prints what the other packages say of the lines that lose data.
        """;

    /// <summary>Nothing, and a message on the error stream, where the arguments mean nothing.</summary>
    public static Arguments? Parse(string[] args)
    {
        var (projects, lengths, runs, pages, ours) = (new List<(string, string)>(), new List<int>(), 5, false, "");
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--project" when value.Length > 0:
                    var at = value.LastIndexOf(".csproj:", StringComparison.Ordinal);
                    projects.Add(at < 0 ? (value, "") : (value[..(at + 7)], value[(at + 8)..]));
                    i++;
                    break;
                case "--lengths" when value.Split(',').All(static part => int.TryParse(part, out var length) && length > 0):
                    lengths.AddRange(value.Split(',').Select(int.Parse));
                    i++;
                    break;
                case "--runs" when int.TryParse(value, out runs) && runs > 0:
                    i++;
                    break;
                case "--ours" when value.Length > 0:
                    ours = value;
                    i++;
                    break;
                case "--pages":
                    pages = true;
                    break;
                default:
                    Console.Error.WriteLine($"'{args[i]}' is no option, or '{value}' is no value of it.\n\n{Usage}");
                    return null;
            }
        }

        return new Arguments(projects, lengths, runs, pages, ours);
    }
}
