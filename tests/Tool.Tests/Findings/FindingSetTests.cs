using System.Linq;
using Durability.Tool.Findings;
using Xunit;

namespace Durability.Tool.Tests.Findings;

public sealed class FindingSetTests
{
    [Fact]
    public void AFileThatTwoProjectsCompile_GivesOneFinding_AtTheHigherLevel()
    {
        var merged = Assert.Single(FindingSet.Merge([Finding("Shared.cs", 3, "A", FindingLevel.Warning), Finding("Shared.cs", 3, "B", FindingLevel.Error)]));
        Assert.Equal(("A", FindingLevel.Error), (merged.Project, merged.Level));
    }

    [Fact]
    public void WhatOneBaselineDoesNotHold_IsNew()
    {
        var known = Finding("Shared.cs", 3, "A") with { InBaseline = true };
        Assert.False(Assert.Single(FindingSet.Merge([known, Finding("Shared.cs", 3, "B")])).InBaseline);
        Assert.True(Assert.Single(FindingSet.Merge([known, known with { Project = "B" }])).InBaseline);
    }

    [Fact]
    public void TheOrder_IsThatOfTheFiles()
    {
        var merged = FindingSet.Merge([Finding("b.cs", 1, "A"), Finding("a.cs", 20, "A"), Finding("a.cs", 3, "A")]);
        Assert.Equal([("a.cs", 3), ("a.cs", 20), ("b.cs", 1)], merged.Select(static finding => (finding.At.File, finding.At.StartLine)));
    }

    static Finding Finding(string file, int line, string project, FindingLevel level = FindingLevel.Warning) =>
        new("DUR203", level, "lost", project, new SourceSpan(file, line, 9, line, 20), []);
}
