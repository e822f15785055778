using System;
using System.Collections.Immutable;

namespace Durability.Tool.Findings;

/// <summary>What one SARIF file holds that concerns this tool.</summary>
/// <param name="Findings">Results of the DUR rules that are not suppressed.</param>
/// <param name="Rules">The DUR rules that the log describes.</param>
internal sealed record SarifLog(ImmutableArray<Finding> Findings, ImmutableDictionary<string, RuleInfo> Rules)
{
    /// <summary>The projects, where this tool wrote the log.</summary>
    public ImmutableArray<ProjectScan> Projects { get; init; } = [];

    /// <summary>When the last of its runs ended; null where the log does not say, as that of a compiler.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The notices, where this tool wrote the log.</summary>
    public ImmutableArray<string> Notices { get; init; } = [];

    /// <summary>Names of the tools that wrote its runs.</summary>
    public ImmutableArray<string> Tools { get; init; } = [];

    /// <summary>How many results of other rules were left out, those of the compiler not counted.</summary>
    public int Foreign { get; init; }

    /// <summary>The first error of the compiler; empty where the code compiled.</summary>
    public string CompilerError { get; init; } = "";

    /// <summary>Whether the compiler was too old to run the rules.</summary>
    public bool RulesSkipped { get; init; }

    /// <summary>A rule that broke while it ran; its findings may be missing. Empty where none did.</summary>
    public string RuleFailure { get; init; } = "";

    /// <summary>Whether the rules are known to have run: the log describes them. One of version 1.0.0 describes only those that found something.</summary>
    public bool HasDurabilityRules => !Rules.IsEmpty;

    /// <summary>Whether it is of version 1.0.0 and a compiler's.</summary>
    public bool IsOldCompilerLog { get; init; }
}
