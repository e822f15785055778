using System;
using System.Collections.Immutable;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Durability.CrashWindow;
using Durability.Tool.Findings;
using Durability.Tool.Report;
using Xunit;

namespace Durability.Tool.Tests.Report;

public sealed partial class HtmlReportTests
{
    const string Hostile = "</script><script>alert(1)</script><!--<img src=x onerror=alert(2)>'\"&\u2028";

    [Fact]
    public void SameInput_MakesTheSamePage() =>
        Assert.Equal(TestScans.Page(TestScans.Orders), TestScans.Page(TestScans.Orders));

    [Fact]
    public void Page_NamesNothingToLoad()
    {
        var page = TestScans.Page(TestScans.Orders);
        Assert.DoesNotMatch(@"<(?:img|iframe|object|embed|audio|video|base)\b", page);
        Assert.DoesNotMatch(@"\bsrc\s*=|@import|\burl\(", page);
        Assert.Equal("<link rel=\"icon\" href=\"data:,\">", Assert.Single(Regex.Matches(page, "<link[^>]*>")).Value);
    }

    [Fact]
    public void Policy_AllowsOurScriptsAndStyleAlone()
    {
        var page = TestScans.Page(TestScans.Orders);
        var policy = Policy().Match(page).Groups[1].Value;
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var scripts = Regex.Matches(page, "<script>(.*?)</script>", RegexOptions.Singleline).Select(static match => Hash(match.Groups[1].Value)).ToList();
        Assert.NotEmpty(scripts);
        Assert.Equal($"script-src {string.Join(' ', scripts)}", Directive(policy, "script-src"));
        var style = Assert.Single(Regex.Matches(page, "<style>(.*?)</style>", RegexOptions.Singleline));
        Assert.Equal($"style-src {Hash(style.Groups[1].Value)}", Directive(policy, "style-src"));
    }

    [Fact]
    public void HostileNamesMessagesAndSource_StayText()
    {
        var finding = TestScans.Make("DUR203", FindingLevel.Warning, Hostile, Hostile, Hostile, 1, 1, 5, [TestScans.Span(Hostile, 2, 1, 2)]);
        var scan = TestScans.Scan(finding) with
        {
            Name = Hostile,
            Rules = ImmutableDictionary<string, RuleInfo>.Empty.Add("DUR203", new RuleInfo("DUR203", Hostile, Hostile, "javascript:alert(3)")),
            Projects = [new ProjectScan(Hostile, Hostile, ProjectOutcome.Partial, Hostile)],
        };
        using var writer = new System.IO.StringWriter();
        HtmlReport.Write(writer, scan, new ReportOptions([], static _ => [Hostile, Hostile]));
        var page = writer.ToString();
        Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("javascript:", page, StringComparison.OrdinalIgnoreCase);
        using var data = JsonDocument.Parse(ReportData.FindIn(page)!);
        Assert.Equal(Hostile, data.RootElement.GetProperty("findings")[0].GetProperty("message").GetString());
        Assert.Equal(Hostile, data.RootElement.GetProperty("files")[0].GetProperty("excerpts")[0][1].GetString());
    }

    [Fact]
    public void Rule_BringsItsTimelineAndTheWordsOfItsPage()
    {
        var page = TestScans.Page(TestScans.Orders);
        foreach (var part in new[] { "timeline", "lost", "fix", "suppress", "before", "after" })
            Assert.Matches($"<template data-rule=\"DUR203\" data-part=\"{part}\">\\s*\\S", page);
        Assert.DoesNotContain("data-rule=\"DUR101\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Timeline_IsTheOneOfTheRulePages()
    {
        var timeline = Timelines.All.Single(static timeline => timeline.Id == "DUR203");
        Assert.Contains(TimelinePicture.RenderPart(timeline, "Title of DUR203"), TestScans.Page(TestScans.Orders), StringComparison.Ordinal);
    }

    [Fact]
    public void RuleOfAnotherTool_IsShownWithoutAPage()
    {
        var page = TestScans.Page(TestScans.Scan(TestScans.Make("DUR999", FindingLevel.Warning, "something", "Orders", "Orders/Store.cs", 1, 1, 2, [])));
        Assert.DoesNotContain("data-rule=\"DUR999\"", page, StringComparison.Ordinal);
        Assert.Contains("What DUR999 looks for", page, StringComparison.Ordinal);
    }

    [Fact]
    public void NoFindings_IsAPageToo()
    {
        using var data = JsonDocument.Parse(ReportData.FindIn(TestScans.Page(TestScans.Scan()))!);
        Assert.Equal(0, data.RootElement.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public void NothingOfTheScannedMachine_IsInThePage() =>
        Assert.DoesNotContain("/src/orders", TestScans.Page(TestScans.Orders), StringComparison.Ordinal);

    static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    static string Directive(string policy, string name) => policy.Split("; ").Single(directive => directive.StartsWith(name + " ", StringComparison.Ordinal));

    [GeneratedRegex("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();
}
