using System;
using System.IO;
using System.Linq;
using Durability.Tool.Scanning;
using Xunit;

namespace Durability.Tool.Tests.Scanning;

public sealed class SolutionProjectsTests : IDisposable
{
    readonly TestTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void TheOldFormat()
    {
        _tree.With("a.sln", """
            Microsoft Visual Studio Solution File, Format Version 12.00
            Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "B", "src\B\B.csproj", "{CDD445B7-2AA5-43F1-A44E-41E06AA13BC1}"
            EndProject
            Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "src", "src", "{1CF7BB1B-5942-156D-D7DF-FD5120F1B75E}"
            EndProject
            Project("{F2A71F9B-5D33-465A-A702-920D77279786}") = "F", "src\F\F.fsproj", "{1CF7BB1B-5942-156D-D7DF-FD5120F1B75E}"
            EndProject
            """);
        Assert.Equal(_tree["src/B/B.csproj"], Assert.Single(SolutionProjects.Read(_tree["a.sln"])));
    }

    [Fact]
    public void TheNewFormat()
    {
        _tree.With("a.slnx", """<Solution><Folder Name="/x/"><Project Path="src/B/B.csproj" /></Folder><Project Path="..\A.csproj" /></Solution>""");
        Assert.Equal(["A.csproj", "B.csproj"], SolutionProjects.Read(_tree["a.slnx"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void AFilter_IsOfItsSolutionsFolder()
    {
        _tree.With("filters/a.slnf", """{ "solution": { "path": "..\\all.sln", "projects": [ "src\\B\\B.csproj" ] } }""");
        Assert.Equal(_tree["src/B/B.csproj"], Assert.Single(SolutionProjects.Read(_tree["filters/a.slnf"])));
    }

    [Theory]
    [InlineData("a.slnx", "<Solution>\n<Project", "a.slnx(2,")]
    [InlineData("a.slnf", "{\n", "a.slnf(2,")]
    public void ABrokenOne_IsToldWithItsLine(string file, string text, string message)
    {
        _tree.With(file, text);
        Assert.Contains(message, Assert.Throws<BadInputException>(() => SolutionProjects.Read(_tree[file])).Message, StringComparison.Ordinal);
    }
}
