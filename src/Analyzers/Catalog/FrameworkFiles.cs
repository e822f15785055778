using System.Collections.Generic;

namespace Durability.Analyzers.Catalog;

/// <summary>Static file helpers, file handles and directories of the framework. None of them syncs unless its row says so.</summary>
internal static class FrameworkFiles
{
    public static void AddTo(List<ApiRow> rows)
    {
        const string file = "System.IO.File", info = "System.IO.FileInfo", stream = "System.IO.FileStream";

        foreach (var name in new[] { "WriteAllText", "WriteAllBytes", "WriteAllLines", "WriteAllTextAsync", "WriteAllBytesAsync", "WriteAllLinesAsync" })
            rows.Add(new(file, name, Effect.WriteFile) { On = "path", Mode = OpenMode.Create });
        foreach (var name in new[] { "AppendAllText", "AppendAllLines", "AppendAllTextAsync", "AppendAllLinesAsync", "AppendAllBytes", "AppendAllBytesAsync" })
            rows.Add(new(file, name, Effect.AppendFile) { On = "path", Mode = OpenMode.Append });

        rows.Add(new(file, "Create", Effect.Open) { On = "path", Mode = OpenMode.Create });
        rows.Add(new(file, "Open", Effect.Open) { On = "path" });
        rows.Add(new(file, "OpenWrite", Effect.Open) { On = "path", Mode = OpenMode.OpenOrCreate });
        rows.Add(new(file, "OpenRead", Effect.Open) { On = "path", Mode = OpenMode.ReadOnly });
        rows.Add(new(file, "OpenHandle", Effect.Open) { On = "path", Mode = OpenMode.ReadOnly });
        rows.Add(new(file, "CreateText", Effect.Open) { On = "path", Mode = OpenMode.Create, Wraps = true, Buffering = Buffering.Bytes });
        rows.Add(new(file, "AppendText", Effect.Open) { On = "path", Mode = OpenMode.Append, Wraps = true, Buffering = Buffering.Bytes });
        rows.Add(new(file, "Move", Effect.Publish) { On = "sourceFileName", To = "destFileName" });
        rows.Add(new(file, "Replace", Effect.Publish) { On = "sourceFileName", To = "destinationFileName" });
        rows.Add(new(file, "Copy", Effect.CopyFile) { On = "sourceFileName", To = "destFileName" });
        rows.Add(new(file, "Delete", Effect.Delete) { On = "path" });

        rows.Add(new(info, "Create", Effect.Open) { Mode = OpenMode.Create });
        rows.Add(new(info, "Open", Effect.Open));
        rows.Add(new(info, "OpenWrite", Effect.Open) { Mode = OpenMode.OpenOrCreate });
        rows.Add(new(info, "OpenRead", Effect.Open) { Mode = OpenMode.ReadOnly });
        rows.Add(new(info, "CreateText", Effect.Open) { Mode = OpenMode.Create, Wraps = true, Buffering = Buffering.Bytes });
        rows.Add(new(info, "AppendText", Effect.Open) { Mode = OpenMode.Append, Wraps = true, Buffering = Buffering.Bytes });
        rows.Add(new(info, "MoveTo", Effect.Publish) { To = "destFileName" });
        rows.Add(new(info, "Replace", Effect.Publish) { To = "destinationFileName" });
        rows.Add(new(info, "CopyTo", Effect.CopyFile) { To = "destFileName" });
        rows.Add(new(info, "Delete", Effect.Delete));
        rows.Add(new(info, ".ctor", Effect.Path) { On = "fileName" });
        rows.Add(new("System.IO.FileSystemInfo", "FullName", Effect.Path));
        rows.Add(new(info, "DirectoryName", Effect.Path));

        const string isolated = "System.IO.IsolatedStorage.IsolatedStorageFile";
        rows.Add(new(isolated, "CreateFile", Effect.Open) { On = "path", Mode = OpenMode.Create });
        rows.Add(new(isolated, "OpenFile", Effect.Open) { On = "path" });
        rows.Add(new(isolated, "MoveFile", Effect.Publish) { On = "sourceFileName", To = "destinationFileName" });
        rows.Add(new(isolated, "CopyFile", Effect.CopyFile) { On = "sourceFileName", To = "destinationFileName" });
        rows.Add(new(isolated, "DeleteFile", Effect.Delete) { On = "file" });

        rows.Add(new(stream, ".ctor", Effect.Open) { On = "path" });
        rows.Add(new(stream, "Flush", Effect.Sync) { WhenTrue = true });
        rows.Add(new(stream, "SafeFileHandle", Effect.Unwrap));
        rows.Add(new(stream, "Name", Effect.Path));
        rows.Add(new("System.IO.RandomAccess", "Write", Effect.Write) { On = "handle" });
        rows.Add(new("System.IO.RandomAccess", "WriteAsync", Effect.Write) { On = "handle" });
        rows.Add(new("System.IO.RandomAccess", "SetLength", Effect.Write) { On = "handle" });
        rows.Add(new("System.IO.RandomAccess", "FlushToDisk", Effect.Sync) { On = "handle" });
        rows.Add(new("System.Runtime.InteropServices.SafeHandle", "Dispose", Effect.Close));
        rows.Add(new("System.Runtime.InteropServices.SafeHandle", "Close", Effect.Close));
        rows.Add(new("System.Runtime.InteropServices.SafeHandle", "DangerousGetHandle", Effect.Unwrap));

        rows.Add(new("System.IO.Directory", "CreateDirectory", Effect.CreateDirectory) { On = "path" });
        rows.Add(new("System.IO.Directory", "Move", Effect.Publish) { On = "sourceDirName", To = "destDirName" });
        rows.Add(new("System.IO.MemoryMappedFiles.MemoryMappedViewAccessor", "Flush", Effect.FlushView));
        rows.Add(new("System.IO.MemoryMappedFiles.MemoryMappedViewStream", "Flush", Effect.FlushView));
        foreach (var name in new[] { "SetResult", "TrySetResult" })
            rows.Add(new("System.Threading.Tasks.TaskCompletionSource", name, Effect.Acknowledge));
        rows.Add(new("System.IO.Path", "GetTempPath", Effect.TemporaryPath));
        rows.Add(new("System.IO.Path", "GetTempFileName", Effect.TemporaryPath));
        rows.Add(new("System.IO.Directory", "CreateTempSubdirectory", Effect.TemporaryPath));
        foreach (var name in new[] { "Combine", "Join", "GetFullPath", "ChangeExtension", "GetDirectoryName", "GetFileName", "GetFileNameWithoutExtension" })
            rows.Add(new("System.IO.Path", name, Effect.Path));
    }
}
