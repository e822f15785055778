using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Durability.Tool.Scanning;

/// <summary>Builds a solution or projects with the rules put in from outside. All output goes to the scan's own folder.</summary>
/// <param name="target">What to build.</param>
/// <param name="request">How.</param>
/// <param name="folder">Where the build writes to.</param>
/// <param name="progress">Told what is being done.</param>
internal sealed class TreeBuild(ScanTarget target, ScanRequest request, ScanFolder folder, Action<string> progress)
{
    readonly List<string> _notices = [];
    readonly BuildErrors _errors = new();
    readonly StringBuilder _output = new();

    public BuildErrors Errors => _errors;

    /// <summary>What differs from the build that the tree asks for.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>Whether another SDK had to be taken than the one that the tree asks for.</summary>
    public bool OtherSdk { get; private set; }

    /// <summary>All that the build wrote.</summary>
    public string Output => _output.ToString();

    /// <summary>Builds. What does not build is told by <see cref="Errors"/>.</summary>
    /// <param name="projects">How many projects are expected.</param>
    /// <param name="cancellation">Ends the build and all its processes.</param>
    /// <returns>What each project gave to its compiler.</returns>
    public async Task<ImmutableArray<BuildInputs>> RunAsync(int projects, CancellationToken cancellation)
    {
        var at = await ChooseSdkAsync(cancellation).ConfigureAwait(false);
        if (at is null)
            return [];
        Directory.CreateDirectory(folder.Logs);
        var environment = Injection.Environment(folder, request, withLogs: true);
        var workspace = ProjectList.Workspace(target, folder);
        string[] common = ["-v:m", "-tl:off", "-nodeReuse:false", "-nologo", .. request.Properties.Select(static property => "-p:" + property)];
        string[] configuration = request.Configuration.Length > 0 ? ["-c", request.Configuration] : [];

        progress("Restoring packages");
        await DotNet.RunAsync(at, environment, ["restore", workspace, .. common], line => Read(line, _ => { }), cancellation).ConfigureAwait(false);

        // A restore that failed for one project leaves the others ready to be built.
        var built = 0;
        progress(projects == 1 ? "Building" : $"Building {projects} projects");
        await DotNet.RunAsync(
            at,
            environment,
            ["build", workspace, "--no-restore", "-clp:NoSummary", "-p:GenerateFullPaths=true", .. configuration, .. common],
            line => Read(line, name => progress($"Built {++built}, last {name}")),
            cancellation).ConfigureAwait(false);
        return [.. Directory.EnumerateFiles(folder.Logs, "*.inputs").Order(StringComparer.Ordinal).Select(BuildInputs.Read)];
    }

    void Read(string line, Action<string> built)
    {
        _output.AppendLine(line);
        _errors.Read(line);
        var arrow = line.IndexOf(" -> ", StringComparison.Ordinal);
        if (arrow > 0 && line.StartsWith("  ", StringComparison.Ordinal))
            built(line[..arrow].Trim());
    }

    /// <summary>Where to run the build, so that an SDK is found; null where there is none at all.</summary>
    async Task<string?> ChooseSdkAsync(CancellationToken cancellation)
    {
        var (wanted, message) = await SdkAsync(target.Folder, cancellation).ConfigureAwait(false);
        if (wanted.Length > 0)
            return target.Folder;

        // No global.json reaches the scan's own folder.
        var (other, _) = await SdkAsync(folder.Root, cancellation).ConfigureAwait(false);
        OtherSdk = true;
        var asked = message.FirstOrDefault(static line => line.StartsWith("Requested SDK version:", StringComparison.OrdinalIgnoreCase))?.Split(':', 2)[1].Trim();
        var file = message.FirstOrDefault(static line => line.StartsWith("global.json file:", StringComparison.OrdinalIgnoreCase))?.Split(':', 2)[1].Trim();
        var problem = asked is { Length: > 0 } && file is { Length: > 0 }
            ? $"{file} asks for the .NET SDK {asked}, which is not installed"
            : $"no .NET SDK can be started in {target.Folder}: {message.FirstOrDefault(static line => line.Length > 0)}";
        _notices.Add(other.Length > 0 ? $"{problem}; built with {other} instead." : $"{problem}, and no other SDK is there; the files were read without a build.");
        return other.Length > 0 ? folder.Root : null;
    }

    static async Task<(string Version, List<string> Output)> SdkAsync(string at, CancellationToken cancellation)
    {
        var lines = new List<string>();
        var exitCode = await DotNet.RunAsync(at, new Dictionary<string, string>(), ["--version"], lines.Add, cancellation).ConfigureAwait(false);
        return (exitCode == 0 && lines.Count > 0 ? lines[^1].Trim() : "", lines);
    }
}
