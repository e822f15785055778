using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Durability.Tool.Findings;
using Durability.Tool.Output;
using Xunit;

namespace Durability.Tool.Tests.Output;

public sealed class SarifWriterTests
{
    [Fact]
    public void WhatIsWritten_IsReadAsItWas()
    {
        using var tree = new TestTree("a ß b");
        var known = Sample.Finding("src/Ünder #1/Store.cs", 7) with { BaselineKey = "DUR203 | M:A.B | File.Move | 1", InBaseline = true };
        var result = Sample.Result(tree.Folder, known, Sample.Finding("/elsewhere/Shared.cs", 3, FindingLevel.Note)) with { Notices = ["built with another SDK"] };
        var log = SarifReader.Read(Write(result), "log", tree.Folder, "");

        Assert.Equal(result.Findings.Length, log.Findings.Length);
        foreach (var (expected, actual) in result.Findings.Zip(log.Findings))
        {
            Assert.Equal(expected.Related.AsEnumerable(), actual.Related.AsEnumerable());
            Assert.Equal(expected with { Related = default }, actual with { Related = default });
        }

        Assert.Equal(result.Projects.AsEnumerable(), log.Projects.AsEnumerable());
        Assert.Equal(result.Notices.AsEnumerable(), log.Notices.AsEnumerable());
        Assert.Equal(result.Rules["DUR203"], log.Rules["DUR203"]);
    }

    /// <summary>https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning</summary>
    [Fact]
    public void GitHubGetsWhatItAsksFor()
    {
        using var document = JsonDocument.Parse(Write(Sample.Result("/repo", Sample.Finding("src/Store.cs", 7))));
        var log = document.RootElement;
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.Contains("sarif-2.1.0", log.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("Durability.Analyzers", driver.GetProperty("name").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+", driver.GetProperty("semanticVersion").GetString());

        var rule = Assert.Single(driver.GetProperty("rules").EnumerateArray());
        Assert.Equal("DUR203", rule.GetProperty("id").GetString());
        Assert.NotEmpty(rule.GetProperty("shortDescription").GetProperty("text").GetString()!);
        Assert.NotEmpty(rule.GetProperty("fullDescription").GetProperty("text").GetString()!);
        Assert.NotEmpty(rule.GetProperty("help").GetProperty("text").GetString()!);
        Assert.Contains("## How to fix", rule.GetProperty("help").GetProperty("markdown").GetString(), StringComparison.Ordinal);
        Assert.Equal("warning", rule.GetProperty("defaultConfiguration").GetProperty("level").GetString());

        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        Assert.Equal(0, result.GetProperty("ruleIndex").GetInt32());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("src/Store.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("SRCROOT", place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString());
        Assert.Equal("file:///repo/", run.GetProperty("originalUriBaseIds").GetProperty("SRCROOT").GetProperty("uri").GetString());
        Assert.All((string[])["startLine", "startColumn", "endLine", "endColumn"], name => Assert.True(place.GetProperty("region").GetProperty(name).GetInt32() > 0));
        Assert.NotEmpty(result.GetProperty("partialFingerprints").GetProperty(SarifWriter.Fingerprint).GetString()!);
        Assert.NotEmpty(result.GetProperty("relatedLocations")[0].GetProperty("message").GetProperty("text").GetString()!);
    }

    [Fact]
    public void APartialScan_SaysSo()
    {
        using var document = JsonDocument.Parse(Write(Sample.Result("/repo")));
        Assert.False(document.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
    }

    static byte[] Write(ScanResult result)
    {
        using var stream = new MemoryStream();
        SarifWriter.Write(result, stream);
        return stream.ToArray();
    }
}
