using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Package.Tests;

/// <summary>
/// Both packages, packed once for all tests into a folder feed. Every run has its own version and its own folder for installed
/// packages, so that nothing installed before can stand in for what was packed now.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    public const string Name = "packages";

    /// <summary>Where the owner of the project would publish docs/rules.</summary>
    public const string DocsUrl = "https://docs.example/rules";

    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}.{System.Environment.ProcessId}";

    /// <summary>The folder of this run; deleted at its end.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("durability-package-").FullName;

    public string AnalyzersPackage => Path.Combine(Feed, $"Durability.Analyzers.{Version}.nupkg");

    public string RuntimePackage => Path.Combine(Feed, $"Durability.{Version}.nupkg");

    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public static string RoslynatorVersion { get; } = Metadata("RoslynatorVersion");

    /// <summary>The rules are compiled ahead of time for this system.</summary>
    public static bool HoldsPrecompiled { get; } = OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64 && !File.Exists("/etc/alpine-release");

    internal Dictionary<string, string> Environment { get; } = [];

    private string Feed => Path.Combine(Root, "feed");

    public async Task InitializeAsync()
    {
        foreach (var project in (string[])["src/Package/Durability.Analyzers.Package.csproj", "src/Runtime/Durability.csproj"])
        {
            // Built apart, so that a build of the repository that runs at the same time is not disturbed.
            await DotNet.SucceedAsync(
                RepositoryRoot,
                new Dictionary<string, string>(),
                ["pack", project, "-c", "Release", "-o", Feed, $"-p:Version={Version}", $"-p:DurabilityDocsUrl={DocsUrl}", "--artifacts-path", Path.Combine(Root, "build"), "-v", "q"]);
        }

        File.Copy(Metadata("RoslynatorPackage"), Path.Combine(Feed, Path.GetFileName(Metadata("RoslynatorPackage"))));

        // Reference assemblies were restored when this repository was built; they are read from there instead of fetched again.
        var restored = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await File.WriteAllTextAsync(Path.Combine(Root, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{Feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
                <add key="restored" value="{restored}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        Environment["NUGET_PACKAGES"] = Path.Combine(Root, "installed");

        // The projects in here are a stranger's: nothing above them may be picked up.
        await File.WriteAllTextAsync(Path.Combine(Root, "Directory.Build.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(Root, "Directory.Build.targets"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(Root, "Directory.Packages.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(Root, ".editorconfig"), "root = true\n");
    }

    private static string Metadata(string key)
        => typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    public Task DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return Task.CompletedTask;
    }
}

[CollectionDefinition(PackageFeed.Name)]
public sealed class PackageFeedUsers : ICollectionFixture<PackageFeed>;
