using System.Collections.Immutable;

namespace Durability.Tool.Scanning;

/// <summary>How to scan.</summary>
internal sealed record ScanRequest
{
    /// <summary>Default, Strict, Audit or None; empty for what the tree itself chose.</summary>
    public string Preset { get; init; } = "";

    /// <summary>inferred, all or marked; empty for what the tree itself chose.</summary>
    public string Scope { get; init; } = "";

    /// <summary>The configuration that is built, such as Release; empty for the tree's default.</summary>
    public string Configuration { get; init; } = "";

    /// <summary>MSBuild properties as NAME=VALUE.</summary>
    public ImmutableArray<string> Properties { get; init; } = [];

    /// <summary>Where what the build said is written; empty for nowhere.</summary>
    public string BuildLog { get; init; } = "";
}
