using System;
using System.Collections.Immutable;
using Durability.Tool.Findings;

namespace Durability.Tool.Tests.Output;

/// <summary>A result of a scan, made up.</summary>
internal static class Sample
{
    public static ScanResult Result(string root, params Finding[] findings) => new(
        root,
        "Orders",
        new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero),
        [.. findings],
        ImmutableDictionary<string, RuleInfo>.Empty.Add("DUR203", new RuleInfo("DUR203", "Published before its data is synced", "A rename can reach the device first.", "")),
        [new ProjectScan("Orders", "src/Orders/Orders.csproj", ProjectOutcome.Scanned, ""), new ProjectScan("Billing", "src/Billing/Billing.csproj", ProjectOutcome.Partial, "does not compile: CS0246: no")]);

    public static Finding Finding(string file, int line, FindingLevel level = FindingLevel.Warning) =>
        new("DUR203", level, "'a' becomes 'b', 100% lost\nat a cut", "Orders", new SourceSpan(file, line, 9, line, 20), [new SourceSpan(file, 1, 1, 1, 5)]);
}
