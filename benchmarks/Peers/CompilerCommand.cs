using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Durability.Peers;

/// <summary>What one compile took.</summary>
/// <param name="Cpu">Processor time of the compiler, user and system.</param>
/// <param name="Wall">From start to end.</param>
/// <param name="Memory">Most memory that the compiler held, in bytes; 0 where the compiler server did the work.</param>
/// <param name="Analyzers">Time of each analyzer assembly, as <c>/reportanalyzer</c> tells it.</param>
internal sealed record Compile(TimeSpan Cpu, TimeSpan Wall, long Memory, IReadOnlyDictionary<string, TimeSpan> Analyzers)
{
    public TimeSpan Of(Peer peer) => Analyzers.Where(pair => peer.Has(pair.Key)).Aggregate(TimeSpan.Zero, static (sum, pair) => sum + pair.Value);
}

/// <summary>One project's call of the compiler, replayed with other analyzers.</summary>
internal sealed partial class CompilerCommand
{
    readonly string _folder;
    readonly List<string> _arguments;
    readonly string _compiler;

    CompilerCommand(string folder, List<string> arguments, string compiler) => (_folder, _arguments, _compiler) = (folder, arguments, compiler);

    /// <summary>The command of a project's build, without the analyzers that are measured.</summary>
    /// <param name="project">A C# project that is restored.</param>
    /// <param name="framework">One of its target frameworks; empty where it has only one.</param>
    /// <param name="measured">These are taken out of it, wherever they come from.</param>
    /// <exception cref="InvalidOperationException">No framework is given for a project that has several, or MSBuild failed.</exception>
    public static CompilerCommand Of(string project, string framework, IReadOnlyCollection<Peer> measured)
    {
        var folderOfProject = Path.GetDirectoryName(Path.GetFullPath(project))!;
        if (framework.Length == 0 && MsBuild.Run(folderOfProject, "msbuild", project, "-nologo", "-getProperty:TargetFrameworks").Trim() is { Length: > 0 } frameworks)
            throw new InvalidOperationException($"'{project}' has several target frameworks ({frameworks}): name one of them, as in '{project}:{frameworks.Split(';')[0]}'.");

        string[] target = framework.Length == 0 ? [] : ["-p:TargetFramework=" + framework];
        var arguments = MsBuild.Items(project, "CscCommandLineArgs", ["-t:Compile", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildProjectReferences=true", .. target])
            .Select(static item => item["Identity"]);
        var kept = arguments.Where(argument => !(argument.StartsWith("/analyzer:", StringComparison.Ordinal) && measured.Any(peer => peer.Has(Path.GetFileNameWithoutExtension(argument.Trim('"')))))
            && !argument.StartsWith("/out:", StringComparison.Ordinal) && !argument.StartsWith("/refout:", StringComparison.Ordinal) && !argument.StartsWith("/doc:", StringComparison.Ordinal)
            && !argument.StartsWith("/warnaserror", StringComparison.Ordinal) && !argument.StartsWith("/errorlog", StringComparison.Ordinal)).ToList();
        var sdk = MsBuild.Run(Path.GetTempPath(), "--version").Trim();
        var folder = MsBuild.Run(Path.GetTempPath(), "--list-sdks").Split('\n').Select(static line => line.Trim()).First(line => line.StartsWith(sdk + " ", StringComparison.Ordinal));
        return new CompilerCommand(folderOfProject, kept, Path.Combine(folder[(sdk.Length + 2)..^1], sdk, "Roslyn", "bincore", "csc.dll"));
    }

    /// <summary>How many lines of C# it compiles.</summary>
    public int Lines => _arguments.Where(static argument => !AnOption().IsMatch(argument)).Select(static argument => argument.Trim('"')).Where(static argument => argument.EndsWith(".cs", StringComparison.Ordinal)).Sum(argument => File.ReadLines(Path.Combine(_folder, argument)).Count());

    /// <param name="peers">Added to the analyzers of the project's own build.</param>
    /// <param name="server">Name of a compiler server that does the work and stays; empty for a compiler of its own.</param>
    /// <param name="more">Other arguments.</param>
    public Compile Run(IEnumerable<Peer> peers, string server = "", params IEnumerable<string> more)
    {
        var output = Path.Combine(Path.GetTempPath(), $"peers-{Guid.NewGuid():n}");
        var response = output + ".rsp";
        File.WriteAllLines(response, [.. _arguments.Where(static argument => argument != "/noconfig"), .. peers.SelectMany(static peer => peer.Files).Select(static file => $"/analyzer:\"{file}\""), .. more, $"/out:\"{output}.dll\"", "/reportanalyzer"]);
        try
        {
            string[] shared = server.Length == 0 ? [] : ["/shared:" + server, "/keepalive:60"];
            var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])["exec", _compiler, .. shared, "/noconfig", "@" + response])
                start.ArgumentList.Add(argument);
            var (watch, before) = (Stopwatch.StartNew(), Usage.OfChildren());
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var printed = process.StandardOutput.ReadToEndAsync();
            var (cpu, memory) = Usage.Of(process, before);
            var text = printed.Result;
            var hasAnalyzers = peers.Any() || _arguments.Any(static argument => argument.StartsWith("/analyzer:", StringComparison.Ordinal));
            if (hasAnalyzers && !text.Contains("Total analyzer execution time", StringComparison.Ordinal))
                throw new InvalidOperationException($"The compiler told no times:\n{text}{errors.Result}");
            return new Compile(cpu, watch.Elapsed, server.Length == 0 ? memory : 0, TimesIn(text));
        }
        finally
        {
            foreach (var left in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(output) + "*"))
                File.Delete(left);
        }
    }

    static Dictionary<string, TimeSpan> TimesIn(string report)
    {
        var times = new Dictionary<string, TimeSpan>();
        foreach (Match line in AssemblyLine().Matches(report))
        {
            var seconds = line.Groups["time"].Value is ['<', ..] ? 0 : double.Parse(line.Groups["time"].Value, CultureInfo.InvariantCulture);
            times[line.Groups["name"].Value] = times.GetValueOrDefault(line.Groups["name"].Value) + TimeSpan.FromSeconds(seconds);
        }

        return times;
    }

    // A path may begin with a slash too.
    [GeneratedRegex("^[/-][a-z]+[:+-]")]
    private static partial Regex AnOption();

    [GeneratedRegex(@"^\s+(?<time><?[0-9.]+)\s+<?[0-9]+\s+(?<name>[^,\s]+), Version=", RegexOptions.Multiline)]
    private static partial Regex AssemblyLine();
}
