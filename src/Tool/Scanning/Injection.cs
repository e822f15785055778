using System.Collections.Generic;
using System.IO;
using System.Text;
using Durability.Tool.Output;

namespace Durability.Tool.Scanning;

/// <summary>
/// Puts the rules into a build from outside: MSBuild takes properties from the environment, and imports the files that three of them
/// name, right after a project's own Directory.Build.props, before the common targets and right after its Directory.Build.targets.
/// </summary>
internal static class Injection
{
    static readonly (string Hook, string Outer, string File)[] s_hooks =
    [
        ("CustomAfterDirectoryBuildProps", "DurabilityScanOuterProps", "Durability.Scan.props"),
        ("CustomBeforeMicrosoftCommonTargets", "DurabilityScanOuterTargets", "Durability.Scan.Before.targets"),
        ("CustomAfterDirectoryBuildTargets", "DurabilityScanOuterAfter", "Durability.Scan.targets"),
    ];

    /// <summary>The environment of the build.</summary>
    /// <param name="folder">Where the build writes to.</param>
    /// <param name="request">How to scan.</param>
    /// <param name="withLogs">Whether the compiler writes its logs.</param>
    public static Dictionary<string, string> Environment(ScanFolder folder, ScanRequest request, bool withLogs)
    {
        var config = Path.Combine(folder.Root, "durability.globalconfig");
        File.WriteAllText(config, Config(request));
        var environment = new Dictionary<string, string>
        {
            ["DurabilityScanFolder"] = folder.Root.Replace('\\', '/'),
            ["DurabilityScanConfig"] = config,
            ["DurabilityScanPreset"] = request.Preset,
            ["DurabilityScanLogs"] = withLogs ? "true" : "false",

            // 'dotnet format' leaves an analyzer out of which every rule is named as a warning that stays one.
            ["DurabilityScanRules"] = withLogs ? string.Join(';', RulePages.Ids()) : "",

            // The compiler's server would outlive the scan.
            ["UseSharedCompilation"] = "false",
        };
        foreach (var (hook, outer, file) in s_hooks)
        {
            environment[hook] = Path.Combine(Installed.Injected, file);
            if (System.Environment.GetEnvironmentVariable(hook) is { Length: > 0 } own)
                environment[outer] = own;
        }

        return environment;
    }

    /// <summary>The options that a scan sets. Its level is above all others of its kind.</summary>
    internal static string Config(ScanRequest request)
    {
        var config = new StringBuilder("is_global = true\nglobal_level = 1000\n\n# What the baseline holds is found as well, and told apart later.\ndurability_baseline = ignore\n");
        if (request.Scope.Length > 0)
            config.Append("durability_scope = ").Append(request.Scope).Append('\n');
        return config.ToString();
    }
}
