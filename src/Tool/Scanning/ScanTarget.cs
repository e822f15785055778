using System.Collections.Immutable;

namespace Durability.Tool.Scanning;

/// <summary>What the paths of the command line name.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Folder">The folder that the solution, the project or the files stand in, absolute.</param>
/// <param name="Name">What a report calls it.</param>
/// <param name="Files">The solution, the projects, the sources or the logs, absolute.</param>
internal sealed record ScanTarget(TargetKind Kind, string Folder, string Name, ImmutableArray<string> Files)
{
    /// <summary>What paths are shown relative to: the repository that the folder belongs to, else the folder.</summary>
    public string Root { get; init; } = Folder;
}

/// <summary>What can be scanned.</summary>
internal enum TargetKind
{
    /// <summary>One solution or solution filter.</summary>
    Solution,

    /// <summary>One or more projects, without a solution.</summary>
    Projects,

    /// <summary>Files of C# that belong to no project.</summary>
    Sources,

    /// <summary>SARIF of earlier builds.</summary>
    Logs,
}
