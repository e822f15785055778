using System.Collections.Immutable;

namespace Durability.Analyzers.Rules;

/// <summary>What a diagnostic tells its fix and the tools that read a build's log, beyond the places that it names.</summary>
internal static class FixProperties
{
    /// <summary>The file is still open where it is published.</summary>
    public const string StillOpen = "still-open";

    /// <summary>The old file is deleted before the new one is there.</summary>
    public const string Deleted = "deleted";

    /// <summary>Its line in a baseline file, for the tool that writes one.</summary>
    public const string BaselineKey = "BaselineKey";

    public static ImmutableDictionary<string, string?> Of(string property, bool holds) =>
        holds ? ImmutableDictionary<string, string?>.Empty.Add(property, "true") : ImmutableDictionary<string, string?>.Empty;
}
