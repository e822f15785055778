using System;
using System.Collections.Generic;
using System.IO;
using Durability.Platform;
using Microsoft.Win32.SafeHandles;

namespace Durability.Tests;

/// <summary>Windows as its documentation describes it, over the files of the machine that runs the tests.</summary>
internal sealed class ScriptedKernel32 : IKernel32
{
    private readonly Dictionary<string, Queue<int>> _errors = [];

    internal List<string> Calls { get; } = [];

    internal ScriptedKernel32 Fails(string call, params int[] errors)
    {
        _errors[call] = new Queue<int>(errors);
        return this;
    }

    public int FlushFileBuffers(SafeFileHandle file) => Scripted("FlushFileBuffers");

    public int OpenDirectory(string path, out SafeFileHandle? directory)
    {
        int error = Scripted("CreateFile " + Path.GetFileName(path));
        directory = error == 0 ? new SafeFileHandle((IntPtr)(-1), ownsHandle: false) : null;
        return error;
    }

    public int MoveFile(string source, string target, uint flags)
    {
        int error = Scripted($"MoveFileEx {flags}");
        if (error != 0)
            return error;
        bool replaces = (flags & WindowsStorage.MOVEFILE_REPLACE_EXISTING) != 0;
        if (File.Exists(target) && !replaces)
            return 183;
        File.Move(source, target, replaces);
        return 0;
    }

    public int ReplaceFile(string target, string source, string? backup, uint flags)
    {
        int error = Scripted($"ReplaceFile {flags}");
        if (error == 0)
            File.Replace(source, target, backup);
        return error;
    }

    public int GetFinalPath(string path, out string finalPath)
    {
        finalPath = @"\\?\C:\final";
        return Scripted("GetFinalPathNameByHandle");
    }

    private int Scripted(string call)
    {
        Calls.Add(call);
        return _errors.TryGetValue(call.Split(' ')[0], out Queue<int>? errors) && errors.TryDequeue(out int error) ? error : 0;
    }
}
