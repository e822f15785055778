using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Package.Tests;

/// <summary>A diagnostic of a build, read from the compiler's SARIF log. <c>info</c> is <c>note</c> there.</summary>
/// <param name="BaselineKey">What the log says for tools; empty where it says nothing.</param>
internal sealed record Finding(string Id, string Level, string File, int Line, string Message, string BaselineKey);

/// <param name="HelpLinks">Of each rule that reported something.</param>
internal sealed record Build(int ExitCode, string Output, IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, string> HelpLinks)
{
    public IEnumerable<Finding> Durability => Findings.Where(static finding => finding.Id.StartsWith("DUR", StringComparison.Ordinal));
}

/// <summary>A stranger's project in a folder of its own, which installs the packages from the feed.</summary>
internal sealed class UserProject
{
    private readonly PackageFeed _feed;
    private readonly string _folder;

    private UserProject(PackageFeed feed, string folder)
    {
        _feed = feed;
        _folder = folder;
    }

    public string Folder => _folder;

    public static UserProject Create(PackageFeed feed, string targetFramework, bool implicitUsings, bool withRuntime, string properties = "")
    {
        var folder = Directory.CreateDirectory(Path.Combine(feed.Root, "project-" + Guid.NewGuid().ToString("n")[..8])).FullName;
        File.WriteAllText(Path.Combine(folder, "User.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{targetFramework}</TargetFramework>
                <LangVersion>latest</LangVersion>
                <Nullable>enable</Nullable>
                <ImplicitUsings>{(implicitUsings ? "enable" : "disable")}</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <ErrorLog>$(MSBuildProjectDirectory)/build.sarif,version=2.1</ErrorLog>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Durability.Analyzers" Version="{feed.Version}" PrivateAssets="all" />
                {(withRuntime ? $"""<PackageReference Include="Durability" Version="{feed.Version}" />""" : "")}
              </ItemGroup>
            </Project>
            """);
        return new UserProject(feed, folder);
    }

    public UserProject With(string file, string content)
    {
        File.WriteAllText(Path.Combine(_folder, file), content);
        return this;
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));

    public Task RestoreAsync() => DotNet.SucceedAsync(_folder, _feed.Environment, "restore", "-v", "q");

    /// <summary>The analyzers that a build hands to the compiler.</summary>
    public async Task<IReadOnlyList<string>> AnalyzersAsync(params string[] properties)
    {
        var output = await DotNet.SucceedAsync(
            _folder, _feed.Environment, ["msbuild", "-t:Compile", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:Analyzer", .. properties.Select(static property => "-p:" + property)]);
        using var document = JsonDocument.Parse(output);
        return [.. document.RootElement.GetProperty("Items").GetProperty("Analyzer").EnumerateArray().Select(static item => item.GetProperty("FullPath").GetString()!.Replace('\\', '/'))];
    }

    /// <summary>Compiles everything again, so that the log is this build's.</summary>
    public async Task<Build> BuildAsync(params string[] properties)
    {
        var log = Path.Combine(_folder, "build.sarif");
        File.Delete(log);
        var (exitCode, output) = await DotNet.RunAsync(
            _folder, _feed.Environment, ["build", "--no-restore", "--no-incremental", "-v", "q", .. properties.Select(static property => "-p:" + property)]);
        if (!File.Exists(log))
            return new Build(exitCode, output, [], new Dictionary<string, string>());

        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(log));
        var run = document.RootElement.GetProperty("runs")[0];
        return new Build(exitCode, output, ReadFindings(run), ReadHelpLinks(run));
    }

    public Task<string> FormatAsync(params string[] arguments)
        => DotNet.SucceedAsync(_folder, _feed.Environment, ["format", "analyzers", "--no-restore", .. arguments]);

    /// <summary>Installs the Roslynator command line as a local tool and lets it fix the project; it ends with 1 where it leaves something.</summary>
    public async Task<string> RoslynatorFixAsync(params string[] arguments)
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".config"));
        With(Path.Combine(".config", "dotnet-tools.json"), $$"""
            {
              "version": 1,
              "isRoot": true,
              "tools": { "roslynator.dotnet.cli": { "version": "{{PackageFeed.RoslynatorVersion}}", "commands": ["roslynator"] } }
            }
            """);
        await DotNet.SucceedAsync(_folder, ToolEnvironment, "tool", "restore");
        var (exitCode, output) = await DotNet.RunAsync(_folder, ToolEnvironment, ["roslynator", "fix", "User.csproj", .. arguments]);
        Assert.True(exitCode is 0 or 1, output);
        return output;
    }

    private static Dictionary<string, string> ReadHelpLinks(JsonElement run)
        => run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Where(static rule => rule.TryGetProperty("helpUri", out _))
            .ToDictionary(static rule => rule.GetProperty("id").GetString()!, static rule => rule.GetProperty("helpUri").GetString()!);

    private static string BaselineKeyOf(JsonElement result)
        => result.TryGetProperty("properties", out var properties) && properties.TryGetProperty("customProperties", out var custom) && custom.TryGetProperty("BaselineKey", out var key)
            ? key.GetString()!
            : "";

    private static List<Finding> ReadFindings(JsonElement run)
    {
        var findings = new List<Finding>();
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            if (result.TryGetProperty("suppressions", out _))
                continue;
            var (file, line) = ("", 0);
            if (result.TryGetProperty("locations", out var locations) && locations.GetArrayLength() > 0)
            {
                var place = locations[0].GetProperty("physicalLocation");
                file = Path.GetFileName(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!);
                line = place.GetProperty("region").GetProperty("startLine").GetInt32();
            }

            findings.Add(new Finding(
                result.GetProperty("ruleId").GetString()!,
                result.GetProperty("level").GetString()!,
                file,
                line,
                result.GetProperty("message").GetProperty("text").GetString()!,
                BaselineKeyOf(result)));
        }

        Assert.DoesNotContain(findings, static finding => finding.Id is "AD0001" or "CS8032" or "CS9057");
        return findings;
    }

    /// <summary>Where a tool was installed is kept in the home of the command line: the next run must not look for it in the folder of this one.</summary>
    private Dictionary<string, string> ToolEnvironment => new(_feed.Environment) { ["DOTNET_CLI_HOME"] = Path.Combine(_feed.Root, "home") };
}
