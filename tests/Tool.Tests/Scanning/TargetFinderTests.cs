using System;
using System.IO;
using System.Linq;
using Durability.Tool.Scanning;
using Xunit;

namespace Durability.Tool.Tests.Scanning;

public sealed class TargetFinderTests : IDisposable
{
    readonly TestTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void AFolderWithASolution_IsThatSolution()
    {
        _tree.WithSolution("Shop.slnx").With("A/A.csproj", "");
        var target = Find(".");
        Assert.Equal((TargetKind.Solution, "Shop"), (target.Kind, target.Name));
    }

    [Fact]
    public void TheSameSolutionInBothFormats_IsTheNewOne()
    {
        _tree.WithSolution("Shop.slnx").With("Shop.sln", "");
        Assert.EndsWith(".slnx", Assert.Single(Find(".").Files), StringComparison.Ordinal);
    }

    [Fact]
    public void TwoSolutions_AreListed()
    {
        _tree.WithSolution("Shop.slnx").WithSolution("Tools.slnx");
        var problem = Assert.Throws<BadInputException>(() => Find(".")).Message;
        Assert.Contains("has 2 solutions", problem, StringComparison.Ordinal);
        Assert.Contains("Shop.slnx", problem, StringComparison.Ordinal);
        Assert.Contains("Tools.slnx", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderWithoutASolution_IsAllProjectsBelow_ButNotWhatABuildMade()
    {
        _tree.With("src/A/A.csproj", "").With("src/B/B.csproj", "").With("src/A/obj/C.csproj", "").With(".cache/D.csproj", "").With("node_modules/E.csproj", "");
        var target = Find(".");
        Assert.Equal(TargetKind.Projects, target.Kind);
        Assert.Equal(["A.csproj", "B.csproj"], target.Files.Select(Path.GetFileName));
    }

    [Fact]
    public void AFolderOfFilesAlone_IsItsFiles()
    {
        _tree.With("a/One.cs", "").With("Two.cs", "");
        Assert.Equal((TargetKind.Sources, 2), (Find(".").Kind, Find(".").Files.Length));
    }

    [Fact]
    public void TheRepository_IsWhatPathsAreRelativeTo()
    {
        _tree.With(".git/HEAD", "").With("src/A/A.csproj", "");
        Assert.Equal(_tree.Folder, Find("src/A/A.csproj").Root);
        Assert.Equal(_tree["src/A"], Find("src/A/A.csproj").Folder);
    }

    [Theory]
    [InlineData("there is no such file or folder", "nothing")]
    [InlineData("no solution, no C# project and no C# file", "empty")]
    [InlineData("know C# alone", "F.fsproj")]
    [InlineData("no solution, no C# project, no folder", "read.me")]
    [InlineData("only where all are SARIF logs", "A.csproj", "B.csproj")]
    [InlineData("is a folder", "A.csproj", "empty")]
    public void WhatCannotBeScanned_IsTold(string message, params string[] paths)
    {
        Directory.CreateDirectory(_tree["empty"]);
        _tree.With("F.fsproj", "").With("read.me", "").With("A.csproj", "").With("B.csproj", "");
        Assert.Contains(message, Assert.Throws<BadInputException>(() => Find(paths)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Logs_AreTakenTogether()
    {
        _tree.With("a.sarif", "").With("b.sarif", "");
        Assert.Equal((TargetKind.Logs, 2), (Find("a.sarif", "b.sarif").Kind, Find("a.sarif", "b.sarif").Files.Length));
    }

    ScanTarget Find(params string[] paths) => TargetFinder.Find([.. paths.Select(path => path == "." ? _tree.Folder : _tree[path])]);
}
