using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Durability.CrashWindow;
using Durability.Tool.Report;
using Xunit;

namespace Durability.Tool.Tests.Report;

public sealed class RulePageTests
{
    public static TheoryData<string> Ids => [.. Timelines.All.Select(static timeline => timeline.Id), "DUR501", "DUR502"];

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryRule_SaysWhatIsLostAndHowToFixIt(string id)
    {
        var page = RulePage.Of(id, "");
        Assert.NotNull(page);
        foreach (var html in new[] { page.Lost, page.Fix, page.Suppress })
        {
            Assert.StartsWith("<", html, StringComparison.Ordinal);
            var text = XElement.Parse($"<page>{html}</page>");
            text.Descendants("code").Remove();
            Assert.DoesNotMatch(@"\*\*|`|\]\(|^#|\|", text.Value);
        }

        Assert.NotEqual("", page.Before);
        Assert.NotEqual("", page.After);
    }

    [Fact]
    public void RuleOfAnotherTool_HasNoPage() => Assert.Null(RulePage.Of("CA1849", ""));

    [Fact]
    public void Paragraphs_ListsTablesAndCode()
    {
        var html = ToHtml("One", "line.", "", "- first", "  goes on", "- second", "", "| a | b |", "| --- | --- |", "| `x \\| y` | |", "", "```csharp", "if (a < b)", "```", "End.");
        Assert.Equal(
            "<p>One line.</p>\n<ul>\n<li>first goes on</li>\n<li>second</li>\n</ul>\n"
            + "<table>\n<thead><tr><th>a</th><th>b</th></tr></thead>\n<tbody>\n<tr><td><code>x | y</code></td><td></td></tr>\n</tbody>\n</table>\n"
            + "<pre><code>if (a &lt; b)</code></pre>\n<p>End.</p>\n", html);
    }

    [Fact]
    public void Markup_IsEscaped() =>
        Assert.Equal("<p>a &lt;b&gt; <code>&lt;c&gt; **d**</code> <strong>e</strong> <em>f</em></p>\n", ToHtml("a <b> `<c> **d**` **e** *f*"));

    [Theory]
    [InlineData("", "<p>see DUR104</p>\n")]
    [InlineData("javascript:alert(1)", "<p>see DUR104</p>\n")]
    [InlineData("https://example.org/docs/rules/DUR101.md", "<p>see <a href=\"https://example.org/docs/rules/DUR104.md\">DUR104</a></p>\n")]
    public void RelativeLink_LeadsToThePublishedPageOrIsText(string address, string expected) =>
        Assert.Equal(expected, new Markdown(address).ToHtml(["see [DUR104](DUR104.md)"]));

    [Fact]
    public void SourceOfFindings_IsReadAndNothingElse()
    {
        var folder = Directory.CreateTempSubdirectory("source").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "a.cs"), "one\ntwo\n");
            File.WriteAllText(Path.Combine(folder, "secret.txt"), "one\n");
            var read = SourceFolder.ReaderOf(folder);
            Assert.Equal<string>(["one", "two"], read("a.cs")!.Value);
            Assert.Null(read("secret.txt"));
            Assert.Null(read("../" + Path.GetFileName(folder) + "/secret.txt"));
            Assert.Null(read("gone.cs"));
            Assert.Null(read("bad\0name.cs"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static string ToHtml(params string[] lines) => new Markdown("").ToHtml(lines);
}
