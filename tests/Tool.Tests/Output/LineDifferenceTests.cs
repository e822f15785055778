using System.Linq;
using Durability.Tool.Output;
using Xunit;

namespace Durability.Tool.Tests.Output;

public sealed class LineDifferenceTests
{
    [Fact]
    public void TheChange_IsShownWithTwoLinesAroundIt() =>
        Assert.Equal(
            ["@@ line 2 @@", " b", " c", "-d", "+D", "+E", " e", " f"],
            LineDifference.Of(["a", "b", "c", "d", "e", "f", "g"], ["a", "b", "c", "D", "E", "e", "f", "g"]));

    [Fact]
    public void FarChanges_AreShownApart()
    {
        var before = Enumerable.Range(0, 20).Select(static number => $"{number}").ToArray();
        var after = before.Select(static line => line is "1" or "15" ? line + "!" : line).ToArray();
        Assert.Equal(["@@ line 1 @@", "@@ line 14 @@"], LineDifference.Of(before, after).Where(static line => line[0] == '@'));
    }

    [Fact]
    public void EqualTexts_HaveNone() => Assert.Empty(LineDifference.Of(["a"], ["a"]));
}
