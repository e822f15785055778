using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Durability.Peers;

/// <summary>A package of analyzers.</summary>
/// <param name="Name">Of the package.</param>
/// <param name="Files">What the compiler is given with <c>/analyzer:</c>.</param>
internal sealed record Peer(string Name, IReadOnlyList<string> Files)
{
    /// <summary>Those that NuGet chooses for the compiler of this SDK, from the packages of this program's own project.</summary>
    public static List<Peer> Restored(string project) =>
        [.. MsBuild.Items(project, "Analyzer", "-t:ResolveLockFileAnalyzers")
            .Where(static item => item.TryGetValue("NuGetPackageId", out var package) && package.Length > 0)
            .GroupBy(static item => $"{item["NuGetPackageId"]} {item["NuGetPackageVersion"]}")
            .OrderBy(static package => package.Key, StringComparer.Ordinal)
            .Select(static package => new Peer(package.Key, [.. package.Select(static item => item["FullPath"])]))];

    /// <summary>Whether a line of the compiler's report, which names an assembly, speaks of this package.</summary>
    public bool Has(string assembly) => Files.Any(file => Path.GetFileNameWithoutExtension(file) == assembly);
}
