using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace Durability.Tests;

/// <summary>A directory with good files and one obstacle.</summary>
internal sealed class Place : IDisposable
{
    private const int OtherFiles = 3;

    private readonly TemporaryDirectory _directory = new();
    private readonly Stack<IDisposable> _undo = new();
    private string _root;
    private byte[]? _oddName;
    private int _given;

    internal Place() => _root = _directory.Path;

    internal bool HasTemporaryFiles => Directory.EnumerateFiles(_directory.Path, ".durable-*", Everywhere).Any();

    private static EnumerationOptions Everywhere { get; } =
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    internal string this[string name] => Path.Combine(_root, name);

    public void Dispose()
    {
        while (_undo.TryPop(out IDisposable? undo))
            undo.Dispose();
        if (_oddName is not null)
            unlink(_oddName);
        _directory.Dispose();
    }

    internal string Write(string name)
    {
        string path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "content of " + name);
        return path;
    }

    /// <summary>Good files for the other arguments of an operation, on the same volume.</summary>
    internal void WriteOther()
    {
        for (int i = 0; i < OtherFiles && !File.Exists(this[$"other-{i}"]); i++)
            Write($"other-{i}");
    }

    /// <summary>The next of the good files.</summary>
    internal string Other() => this[$"other-{_given++}"];

    /// <summary>Makes a path read-only and gives another one.</summary>
    internal string Freeze(string path, string name)
    {
        _undo.Push(ScarceFileSystem.MakeImmutable(path));
        return this[name];
    }

    internal string MountReadOnly(string name)
    {
        Mount("size=1m");
        ScarceFileSystem.MakeReadOnly(_root);
        return this[name];
    }

    /// <summary>A file system without a free block and, since each file takes one, without a free inode.</summary>
    internal string MountFull(string name)
    {
        Mount("size=64k,nr_inodes=6"); // the root, the file, three others, the filler
        ScarceFileSystem.Fill(this["filler"]);
        return this[name];
    }

    /// <summary>A link to a file whose name no string can hold.</summary>
    internal void MakeOddLink(string name)
    {
        byte[] odd = _oddName = [.. Encoding.UTF8.GetBytes(_root + "/"), 0xFF, 0xFE, 0];
        if (rename(Encoding.UTF8.GetBytes(Write("target") + "\0"), odd) != 0 || symlink(odd, Encoding.UTF8.GetBytes(this[name] + "\0")) != 0)
            throw new IOException("the link could not be made");
    }

    /// <summary>What every file holds, links followed where they lead to one.</summary>
    internal Dictionary<string, string> Snapshot() => Directory
        .EnumerateFiles(_directory.Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Select(path => (Path: path, Text: TryRead(path))).Where(file => file.Text is not null)
        .ToDictionary(file => file.Path, file => file.Text!);

    private static string? TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return null; // a loop of links, or a name that no string can hold
        }
    }

    private void Mount(string options)
    {
        string root = Directory.CreateDirectory(this["mounted"]).FullName;
        _undo.Push(ScarceFileSystem.Mount(root, options));
        _root = root;
        WriteOther();
        Write("file");
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int rename(byte[] source, byte[] target);

    [DllImport("libc", SetLastError = true)]
    private static extern int unlink(byte[] path);

    [DllImport("libc", SetLastError = true)]
    private static extern int symlink(byte[] target, byte[] path);
}
