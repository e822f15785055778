using System;
using System.Diagnostics;
using System.IO;

namespace Durability.PowerCut;

/// <summary>Runs the tools that make, attach and mount file systems.</summary>
public static class Shell
{
    /// <summary>Runs a tool and gives its output; throws with its errors when it fails.</summary>
    public static string Run(string tool, params string[] arguments)
    {
        (int code, string output, string errors) = TryRun(tool, arguments);
        return code == 0
            ? output.Trim()
            : throw new InvalidOperationException($"{tool} {string.Join(' ', arguments)} ended with {code}: {errors}{output}");
    }

    /// <summary>Runs a tool and gives its exit code.</summary>
    public static (int Code, string Output, string Errors) TryRun(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    /// <summary>Whether a tool is on the path or in a system directory.</summary>
    public static bool Has(string tool)
    {
        string path = Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin";
        foreach (string directory in path.Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            if (File.Exists(Path.Combine(directory, tool)))
                return true;
        }

        return false;
    }
}
