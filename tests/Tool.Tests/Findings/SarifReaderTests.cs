using System.IO;
using System.Text;
using Durability.Tool.Findings;
using Xunit;

namespace Durability.Tool.Tests.Findings;

public sealed class SarifReaderTests
{
    [Fact]
    public void TheCompilersLog_GivesPlaceLevelKeyAndRule()
    {
        var log = Read("""
            {
              "version": "2.1.0",
              "runs": [{
                "results": [
                  {
                    "ruleId": "DUR203", "ruleIndex": 0, "level": "warning", "message": { "text": "lost" },
                    "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "file:///repo/src/a%20b/St%C3%A5te.cs" },
                      "region": { "startLine": 8, "startColumn": 9, "endLine": 8, "endColumn": 45 } } }],
                    "relatedLocations": [{ "physicalLocation": { "artifactLocation": { "uri": "file:///repo/src/a%20b/St%C3%A5te.cs" },
                      "region": { "startLine": 6, "startColumn": 9, "endLine": 6, "endColumn": 47 } } }],
                    "properties": { "warningLevel": 1, "customProperties": { "BaselineKey": "DUR203 | M:A.B | File.Move | 1" } }
                  },
                  { "ruleId": "CS0168", "level": "warning", "message": { "text": "unused" } },
                  { "ruleId": "CA1849", "level": "warning", "message": { "text": "other" } }
                ],
                "tool": { "driver": { "name": "Microsoft (R) Visual C# Compiler", "rules": [
                  { "id": "DUR203", "shortDescription": { "text": "Published" }, "fullDescription": { "text": "A rename" }, "helpUri": "https://docs.example/DUR203" } ] } }
              }]
            }
            """, root: "/repo");

        var finding = Assert.Single(log.Findings);
        Assert.Equal(new SourceSpan("src/a b/Ståte.cs", 8, 9, 8, 45), finding.At);
        Assert.Equal(6, Assert.Single(finding.Related).StartLine);
        Assert.Equal((FindingLevel.Warning, "lost", "Orders", "DUR203 | M:A.B | File.Move | 1"), (finding.Level, finding.Message, finding.Project, finding.BaselineKey));
        Assert.Equal(new RuleInfo("DUR203", "Published", "A rename", "https://docs.example/DUR203"), log.Rules["DUR203"]);
        Assert.Equal(1, log.Foreign);
        Assert.Equal("", log.CompilerError);
    }

    [Fact]
    public void VersionOne_IsReadToo()
    {
        var log = Read("""
            {
              "version": "1.0.0",
              "runs": [{
                "tool": { "name": "Microsoft (R) Visual C# Compiler" },
                "results": [{ "ruleId": "DUR101", "level": "error", "message": "lost",
                  "locations": [{ "resultFile": { "uri": "file:///repo/Log.cs", "region": { "startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 7 } } }] }],
                "rules": { "DUR101": { "id": "DUR101", "shortDescription": "Never synced" } }
              }]
            }
            """, root: "/repo");
        var finding = Assert.Single(log.Findings);
        Assert.Equal((new SourceSpan("Log.cs", 3, 5, 3, 7), FindingLevel.Error, "lost"), (finding.At, finding.Level, finding.Message));
        Assert.Equal("Never synced", log.Rules["DUR101"].Title);
    }

    [Fact]
    public void WhatIsSuppressed_IsLeftOut() =>
        Assert.Empty(Read("""{ "version": "2.1.0", "runs": [{ "results": [{ "ruleId": "DUR101", "message": { "text": "m" }, "suppressions": [{ "kind": "inSource" }] }] }] }""").Findings);

    [Fact]
    public void ASuppressionThatWasRejected_DoesNotCount() =>
        Assert.Single(Read("""{ "version": "2.1.0", "runs": [{ "results": [{ "ruleId": "DUR101", "message": { "text": "m" }, "suppressions": [{ "kind": "external", "status": "rejected" }] }] }] }""").Findings);

    [Fact]
    public void TheFirstCompilerError_IsTold() =>
        Assert.Equal("CS0246: no such type", Read("""{ "version": "2.1.0", "runs": [{ "results": [{ "ruleId": "CS0246", "level": "error", "message": { "text": "no such type" } }, { "ruleId": "CS1002", "level": "error", "message": { "text": "; expected" } }] }] }""").CompilerError);

    [Fact]
    public void ALogOfAnotherMachine_FindsItsFilesByTheEndOfTheirPaths()
    {
        using var tree = new TestTree();
        tree.With("src/Store/Log.cs", "");
        var log = Read("""{ "version": "2.1.0", "runs": [{ "results": [{ "ruleId": "DUR101", "message": { "text": "m" }, "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "file:///agent/7/s/src/Store/Log.cs" } } }] }] }] }""", tree.Folder);
        Assert.Equal("src/Store/Log.cs", Assert.Single(log.Findings).At.File);
    }

    [Fact]
    public void RelativePaths_AreTakenWithTheirNamedFolder()
    {
        var log = Read("""
            { "version": "2.1.0", "runs": [{
              "originalUriBaseIds": { "SRCROOT": { "uri": "file:///repo/" } },
              "results": [{ "ruleId": "DUR101", "message": { "text": "m" }, "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "a%20b/Log.cs", "uriBaseId": "SRCROOT" } } }] }] }] }
            """, "/repo");
        Assert.Equal("a b/Log.cs", Assert.Single(log.Findings).At.File);
    }

    [Theory]
    [InlineData("{ \"runs\": [\n", "log.sarif(2,1): this is not SARIF, the JSON breaks here.")]
    [InlineData("{ \"a\": 1 }", "log.sarif: this is not SARIF, there are no \"runs\" in it.")]
    [InlineData("[]", "log.sarif: this is not SARIF, there are no \"runs\" in it.")]
    [InlineData("{ \"version\": \"3.0.0\", \"runs\": [] }", "log.sarif: SARIF of version '3.0.0' is not known; 2.1.0 and 1.0.0 are.")]
    [InlineData("{ \"version\": \"2.1.0\", \"runs\": [{ \"results\": [{ \"ruleIndex\": 7 }] }] }", "log.sarif: this is not SARIF as its standard describes it")]
    public void WhatIsNoSarif_IsToldWithItsPlace(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<BadInputException>(() => Read(text)).Message, System.StringComparison.Ordinal);

    [Fact]
    public void AByteOrderMark_DoesNotDisturb() =>
        Assert.Empty(SarifReader.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("{ \"version\": \"2.1.0\", \"runs\": [] }")], "log.sarif", "/", "").Findings);

    [Fact]
    public void AMissingFile_IsBadInput() =>
        Assert.Throws<BadInputException>(() => SarifReader.Read(Path.Combine(Path.GetTempPath(), "there-is-no-such.sarif"), "/", ""));

    static SarifLog Read(string text, string root = "/repo") => SarifReader.Read(Encoding.UTF8.GetBytes(text), "log.sarif", root, "Orders");
}
