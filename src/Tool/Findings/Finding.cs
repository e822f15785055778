using System.Collections.Immutable;

namespace Durability.Tool.Findings;

/// <summary>One warning of the analyzer, as a SARIF log tells it.</summary>
/// <param name="RuleId">For instance DUR203.</param>
/// <param name="Level">How it was reported in the scanned build.</param>
/// <param name="Message">What is lost, and when.</param>
/// <param name="Project">Name of the project that was built; empty where a log does not say.</param>
/// <param name="At">The marked code.</param>
/// <param name="Related">Other places that belong to it, such as the write that the power cut loses.</param>
internal sealed record Finding(string RuleId, FindingLevel Level, string Message, string Project, SourceSpan At, ImmutableArray<SourceSpan> Related)
{
    /// <summary>Identity that stays while lines move: rule, member, symbol, ordinal; empty where a log has none.</summary>
    public string BaselineKey { get; init; } = "";

    /// <summary>Whether the baseline of the scanned tree holds it.</summary>
    public bool InBaseline { get; init; }
}

/// <summary>Severity, in the words of SARIF.</summary>
internal enum FindingLevel
{
    /// <summary>Shown in the IDE only.</summary>
    Note,

    /// <summary>A warning of the build.</summary>
    Warning,

    /// <summary>Fails the build.</summary>
    Error,
}

/// <summary>A range of a file. Lines and columns count from one; the end column is the first one behind the range.</summary>
/// <param name="File">Path relative to the scanned folder, with slashes; absolute where it lies outside.</param>
/// <param name="StartLine">First line.</param>
/// <param name="StartColumn">First column.</param>
/// <param name="EndLine">Last line.</param>
/// <param name="EndColumn">Column behind the last one.</param>
internal readonly record struct SourceSpan(string File, int StartLine, int StartColumn, int EndLine, int EndColumn);
