using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Durability.Tool.Findings;
using Durability.Tool.Output;
using Xunit;

namespace Durability.Tool.Tests.Output;

/// <summary>What CI services read.</summary>
public sealed class ServiceOutputTests
{
    static readonly Finding[] s_findings = [Sample.Finding("src/a,b:c/Store.cs", 7), Sample.Finding("src/Log.cs", 9, FindingLevel.Note), Sample.Finding("src/Log.cs", 12, FindingLevel.Error)];

    /// <summary>https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format</summary>
    [Fact]
    public void GitLab_GetsItsMembers()
    {
        using var stream = new MemoryStream();
        GitLabOutput.Write(Sample.Result("/repo", s_findings), s_findings, stream);
        using var document = JsonDocument.Parse(stream.ToArray());
        var issues = document.RootElement.EnumerateArray().ToList();
        Assert.Equal(["major", "info", "critical"], issues.Select(static issue => issue.GetProperty("severity").GetString()));
        Assert.Equal(3, issues.Select(static issue => issue.GetProperty("fingerprint").GetString()).Distinct().Count());
        Assert.Equal("src/a,b:c/Store.cs", issues[0].GetProperty("location").GetProperty("path").GetString());
        Assert.Equal(7, issues[0].GetProperty("location").GetProperty("lines").GetProperty("begin").GetInt32());
        Assert.Equal("DUR203", issues[0].GetProperty("check_name").GetString());
        Assert.NotEmpty(issues[0].GetProperty("description").GetString()!);
    }

    [Fact]
    public void GitHub_GetsOneCommandALine()
    {
        using var text = new StringWriter { NewLine = "\n" };
        CommandOutput.WriteGitHub(s_findings, text);
        Assert.Equal(
            "::warning file=src/a%2Cb%3Ac/Store.cs,line=7,endLine=7,col=9,endColumn=20,title=DUR203::'a' becomes 'b', 100%25 lost%0Aat a cut",
            text.ToString().Split('\n')[0]);
        Assert.Equal(["::notice", "::error"], text.ToString().Split('\n')[1..3].Select(static line => line.Split(' ')[0]));
    }

    [Fact]
    public void Azure_GetsOneCommandALine()
    {
        using var text = new StringWriter { NewLine = "\n" };
        CommandOutput.WriteAzure(s_findings, text);
        Assert.Equal(
            "##vso[task.logissue type=warning;sourcepath=src/a,b:c/Store.cs;linenumber=7;columnnumber=9;code=DUR203;]'a' becomes 'b', 100%AZP25 lost%0Aat a cut",
            text.ToString().Split('\n')[0]);
        Assert.StartsWith("##vso[task.logissue type=error;", text.ToString().Split('\n')[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Json_TellsEverything()
    {
        using var stream = new MemoryStream();
        var known = s_findings[1] with { InBaseline = true, BaselineKey = "DUR203 | M:A.B | File.Move | 1" };
        JsonOutput.Write(Sample.Result("/repo", s_findings), [s_findings[0], known], stream);
        using var document = JsonDocument.Parse(stream.ToArray());
        var root = document.RootElement;
        Assert.Equal((1, 1), (root.GetProperty("counts").GetProperty("new").GetInt32(), root.GetProperty("counts").GetProperty("baseline").GetInt32()));
        Assert.True(root.GetProperty("partial").GetBoolean());
        Assert.Equal(["Orders scanned", "Billing partial"], root.GetProperty("projects").EnumerateArray().Select(static project => $"{project.GetProperty("name")} {project.GetProperty("outcome")}"));
        Assert.Equal("DUR203 | M:A.B | File.Move | 1", root.GetProperty("findings")[1].GetProperty("key").GetString());
    }

    [Fact]
    public void AFingerprint_StaysWhileTheLineMoves()
    {
        using var tree = new TestTree();
        tree.With("Store.cs", "\nFile.Move(a, b);\n");
        var before = Fingerprints.Of([Sample.Finding("Store.cs", 2)], new SourceText(tree.Folder));
        tree.With("Store.cs", "\n\n\n    File.Move(a, b);\n");
        Assert.Equal(before, Fingerprints.Of([Sample.Finding("Store.cs", 4)], new SourceText(tree.Folder)));
        Assert.NotEqual(before, Fingerprints.Of([Sample.Finding("Store.cs", 3)], new SourceText(tree.Folder)));
    }
}
