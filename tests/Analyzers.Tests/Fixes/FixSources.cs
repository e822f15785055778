using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>What stands beside the source of a case.</summary>
internal static class FixSources
{
    const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.IO.Compression;
        global using System.Linq;
        global using System.Text;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static IEnumerable<(string Name, string Content)> Beside(FixCase fix) => fix.Language is LanguageVersion.Default ? [("/0/Usings.cs", Usings)] : [];

    /// <summary>Rules that name the next step, not what a fix must have solved: each is on for its own fix alone.</summary>
    static readonly string[] NextSteps = ["DUR105", "DUR201", "DUR202", "DUR306", "DUR501", "DUR502"];

    public static string Config(FixCase fix) =>
        $"is_global = true\n"
        + (fix.Fix.FixableDiagnosticIds.Contains("DUR306") ? "build_property.TargetFramework = net10.0\n" : "")
        + string.Concat(NextSteps.Except(fix.Fix.FixableDiagnosticIds).Select(id => $"dotnet_diagnostic.{id}.severity = none\n"));

    /// <summary>The library, with what its package brings along.</summary>
    public static IEnumerable<MetadataReference> Library(FixCase fix)
    {
        string[] keys = fix.Framework == TestedFramework.NetStandard20 ? ["RuntimeAssembly.netstandard", "RuntimeAssembly.netstandard.Memory"] : ["RuntimeAssembly.net"];
        var paths = typeof(FixSources).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Where(a => a.Key.StartsWith("RuntimeAssembly", System.StringComparison.Ordinal)).ToDictionary(a => a.Key, a => a.Value!);
        return keys.Select(key => MetadataReference.CreateFromFile(paths[key]));
    }
}
