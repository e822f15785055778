using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Durability.Analyzers;
using Durability.Analyzers.Suppressors;
using Durability.DocsGenerator;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Durability.Docs.Tests;

public sealed class RulePageTests
{
    private static readonly string Pages = Path.Combine(GeneratedFile.FindRepositoryRoot(AppContext.BaseDirectory), "docs", "rules");

    public static TheoryData<string> Ids => [.. Rule.All().Select(static rule => rule.Id)];

    private static IEnumerable<DiagnosticDescriptor> Descriptors => new DurabilityAnalyzer().SupportedDiagnostics;

    [Theory]
    [MemberData(nameof(Ids))]
    public void RuleHasItsPage(string id)
    {
        var rule = Rule.All().Single(rule => rule.Id == id);
        var path = Path.Combine(Pages, id + ".md");
        Assert.True(File.Exists(path), $"docs/rules/{id}.md is missing.");
        Assert.Equal($"# {id}: {rule.Title}", File.ReadLines(path).First());
    }

    [Fact]
    public void EveryPageHasItsRule()
        => Assert.Equal(
            Rule.All().Select(static rule => rule.Id).Concat(new SyncFlushSuppressor().SupportedSuppressions.Select(static suppression => suppression.Id)),
            Directory.GetFiles(Pages, "DUR*.md").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("What is lost, and when")]
    [InlineData("When to suppress")]
    [InlineData("Known limitations")]
    [InlineData("Sources")]
    public void EveryPageHasTheSection(string title)
    {
        foreach (var path in Directory.GetFiles(Pages, "DUR*.md"))
        {
            var section = File.ReadLines(path).SkipWhile(line => line != "## " + title).Skip(1).TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal));
            Assert.True(section.Any(static line => line.Length > 0), $"{Path.GetFileName(path)} says nothing under '{title}'.");
        }
    }

    [Fact]
    public void HelpLink_IsBuiltFromTheOneProperty()
    {
        var url = typeof(DurabilityAnalyzer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "DurabilityDocsUrl").Value ?? "";
        Assert.All(Descriptors, descriptor => Assert.Equal(url.Length == 0 ? "" : $"{url.TrimEnd('/')}/{descriptor.Id}.md", descriptor.HelpLinkUri));
    }

    [Fact]
    public void EveryOptionIsDocumented()
    {
        var text = File.ReadAllText(Path.Combine(Pages, "..", "configuration.md"));
        foreach (var key in (string[])["durability_scope", "durability_state_names", "durability_scratch_names", "durability_sync_methods", "durability_acknowledge_methods", "DurabilityAnalysisMode"])
            Assert.Contains($"`{key}`", text, StringComparison.Ordinal);
    }
}
