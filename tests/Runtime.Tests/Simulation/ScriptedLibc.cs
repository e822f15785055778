using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Durability.Platform;
using Microsoft.Win32.SafeHandles;

namespace Durability.Tests;

/// <summary>The real system calls, but for the errors that a test has put in the way of some, each used once.</summary>
internal sealed class ScriptedLibc : ILibc
{
    private readonly Dictionary<string, Queue<int>> _errors = [];

    internal List<string> Calls { get; } = [];

    /// <summary>Copies of the descriptors that were closed, as a process that is being started has them until its exec.</summary>
    internal List<SafeFileHandle>? Copies { get; init; }

    public bool HasFullFSync { get; init; }

    public bool HasFDataSync { get; init; } = true;

    internal ScriptedLibc Fails(string call, params int[] errors)
    {
        _errors[call] = new Queue<int>(errors);
        return this;
    }

    public int FSync(SafeFileHandle file) => Scripted("fsync") ?? Libc.Instance.FSync(file);

    public int FDataSync(SafeFileHandle file) => Scripted("fdatasync") ?? Libc.Instance.FDataSync(file);

    public int FullFSync(SafeFileHandle file) => Scripted("fullfsync") ?? Libc.Instance.FSync(file);

    public int OpenDirectory(string path, out SafeFileHandle? directory)
    {
        directory = null;
        return Scripted("open") ?? Libc.Instance.OpenDirectory(path, out directory);
    }

    public int Unlock(SafeFileHandle file) => Scripted("flock") ?? Libc.Instance.Unlock(file);

    public int Close(IntPtr descriptor)
    {
        int? scripted = Scripted("close");
        Copies?.Add(new SafeFileHandle(dup((int)descriptor), ownsHandle: true));
        int real = Libc.Instance.Close(descriptor); // close(2) frees the descriptor whatever it returns
        return scripted ?? real;
    }

    public int Rename(string source, string target) => Scripted("rename") ?? Libc.Instance.Rename(source, target);

    public int RenameNoReplace(string source, string target) =>
        Scripted("renameat2") ?? Libc.Instance.RenameNoReplace(source, target);

    public int Link(string source, string target) => Scripted("link") ?? Libc.Instance.Link(source, target);

    public int Unlink(string path) => Scripted("unlink") ?? Libc.Instance.Unlink(path);

    public int ReadLink(string path, out string? target)
    {
        target = "";
        return Scripted("readlink") ?? Libc.Instance.ReadLink(path, out target);
    }

    public int FChMod(SafeFileHandle file, int mode) => Scripted("fchmod") ?? Libc.Instance.FChMod(file, mode);

    public int GetMode(string path, out int mode)
    {
        mode = 0;
        return Scripted("stat") ?? Libc.Instance.GetMode(path, out mode);
    }

    public int MayWrite(string path) => Scripted("faccessat") ?? Libc.Instance.MayWrite(path);

    [DllImport("libc", SetLastError = true)]
    private static extern int dup(int descriptor);

    private int? Scripted(string call)
    {
        Calls.Add(call);
        return _errors.TryGetValue(call, out Queue<int>? errors) && errors.TryDequeue(out int error) && error != 0 ? error : null;
    }
}
