using System.Collections.Immutable;
using System.IO;
using System.Linq;

namespace Durability.Tool.Scanning;

/// <summary>What one project for one framework gives to the compiler; the injected targets write it.</summary>
internal sealed record BuildInputs
{
    public required string Project { get; init; }
    public string Framework { get; init; } = "";
    public ImmutableArray<string> Symbols { get; init; } = [];
    public ImmutableArray<string> Sources { get; init; } = [];
    public ImmutableArray<string> References { get; init; } = [];
    public ImmutableArray<string> Configs { get; init; } = [];
    public ImmutableArray<string> AdditionalFiles { get; init; } = [];

    /// <summary>The compiler's log of the same project and framework.</summary>
    public string Log { get; init; } = "";

    public static BuildInputs Read(string file)
    {
        var values = File.ReadAllLines(file)
            .Select(static line => line.Split('=', 2))
            .Where(static parts => parts.Length == 2)
            .ToLookup(static parts => parts[0], static parts => parts[1]);
        return new BuildInputs
        {
            Project = values["project"].FirstOrDefault() ?? "",
            Framework = values["framework"].FirstOrDefault() ?? "",
            Symbols = [.. values["define"].SelectMany(static symbols => symbols.Split([';', ',']))],
            Sources = [.. values["source"]],
            References = [.. values["reference"]],
            Configs = [.. values["config"].Distinct()],
            AdditionalFiles = [.. values["additional"].Distinct()],
            Log = Path.ChangeExtension(file, ".sarif"),
        };
    }
}
