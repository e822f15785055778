using System;
using System.Diagnostics;
using System.IO;
using Xunit;

namespace Durability.Tests;

/// <summary>Files, directories and file systems that cannot be written. Needs root; a test elsewhere is skipped.</summary>
internal static class ScarceFileSystem
{
    /// <summary>Makes a file or directory one that not even root may write.</summary>
    internal static IDisposable MakeImmutable(string path)
    {
        Require("chattr", "+i", path);
        return new Undo(() => Run("chattr", "-i", path));
    }

    /// <summary>Mounts a small file system in memory.</summary>
    internal static IDisposable Mount(string directory, string options)
    {
        Require("mount", "-t", "tmpfs", "-o", options, "durability-test", directory);
        return new Undo(() => Run("umount", "--lazy", directory));
    }

    internal static void MakeReadOnly(string directory) => Require("mount", "-o", "remount,ro", directory);

    /// <summary>Writes until nothing more goes in.</summary>
    internal static void Fill(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
            while (true)
                file.WriteByte(0xFF);
        }
        catch (IOException)
        {
            // full
        }
    }

    private static void Require(string tool, params string[] arguments)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the tools are Linux's");
        string? errors = Run(tool, arguments);
        Skip.If(errors is not null, $"{tool} {string.Join(' ', arguments)} is not possible here: {errors}");
    }

    private static string? Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool) { RedirectStandardError = true };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            using Process process = Process.Start(start)!;
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : errors.Trim();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return e.Message;
        }
    }

    private sealed class Undo(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
