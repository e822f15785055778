using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Xunit;

namespace Durability.Package.Tests;

[Collection(PackageFeed.Name)]
public sealed class PackageContentTests(PackageFeed feed)
{
    [Fact]
    public void AnalyzersPackage_HoldsTheseFilesAndNoOther()
    {
        var pages = Directory.GetFiles(Path.Combine(PackageFeed.RepositoryRoot, "docs", "rules"), "*.md").Select(static page => "docs/rules/" + Path.GetFileName(page));
        var pictures = Directory.GetFiles(Path.Combine(PackageFeed.RepositoryRoot, "docs", "rules", "img"), "*.svg").Select(static picture => "docs/rules/img/" + Path.GetFileName(picture));
        AssertFiles(
            feed.AnalyzersPackage,
            [
                "Durability.Analyzers.nuspec",
                "LICENSE",
                "README.md",
                "analyzers/dotnet/cs/Durability.Analyzers.CodeFixes.dll",
                "analyzers/dotnet/cs/Durability.Analyzers.dll",
                "build/Durability.Analyzers.props",
                "build/config/Durability.Audit.globalconfig",
                "build/config/Durability.Default.globalconfig",
                "build/config/Durability.None.globalconfig",
                "build/config/Durability.Strict.globalconfig",
                .. Precompiled(),
                "buildTransitive/Durability.Analyzers.props",
                "docs/configuration.md",
                .. pages,
                .. pictures,
                "icon.png",
            ]);
    }

    /// <summary>Machine code stands beside the IL of the precompiled rules, and beside that of no other assembly.</summary>
    [Fact]
    public void PrecompiledRules_HoldMachineCode()
    {
        using var archive = ZipFile.OpenRead(feed.AnalyzersPackage);
        foreach (var entry in archive.Entries.Where(static entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var file = new MemoryStream();
            using (var packed = entry.Open())
                packed.CopyTo(file);
            file.Position = 0;
            using var assembly = new PEReader(file);
            var precompiled = entry.FullName.StartsWith("build/precompiled/", StringComparison.Ordinal) && entry.Name == "Durability.Analyzers.dll";
            Assert.Equal(precompiled, assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
        }
    }

    /// <summary>Made only on the system that they are for.</summary>
    private static string[] Precompiled() => PackageFeed.HoldsPrecompiled
        ? ["build/precompiled/linux-x64/Durability.Analyzers.CodeFixes.dll", "build/precompiled/linux-x64/Durability.Analyzers.dll"]
        : [];

    [Fact]
    public void RuntimePackage_HoldsTheseFilesAndNoOther()
        => AssertFiles(
            feed.RuntimePackage,
            [
                "Durability.nuspec",
                "LICENSE",
                "README.md",
                "icon.png",
                "lib/net8.0/Durability.dll",
                "lib/net8.0/Durability.xml",
                "lib/netstandard2.0/Durability.dll",
                "lib/netstandard2.0/Durability.xml",
            ]);

    [Fact]
    public void AnalyzersPackage_IsADevelopmentDependencyWithoutDependencies()
    {
        var metadata = Metadata(feed.AnalyzersPackage);
        Assert.Equal("true", Value(metadata, "developmentDependency"));
        Assert.DoesNotContain(metadata.Descendants(), static element => element.Name.LocalName == "dependency");
        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.Equal("README.md", Value(metadata, "readme"));
    }

    [Fact]
    public void RuntimePackage_IsAnOrdinaryLibrary()
    {
        var metadata = Metadata(feed.RuntimePackage);
        Assert.Null(Value(metadata, "developmentDependency"));
        Assert.DoesNotContain(
            metadata.Descendants(),
            static element => element.Name.LocalName == "dependency" && element.Attribute("id")!.Value.StartsWith("Durability", StringComparison.Ordinal));
        Assert.Equal("MIT", Value(metadata, "license"));
    }

    private static void AssertFiles(string package, string[] expected)
    {
        using var archive = ZipFile.OpenRead(package);
        var files = archive.Entries.Select(static entry => entry.FullName).Where(static name => !IsEnvelope(name)).Order(StringComparer.Ordinal);
        Assert.Equal(expected.Order(StringComparer.Ordinal), files);
        Assert.All(archive.Entries, static entry => Assert.NotEqual(0, entry.Length));
    }

    /// <summary>What every package has because it is one.</summary>
    private static bool IsEnvelope(string name)
        => name is "_rels/.rels" or "[Content_Types].xml" || name.StartsWith("package/services/metadata/", StringComparison.Ordinal);

    private static XElement Metadata(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        using var stream = archive.Entries.Single(static entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream).Root!.Elements().Single(static element => element.Name.LocalName == "metadata");
    }

    private static string? Value(XElement metadata, string name)
        => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
}
