using Durability.Tool.Findings;
using Xunit;

namespace Durability.Tool.Tests.Findings;

public sealed class PathGlobTests
{
    [Theory]
    [InlineData("src/**", "src/a/b.cs")]
    [InlineData("src", "src/a/b.cs")]
    [InlineData("src/", "src/a/b.cs")]
    [InlineData("./src/a", "src/a/b.cs")]
    [InlineData("*.cs", "src/a/b.cs")]
    [InlineData("b.cs", "src/a/b.cs")]
    [InlineData("**/a/*.cs", "src/a/b.cs")]
    [InlineData("**/a/*.cs", "a/b.cs")]
    [InlineData("src/?/b.cs", "src/a/b.cs")]
    [InlineData(@"src\a\*", "src/a/b.cs")]
    [InlineData("tests", "src/tests/b.cs")]
    [InlineData("src/(a)+.cs", "src/(a)+.cs")]
    public void Matches(string pattern, string path) => Assert.True(new PathGlob(pattern).Matches(path));

    [Theory]
    [InlineData("src/*.cs", "src/a/b.cs")]
    [InlineData("src", "other/src.cs")]
    [InlineData("b.c", "src/a/b.cs")]
    [InlineData("a/*.cs", "src/a/b.cs")]
    [InlineData("src/?.cs", "src/ab.cs")]
    public void DoesNotMatch(string pattern, string path) => Assert.False(new PathGlob(pattern).Matches(path));

    [Fact]
    public void AnEmptyPattern_IsBadInput() => Assert.Throws<BadInputException>(() => new PathGlob(" "));
}
