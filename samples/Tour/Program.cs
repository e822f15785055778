// The whole road in one command: packs both packages, installs them in a copy of samples/OrderService, shows what its build
// says then, applies the fixes, builds again without a warning and shows what was changed.
//   dotnet run --project samples/Tour                 in a temporary folder, removed at the end
//   dotnet run --project samples/Tour -- <folder>     in this new folder, which stays
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Durability.Tour;

var root = typeof(Command).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
var keep = args.Length > 0;
var scratch = keep ? Directory.CreateDirectory(args[0]).FullName : Directory.CreateTempSubdirectory("durability-tour-").FullName;
try
{
    await RunAsync();
    return 0;
}
catch (TourException exception)
{
    Console.Error.WriteLine($"The tour stopped: {exception.Message}");
    return 1;
}
finally
{
    if (!keep)
        Directory.Delete(scratch, recursive: true);
}

async Task RunAsync()
{
    // A version of its own, so that no package from an earlier run can be installed instead.
    var version = $"0.1.0-tour.{DateTime.UtcNow:yyyyMMddHHmmss}";
    var feed = Path.Combine(scratch, "feed");
    var build = Path.Combine(scratch, "build");

    Say("Pack both packages");
    var repository = new Command(root, new Dictionary<string, string>());
    await repository.RunAsync("dotnet", "pack", "src/Package/Durability.Analyzers.Package.csproj", "-c", "Release", "-o", feed, $"-p:Version={version}", "--artifacts-path", build, "-v", "q");
    await repository.RunAsync("dotnet", "pack", "src/Runtime/Durability.csproj", "-c", "Release", "-o", feed, $"-p:Version={version}", "--artifacts-path", build, "-v", "q");

    Say("Copy the order service and install the packages");
    var service = Copy(Path.Combine(root, "samples", "OrderService"), Path.Combine(scratch, "OrderService"));
    var before = Copy(service, Path.Combine(scratch, "before"));
    File.WriteAllText(Path.Combine(scratch, "nuget.config"), $"""
        <configuration>
          <packageSources>
            <clear />
            <add key="packed" value="{feed}" />
          </packageSources>
        </configuration>
        """);
    var user = new Command(service, new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(scratch, "installed") });
    var outputBefore = await user.RunAsync("dotnet", "run", "-v", "q", "--", Path.Combine(scratch, "data-before"));
    await user.RunAsync("dotnet", "add", "package", "Durability.Analyzers", "--version", version);
    await user.RunAsync("dotnet", "add", "package", "Durability", "--version", version);

    Say("Build: what a power cut would take");
    var warnings = Warnings(await user.RunAsync("dotnet", "build", "--no-incremental", "-v", "q"));
    foreach (var warning in warnings)
        Console.WriteLine(warning.Replace(service + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    foreach (var (file, id) in Expected)
    {
        if (!warnings.Any(warning => warning.Contains(file, StringComparison.Ordinal) && warning.Contains($"warning {id}:", StringComparison.Ordinal)))
            throw new TourException($"the build does not warn of {id} in {file}.");
    }

    Say("Apply the fixes");
    await user.RunAsync("dotnet", "format", "analyzers", "--no-restore", "--severity", "warn");

    Say("Build again");
    warnings = Warnings(await user.RunAsync("dotnet", "build", "--no-incremental", "-v", "q", "-warnaserror"));
    if (warnings.Length > 0)
        throw new TourException($"the fixed service still has warnings:\n{string.Join('\n', warnings)}");
    Console.WriteLine("0 warnings");
    var outputAfter = await user.RunAsync("dotnet", "run", "--no-build", "--", Path.Combine(scratch, "data-after"));
    if (outputAfter != outputBefore)
        throw new TourException($"the fixed service prints\n{outputAfter}instead of\n{outputBefore}");

    Say("What was changed");
    var (changed, difference) = await new Command(scratch, new Dictionary<string, string>())
        .TryRunAsync("git", "--no-pager", "diff", "--no-index", "--", Path.GetFileName(before), Path.GetFileName(CopySources(service)));
    Console.WriteLine(difference);
    if (changed != 1 || !Expected.All(expected => difference.Contains(expected.File, StringComparison.Ordinal)))
        throw new TourException("'git diff' does not show a change in each file.");
}

// Only what a person writes is compared: the projects and the sources.
string CopySources(string service) => Copy(service, Path.Combine(scratch, "after"));

static string Copy(string from, string to)
{
    Directory.CreateDirectory(to);
    foreach (var file in Directory.GetFiles(from))
        File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    return to;
}

static string[] Warnings(string output)
    => [.. output.Split('\n').Select(static line => ProjectSuffix().Replace(line.Trim(), "")).Where(static line => line.Contains(": warning ", StringComparison.Ordinal)).Distinct()];

static void Say(string step) => Console.WriteLine($"\n== {step}");

internal static partial class Program
{
    private static readonly (string File, string Id)[] Expected =
    [
        ("OrderJournal.cs", "DUR102"),
        ("OrderStore.cs", "DUR101"),
        ("OrderStore.cs", "DUR203"),
        ("SettingsFile.cs", "DUR204"),
    ];

    [GeneratedRegex(@" \[[^\]]*\]$")]
    private static partial Regex ProjectSuffix();
}
