using System.Collections.Generic;

namespace Durability.Analyzers.Catalog;

/// <summary>Static file helpers, file handles and directories of the framework. None of them syncs unless its row says so.</summary>
internal static class FrameworkFiles
{
    public static IEnumerable<ApiRow> Rows()
    {
        const string file = "System.IO.File", info = "System.IO.FileInfo", stream = "System.IO.FileStream";

        foreach (var name in new[] { "WriteAllText", "WriteAllBytes", "WriteAllLines", "WriteAllTextAsync", "WriteAllBytesAsync", "WriteAllLinesAsync" })
            yield return new(file, name, Effect.WriteFile) { On = "path", Mode = OpenMode.Create };
        foreach (var name in new[] { "AppendAllText", "AppendAllLines", "AppendAllTextAsync", "AppendAllLinesAsync", "AppendAllBytes", "AppendAllBytesAsync" })
            yield return new(file, name, Effect.AppendFile) { On = "path", Mode = OpenMode.Append };

        yield return new(file, "Create", Effect.Open) { On = "path", Mode = OpenMode.Create };
        yield return new(file, "Open", Effect.Open) { On = "path" };
        yield return new(file, "OpenWrite", Effect.Open) { On = "path", Mode = OpenMode.OpenOrCreate };
        yield return new(file, "OpenRead", Effect.Open) { On = "path", Mode = OpenMode.ReadOnly };
        yield return new(file, "OpenHandle", Effect.Open) { On = "path", Mode = OpenMode.ReadOnly };
        yield return new(file, "CreateText", Effect.Open) { On = "path", Mode = OpenMode.Create, Wraps = true, Buffering = Buffering.Bytes };
        yield return new(file, "AppendText", Effect.Open) { On = "path", Mode = OpenMode.Append, Wraps = true, Buffering = Buffering.Bytes };
        yield return new(file, "Move", Effect.Publish) { On = "sourceFileName", To = "destFileName" };
        yield return new(file, "Replace", Effect.Publish) { On = "sourceFileName", To = "destinationFileName" };
        yield return new(file, "Copy", Effect.CopyFile) { On = "sourceFileName", To = "destFileName" };
        yield return new(file, "Delete", Effect.Delete) { On = "path" };

        yield return new(info, "Create", Effect.Open) { Mode = OpenMode.Create };
        yield return new(info, "Open", Effect.Open);
        yield return new(info, "OpenWrite", Effect.Open) { Mode = OpenMode.OpenOrCreate };
        yield return new(info, "OpenRead", Effect.Open) { Mode = OpenMode.ReadOnly };
        yield return new(info, "CreateText", Effect.Open) { Mode = OpenMode.Create, Wraps = true, Buffering = Buffering.Bytes };
        yield return new(info, "AppendText", Effect.Open) { Mode = OpenMode.Append, Wraps = true, Buffering = Buffering.Bytes };
        yield return new(info, "MoveTo", Effect.Publish) { To = "destFileName" };
        yield return new(info, "Replace", Effect.Publish) { To = "destinationFileName" };
        yield return new(info, "CopyTo", Effect.CopyFile) { To = "destFileName" };
        yield return new(info, "Delete", Effect.Delete);
        yield return new(info, ".ctor", Effect.Path) { On = "fileName" };
        yield return new("System.IO.FileSystemInfo", "FullName", Effect.Path);
        yield return new(info, "DirectoryName", Effect.Path);

        yield return new(stream, ".ctor", Effect.Open) { On = "path" };
        yield return new(stream, "Flush", Effect.Sync) { WhenTrue = true };
        yield return new(stream, "SafeFileHandle", Effect.Unwrap);
        yield return new(stream, "Name", Effect.Path);
        yield return new("System.IO.RandomAccess", "Write", Effect.Write) { On = "handle" };
        yield return new("System.IO.RandomAccess", "WriteAsync", Effect.Write) { On = "handle" };
        yield return new("System.IO.RandomAccess", "SetLength", Effect.Write) { On = "handle" };
        yield return new("System.IO.RandomAccess", "FlushToDisk", Effect.Sync) { On = "handle" };
        yield return new("System.Runtime.InteropServices.SafeHandle", "Dispose", Effect.Close);
        yield return new("System.Runtime.InteropServices.SafeHandle", "Close", Effect.Close);
        yield return new("System.Runtime.InteropServices.SafeHandle", "DangerousGetHandle", Effect.Unwrap);

        yield return new("System.IO.Directory", "CreateDirectory", Effect.CreateDirectory) { On = "path" };
        yield return new("System.IO.Directory", "Move", Effect.Publish) { On = "sourceDirName", To = "destDirName" };
        yield return new("System.IO.MemoryMappedFiles.MemoryMappedViewAccessor", "Flush", Effect.FlushView);
        yield return new("System.IO.MemoryMappedFiles.MemoryMappedViewStream", "Flush", Effect.FlushView);
        foreach (var name in new[] { "SetResult", "TrySetResult" })
            yield return new("System.Threading.Tasks.TaskCompletionSource", name, Effect.Acknowledge);
        yield return new("System.IO.Path", "GetTempPath", Effect.TemporaryPath);
        yield return new("System.IO.Path", "GetTempFileName", Effect.TemporaryPath);
        yield return new("System.IO.Directory", "CreateTempSubdirectory", Effect.TemporaryPath);
        foreach (var name in new[] { "Combine", "Join", "GetFullPath", "ChangeExtension", "GetDirectoryName", "GetFileName", "GetFileNameWithoutExtension" })
            yield return new("System.IO.Path", name, Effect.Path);
    }
}
