using Durability.Tool.Findings;
using Xunit;

namespace Durability.Tool.Tests;

public sealed class FindingTests
{
    [Fact]
    public void FindingsOfTheSamePlace_AreEqual() =>
        Assert.Equal(At(3), At(3));

    [Fact]
    public void FindingsOfOtherPlaces_Differ() =>
        Assert.NotEqual(At(3), At(4));

    static Finding At(int line) =>
        new("DUR203", FindingLevel.Warning, "lost", "Orders", new SourceSpan("Orders/Store.cs", line, 9, line, 20), []);
}
