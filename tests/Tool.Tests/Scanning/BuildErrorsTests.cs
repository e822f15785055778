using Durability.Tool.Scanning;
using Xunit;

namespace Durability.Tool.Tests.Scanning;

public sealed class BuildErrorsTests
{
    [Theory]
    [InlineData("/r/A.cs(1,12): error CS0246: The type 'X' could not be found [/r/A.csproj]", "CS0246: The type 'X' could not be found")]
    [InlineData("/r/A.cs(1,12): error CS0246: no [/r/A.csproj::TargetFramework=net8.0]", "CS0246: no")]
    [InlineData("/r/A.csproj : error NU1101: Unable to find package Y. [/r/All.sln]", "NU1101: Unable to find package Y.")]
    [InlineData("/usr/sdk/x.targets(83,5): error NETSDK1045: The SDK is old. [/r/A.csproj]", "NETSDK1045: The SDK is old.")]
    [InlineData("/r/A.csproj(3,1): error MSB4025: The project file could not be loaded.", "MSB4025: The project file could not be loaded.")]
    public void AnError_BelongsToItsProject(string line, string expected)
    {
        var errors = new BuildErrors();
        errors.Read(line);
        errors.Read(line);
        Assert.Equal(expected, errors.Of("/r/A.csproj"));
        Assert.Empty(errors.Unplaced);
    }

    [Fact]
    public void FurtherErrors_AreCounted()
    {
        var errors = new BuildErrors();
        errors.Read("/r/A.cs(1,1): error CS0001: one [/r/A.csproj]");
        errors.Read("/r/A.cs(2,1): error CS0002: two [/r/A.csproj]");
        Assert.Equal("CS0001: one (and 1 more)", errors.Of("/r/A.csproj"));
    }

    [Theory]
    [InlineData("/r/A.cs(1,12): warning CS0168: an error CS0001: that is none [/r/A.csproj]")]
    [InlineData("  A -> /r/bin/A.dll")]
    public void WhatIsNoError_IsNone(string line)
    {
        var errors = new BuildErrors();
        errors.Read(line);
        Assert.Equal("", errors.Of("/r/A.csproj"));
        Assert.Empty(errors.Unplaced);
    }

    [Fact]
    public void AnErrorOfNoProject_IsKept()
    {
        var errors = new BuildErrors();
        errors.Read("MSBUILD : error MSB1009: Project file does not exist.");
        Assert.Equal(["MSB1009: Project file does not exist."], errors.Unplaced);
    }
}
