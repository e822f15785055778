using Xunit;

namespace Durability.Fuzz.Tests;

/// <summary>Tests that measure what the process uses, or use all of it.</summary>
[CollectionDefinition(nameof(OneAtATime))]
public sealed class OneAtATime;
