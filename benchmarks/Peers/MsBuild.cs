using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Durability.Peers;

/// <summary>What MSBuild says of a project: the items that one target leaves behind.</summary>
internal static class MsBuild
{
    /// <summary>Metadata of each item, its <c>Identity</c> among them.</summary>
    public static List<Dictionary<string, string>> Items(string project, string item, params string[] arguments)
    {
        var output = Run(Path.GetDirectoryName(Path.GetFullPath(project))!, ["msbuild", project, "-nologo", "-getItem:" + item, .. arguments]);
        using var document = JsonDocument.Parse(output);
        return [.. document.RootElement.GetProperty("Items").GetProperty(item).EnumerateArray()
            .Select(static element => element.EnumerateObject().ToDictionary(static property => property.Name, static property => property.Value.GetString()!))];
    }

    /// <exception cref="InvalidOperationException">The command failed; the message holds what it printed.</exception>
    public static string Run(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"'dotnet {string.Join(' ', start.ArgumentList)}' failed:\n{output}{errors.Result}");
    }
}
