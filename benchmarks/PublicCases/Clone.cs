using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Durability.PublicCases;

/// <summary>A clone on this machine, only ever read: nothing is checked out, fetched or written.</summary>
internal sealed class Clone
{
    private readonly string _gitDirectory;
    private readonly Dictionary<string, string[]?> _files = [];

    private Clone(string gitDirectory) => _gitDirectory = gitDirectory;

    /// <summary>Finds the clone of 'owner/name'; null where the folder has none.</summary>
    public static Clone? Find(string clones, string repository)
    {
        foreach (string name in new[] { repository, repository.Replace('/', '+') })
        {
            foreach (string folder in new[] { Path.Combine(clones, name), Path.Combine(clones, name + ".git") })
            {
                string inner = Path.Combine(folder, ".git");
                if (Directory.Exists(inner) || File.Exists(inner))
                    return new(inner);
                if (File.Exists(Path.Combine(folder, "HEAD")))
                    return new(folder);
            }
        }

        return null;
    }

    /// <summary>The paths of all files at a commit; null where the clone does not have the commit.</summary>
    public string[]? Files(string commit)
    {
        if (!_files.TryGetValue(commit, out string[]? files))
        {
            using var git = Start(["ls-tree", "-r", "-z", "--name-only", commit], out var errors);
            string names = git.StandardOutput.ReadToEnd();
            _ = errors();
            files = git.ExitCode == 0 ? names.Split('\0', StringSplitOptions.RemoveEmptyEntries) : null;
            _files.Add(commit, files);
        }

        return files;
    }

    /// <summary>The nearest folder at or above the file that holds a C# project; the file's own folder where none does.</summary>
    public string ProjectFolder(string commit, string path)
    {
        var projects = Files(commit)!.Where(static file => file.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)).Select(FolderOf).ToHashSet();
        string folder = FolderOf(path);
        while (folder.Length > 0 && !projects.Contains(folder))
            folder = FolderOf(folder);
        return projects.Contains(folder) ? folder : FolderOf(path);
    }

    /// <summary>The C# files under a folder at a commit, without what a build has left there.</summary>
    /// <exception cref="IOException">git cannot read them: objects are missing or broken.</exception>
    public List<(string Path, SourceText Text)> ReadSources(string commit, string folder)
    {
        var sources = new List<(string, SourceText)>();
        using var git = Start(["archive", "--format=tar", commit, "--", Pattern(folder)], out var errors);
        try
        {
            using var tar = new TarReader(git.StandardOutput.BaseStream, leaveOpen: true);
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || IsBuilt(entry.Name))
                    continue;
                using var content = new MemoryStream();
                entry.DataStream?.CopyTo(content);
                content.Position = 0;
                sources.Add((entry.Name, SourceText.From(content)));
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            throw new IOException($"git's archive is broken: {failure.Message} {errors()}", failure);
        }

        string said = errors();
        return git.ExitCode == 0 ? sources : throw new IOException(said);
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";

    private static bool IsBuilt(string path) => path.Split('/') is var parts && (parts.Contains("obj") || parts.Contains("bin"));

    private static string Pattern(string folder)
    {
        var pattern = new StringBuilder(":(glob)");
        foreach (char c in folder)
            (c is '*' or '?' or '[' or ']' or '\\' ? pattern.Append('\\') : pattern).Append(c);
        return pattern.Append(folder.Length > 0 ? "/**/*.cs" : "**/*.cs").ToString();
    }

    private Process Start(string[] words, out Func<string> errors)
    {
        var start = new ProcessStartInfo("git", ["--git-dir", _gitDirectory, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // A partial clone would fetch what it lacks, and so change.
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        foreach (string inherited in new[] { "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX" })
            start.Environment.Remove(inherited);
        try
        {
            var git = Process.Start(start)!;
            var said = git.StandardError.ReadToEndAsync();
            errors = () =>
            {
                git.WaitForExit();
                return said.GetAwaiter().GetResult().Trim();
            };
            return git;
        }
        catch (Win32Exception failure)
        {
            throw new StopException(ExitCode.NoGit, $"git cannot be started: {failure.Message}. The program reads the clones with it.");
        }
    }
}
